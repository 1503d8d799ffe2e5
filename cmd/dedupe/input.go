package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/report"
)

// input is the flags of every command that reads documents.
type input struct {
	Paths      []string          `arg:"" name:"path" help:"Files, folders, or - for JSON lines on standard input."`
	Field      map[string]string `help:"Which column holds a field of the document, as text=column. Repeatable." placeholder:"FIELD=COLUMN" mapsep:","`
	OutletFrom string            `help:"Where the outlet's name comes from when the record has none: url or folder." enum:"url,folder" default:"url"`
	Workers    int               `help:"How many processors to use; 0 is all of them. The result does not depend on it." default:"0" placeholder:"N"`
	Strict     bool              `help:"Exit 3 when an input was skipped."`
	Quiet      bool              `short:"q" help:"Say nothing but errors."`
}

// lexicon is the flag of every command that reads figures.
type lexicon struct {
	Lexicon []string `help:"A file that adds words and units to those that figures are read with. Repeatable." placeholder:"FILE" sep:"none"`
}

// corpus checks the flags before anything is read: a path that does not exist is a slip of the hand, not a bad input.
func (in *input) corpus(s *streams) (corpus.Options, error) {
	if in.Workers < 0 {
		return corpus.Options{}, &exitError{exitUsage, "--workers: a number of processors, or 0 for all of them"}
	}
	if err := exist(in.Paths); err != nil {
		return corpus.Options{}, err
	}
	opt := corpus.Options{Fields: in.Field, Stdin: s.stdin}
	if in.OutletFrom == "folder" {
		opt.OutletFrom = in.OutletFrom
	}
	return opt, corpus.ValidateFields(in.Field)
}

func exist(paths []string) error {
	for _, path := range paths {
		if _, err := os.Stat(path); path != "-" && errors.Is(err, fs.ErrNotExist) {
			return &corpus.Problem{Path: path, Reason: "no such file or folder", Hint: "is the name right, and the working folder?"}
		}
	}
	return nil
}

// skipped says how many inputs were skipped and why, the first few of them by name, and in one line what was left out by rule.
func (in *input) skipped(log *logger, problems []*corpus.Problem, where string) error {
	const listed = 10
	missed, out := 0, []*corpus.Problem(nil)
	for _, p := range problems {
		if p.LeftOut {
			out = append(out, p)
			continue
		}
		if missed++; missed <= listed && !in.Quiet {
			log.warn("skipped "+p.Error(), p.Hint)
		}
	}
	if missed > listed && !in.Quiet {
		log.warn(fmt.Sprintf("and %d more%s", missed-listed, where), "")
	}
	switch {
	case len(out) == 0 || in.Quiet:
	case len(out) == 1:
		log.say("note", out[0].Error(), "", 0)
	default:
		log.say("note", fmt.Sprintf("%v; and %d more, hidden or written by dedupe%s", out[0], len(out)-1, where), "", 0)
	}
	if missed > 0 && in.Strict {
		return &exitError{exitSkipped, countOf(missed, "input") + " skipped"}
	}
	return nil
}

// problemsOf gives the inputs that a run left out as values of corpus.
func problemsOf(r *report.Results) []*corpus.Problem {
	problems := make([]*corpus.Problem, len(r.Run.Skipped))
	for i, p := range r.Run.Skipped {
		problems[i] = &corpus.Problem{Path: p.Path, Line: p.Line, Record: p.Record, Reason: p.Reason, Hint: p.Hint, LeftOut: p.LeftOut}
	}
	return problems
}
