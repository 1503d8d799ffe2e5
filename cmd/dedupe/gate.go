package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/seed17055106/dedupe/internal/config"
	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

// judging is the flags of the commands that hold results against a policy.
type judging struct {
	configured
	FailOn       []string `help:"Exit 1 on: contradict[:low|medium|high], update, copy, excerpt; or none. (default: contradict:medium)" placeholder:"LIST"`
	Baseline     string   `help:"The alerts that are known and let pass." placeholder:"FILE"`
	Suppressions string   `help:"The alerts that a person has set aside, each with a reason." placeholder:"FILE"`

	missing struct{ baseline, suppressions bool } // may be missing: the configuration names where they will be
}

// load reads the configuration, and puts the flags in place of what it says.
func (j *judging) load() error {
	if err := j.configure(); err != nil {
		return err
	}
	if len(j.FailOn) > 0 {
		if _, err := parsePolicy(j.FailOn); err != nil {
			return err
		}
		j.config.FailOn = j.FailOn
	}
	j.missing.baseline, j.missing.suppressions = j.Baseline == "", j.Suppressions == ""
	j.Baseline = cmp.Or(j.Baseline, j.config.File(j.config.Baseline))
	j.Suppressions = cmp.Or(j.Suppressions, j.config.File(j.config.Suppressions))
	return nil
}

// gate reads what results are held against. A file that a flag names and that is not there is an error, unless it is about to be written.
// One that the configuration names need not be there yet: nothing is known or set aside.
func (j *judging) gate(begin bool) (*gate.Gate, error) {
	policy, err := j.config.Policy()
	if err != nil {
		return nil, err
	}
	g := &gate.Gate{Policy: policy, Today: time.Now()}
	if j.Baseline != "" {
		if g.Baseline, err = readBaseline(j.Baseline, begin || j.missing.baseline); err != nil {
			return nil, err
		}
	}
	if j.Suppressions != "" {
		g.Suppressions, err = config.LoadSuppressions(j.Suppressions)
		switch {
		case errors.Is(err, fs.ErrNotExist) && j.missing.suppressions:
			return g, nil
		case errors.Is(err, fs.ErrNotExist):
			return nil, &report.Error{Path: j.Suppressions, Reason: "there is no such file of suppressions", Hint: "is the name right?", Err: err}
		}
	}
	return g, err
}

func readBaseline(name string, begin bool) (*gate.Baseline, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		if begin {
			return gate.NewBaseline(), nil
		}
		return nil, &report.Error{Path: name, Reason: "there is no such baseline", Hint: "dedupe check --update-baseline begins one", Err: err}
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return gate.ReadBaseline(name, f)
}

func writeBaseline(name string, b *gate.Baseline) error {
	return writeWhole(name, func(w io.Writer) error { return b.Write(w) })
}
