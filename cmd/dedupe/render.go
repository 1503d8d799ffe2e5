package main

import (
	"strings"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

type renderCmd struct {
	judging
	outputs
	Dir   string `arg:"" help:"The folder that run, or check --out, wrote."`
	Quiet bool   `short:"q" help:"Say nothing but errors."`

	Excerpts bool `help:"Leave the documents' texts out of the html format: figures, their sentences and the claims matrices remain."`
}

// Run writes formats from saved results. It judges as check does, but exits 0 whatever it finds unless --fail-on is given.
func (c *renderCmd) Run(s *streams) error {
	list, err := c.targets(c.Quiet)
	if err != nil {
		return err
	}
	if err := c.load(); err != nil {
		return err
	}
	g, err := c.gate(false)
	if err != nil {
		return err
	}
	results, err := report.Load(c.Dir)
	if err != nil {
		return err
	}
	results.Run.Excerpts = results.Run.Excerpts || c.Excerpts
	outcome := g.Judge(results)
	if !c.config.AllowEmpty {
		outcome.Nothing = gate.Nothing(results)
	}
	if err := write(s, list, outcome, ""); err != nil {
		return err
	}
	if len(c.FailOn) > 0 && len(outcome.Failed) > 0 {
		return &exitError{exitPolicy, "the policy failed: " + strings.Join(outcome.Failed, "; ")}
	}
	return nil
}
