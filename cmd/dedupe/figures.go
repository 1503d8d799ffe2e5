package main

import (
	"bufio"
	"encoding/json"

	"github.com/seed17055106/dedupe"
)

type figuresCmd struct {
	input
	lexicon
}

func (c *figuresCmd) Run(s *streams) error {
	opt, err := c.corpus(s)
	if err != nil {
		return err
	}
	figures, problems, err := dedupe.Figures(s.ctx, dedupe.Options{Paths: c.Paths, Corpus: opt, Lexicon: c.Lexicon, Workers: c.Workers})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for f := range figures {
		if err := enc.Encode(f); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return c.skipped(s.log, problems, "")
}
