package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/internal/source"
	"github.com/seed17055106/dedupe/report"
)

type checkCmd struct {
	Against       []string `group:"What is compared" help:"What was there before: files, folders and saved indexes (dedupe index). Repeatable. What is there is not compared with itself." placeholder:"PATH" sep:"none"`
	Since         *string  `group:"What is compared" help:"Of PATH only the files that differ from this git revision, or in this range, are new; the others were there." placeholder:"REV"`
	WithinOutlet  bool     `group:"What is compared" help:"Compare documents of one outlet too."`
	MinConfidence *float64 `group:"What is compared" help:"Leave out findings below this confidence, from 0 to 1. (default: 0.5)" placeholder:"X"`

	judging        `group:"What fails"`
	AllowEmpty     bool `group:"What fails" help:"Pass when nothing was compared, instead of exit 4."`
	UpdateBaseline bool `group:"What fails" help:"Write all that is found into the baseline, and pass."`

	outputs `group:"What is written"`
	Out     string `group:"What is written" help:"Write the results into a folder too, for render and explain." placeholder:"DIR"`

	input   `group:"What is read"`
	lexicon `group:"What is read"`
	profile
}

// Help is what --help says beside the flags.
func (checkCmd) Help() string {
	return `Every new document is held against every other new one and against what was there; what was there is never held
against itself. By default a contradiction of medium severity or more between two outlets fails, with exit 1; updates,
copies and excerpts are reported. A check that had nothing to compare is no pass: exit 4.

  dedupe check new/ --against corpus/
  dedupe check corpus/ --since origin/main...HEAD --baseline known.jsonl
  dedupe check new/ --against corpus/ --format sarif=dedupe.sarif --format html=report.html

docs/ci.md has recipes for CI systems, the baseline and suppressions; dedupe config init writes a configuration with every key.`
}

func (c *checkCmd) Run(s *streams) error {
	stop, err := c.profile.start()
	if err != nil {
		return err
	}
	return errors.Join(c.run(s), stop())
}

func (c *checkCmd) run(s *streams) error {
	list, opt, err := c.prepare(s)
	if err != nil {
		return err
	}
	g, err := c.gate(c.UpdateBaseline)
	if err != nil {
		return err
	}
	progress := newProgress(s.stderr, c.Quiet)
	opt.Progress = progress.report
	results, err := dedupe.Check(s.ctx, opt)
	progress.stop()
	if err != nil {
		return err
	}
	source.Place(results)
	if c.Out != "" {
		if err := report.Save(s.ctx, c.Out, results, true); err != nil {
			return err
		}
	}
	outcome := g.Judge(results)
	c.nothing(outcome)
	if c.UpdateBaseline && outcome.Nothing == "" {
		if err := c.update(s, g, outcome); err != nil {
			return err
		}
		outcome = g.Judge(results)
		c.nothing(outcome)
	}
	if err := write(s, list, outcome, c.Out); err != nil {
		return err
	}
	return c.verdict(s, outcome)
}

// prepare checks flags and files before anything is read.
func (c *checkCmd) prepare(s *streams) ([]target, dedupe.CheckOptions, error) {
	var opt dedupe.CheckOptions
	list, err := c.targets(c.Quiet)
	if err != nil {
		return nil, opt, err
	}
	if err := c.load(); err != nil {
		return nil, opt, err
	}
	min := c.config.MinConfidence
	if c.MinConfidence != nil {
		min = *c.MinConfidence
	}
	switch {
	case min < 0 || min > 1:
		return nil, opt, &exitError{exitUsage, fmt.Sprintf("--min-confidence %g: a confidence is from 0 to 1", min)}
	case c.UpdateBaseline && c.Baseline == "":
		return nil, opt, &exitError{exitUsage, "--update-baseline: no file is named; give --baseline FILE, or baseline: in the configuration"}
	}
	if opt.Corpus, err = c.corpus(s); err == nil {
		err = exist(c.Against)
	}
	opt.Corpus.Exclude = c.ownFiles(list)
	if err == nil && c.Out != "" {
		err = report.Writable(c.Out)
	}
	if err == nil && c.Since != nil {
		opt.Delivered, err = changedSince(s.ctx, *c.Since)
	}
	opt.Paths, opt.Against, opt.WithinOutlet = c.Paths, c.Against, c.WithinOutlet || c.config.WithinOutlet
	opt.MinConfidence, opt.Workers, opt.Lexicon = min, c.Workers, c.Lexicon
	if err == nil {
		opt.Boilerplate, err = c.config.Phrases()
	}
	return list, opt, err
}

// ownFiles are those that the check itself writes or is held against, which lie in the folder that it looks at when that is the
// root of a repository.
func (c *checkCmd) ownFiles(list []target) []string {
	var own []string
	for _, name := range []string{c.Baseline, c.Suppressions, c.config.Path()} {
		if name != "" {
			own = append(own, name)
		}
	}
	for _, t := range list {
		if t.path != "" {
			own = append(own, t.path)
		}
	}
	return own
}

// verdict is the exit code of a check that was written: what was not looked at weighs more than what was found.
func (c *checkCmd) verdict(s *streams, o *gate.Outcome) error {
	strict := c.skipped(s.log, problemsOf(o.Results), "")
	if o.Nothing != "" {
		return &exitError{exitNothing, "nothing was compared: " + printable(o.Nothing)}
	}
	if len(o.Failed) > 0 {
		return &exitError{exitPolicy, "the policy failed: " + strings.Join(o.Failed, "; ") + "\nhint: " + c.wayOut()}
	}
	return strict
}

// wayOut is what a maintainer can do about findings.
func (c *checkCmd) wayOut() string {
	flags := "--update-baseline"
	if c.Baseline == "" {
		flags = "--baseline FILE --update-baseline"
	}
	return "mend the delivery, or take what is known into a baseline with " + flags
}

// nothing notes why a check had nothing to compare: that is no pass, unless it is allowed, and said even then.
func (c *checkCmd) nothing(o *gate.Outcome) {
	why := gate.Nothing(o.Results)
	if why != "" && c.Since != nil && o.Results.Run.Counts.New == 0 {
		why = fmt.Sprintf("no document of %s differs from %s", strings.Join(c.Paths, ", "), *c.Since)
	}
	if why != "" && (c.AllowEmpty || c.config.AllowEmpty) {
		o.Notes = append(o.Notes, "nothing was compared: "+why)
		return
	}
	o.Nothing = why
}

// update writes the baseline that knows everything the check found, and puts it in the place of the old one.
func (c *checkCmd) update(s *streams, g *gate.Gate, o *gate.Outcome) error {
	next, change := g.Baseline.Update(o.Alerts, o.Results)
	if err := writeBaseline(c.Baseline, next); err != nil {
		return err
	}
	g.Baseline = next
	if !c.Quiet {
		s.log.say("note", fmt.Sprintf("%s: %d added, %d removed, %d unchanged", filepath.ToSlash(c.Baseline), change.Added, change.Removed, change.Unchanged), "", 0)
	}
	return nil
}
