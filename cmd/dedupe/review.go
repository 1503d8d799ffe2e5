package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/seed17055106/dedupe/internal/config"
	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

type reviewCmd struct {
	Apply reviewApply `cmd:"" help:"Take the decisions of FILE, which the report of DIR exported: what was confirmed into the baseline, the rest into the suppressions."`
}

type reviewApply struct {
	judging
	File string `arg:"" help:"The decisions that the report exported; - is standard input."`
	Dir  string `arg:"" help:"The folder of the results that the report is of."`
}

func (c *reviewApply) Run(s *streams) error {
	if err := c.load(); err != nil {
		return err
	}
	review, err := readReview(s, c.File)
	if err != nil {
		return err
	}
	if err := c.needs(review); err != nil {
		return err
	}
	results, err := report.Load(c.Dir)
	if err != nil {
		return err
	}
	baseline := gate.NewBaseline()
	if c.Baseline != "" {
		if baseline, err = readBaseline(c.Baseline, true); err != nil {
			return err
		}
	}
	known, err := c.known()
	if err != nil {
		return err
	}
	alerts := gate.Alerts(results)
	suppressions, unknown := review.Apply(alerts, baseline)
	for _, id := range unknown {
		s.log.warn(fmt.Sprintf("no alert of %s has the id %s: its decision is not taken", c.Dir, printable(id)), "is it the folder that the report was made of?")
	}
	suppressions = slices.DeleteFunc(suppressions, func(x gate.Suppression) bool {
		return slices.ContainsFunc(known.List, func(y gate.Suppression) bool { return x.ID == y.ID })
	})
	return c.write(s, baseline, suppressions, review.Len()-len(unknown))
}

var errNoSuppressions = &exitError{exitUsage, "what was set aside goes into a file of suppressions; give --suppressions FILE, or suppressions: in the configuration"}

// needs says which file is not named though a decision goes there.
func (c *reviewApply) needs(review *gate.Review) error {
	for _, d := range review.Decisions {
		if d.Decision == gate.Confirmed && c.Baseline == "" {
			return &exitError{exitUsage, "what was confirmed goes into a baseline; give --baseline FILE, or baseline: in the configuration"}
		}
		if d.Decision != gate.Confirmed && c.Suppressions == "" {
			return errNoSuppressions
		}
	}
	if len(review.Ejected) > 0 && c.Suppressions == "" {
		return errNoSuppressions
	}
	return nil
}

// known reads the suppressions that are there.
func (c *reviewApply) known() (*gate.Suppressions, error) {
	known, err := config.LoadSuppressions(c.Suppressions)
	if c.Suppressions == "" || errors.Is(err, fs.ErrNotExist) {
		return &gate.Suppressions{}, nil
	}
	return known, err
}

func (c *reviewApply) write(s *streams, baseline *gate.Baseline, suppressions []gate.Suppression, taken int) error {
	if c.Baseline != "" {
		if err := writeBaseline(c.Baseline, baseline); err != nil {
			return err
		}
	}
	if len(suppressions) > 0 {
		data, err := os.ReadFile(c.Suppressions)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if data, err = config.AppendSuppressions(data, suppressions); err != nil {
			return err
		}
		if err := writeWhole(c.Suppressions, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(s.stdout, "%s taken; %s added\n", countOf(taken, "decision"), countOf(len(suppressions), "suppression"))
	return err
}

func readReview(s *streams, name string) (*gate.Review, error) {
	if name == "-" {
		return gate.ReadReview(name, s.stdin)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return gate.ReadReview(name, f)
}
