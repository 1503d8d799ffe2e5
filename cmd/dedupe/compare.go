package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/figure"
)

type compareCmd struct {
	Left  string `arg:"" optional:"" help:"A document."`
	Right string `arg:"" optional:"" help:"Another."`
	Pairs string `help:"Compare the pairs of texts in FILE, JSON lines of id, left, right (or premise, hypothesis); one JSON line each comes out. - reads standard input." placeholder:"FILE.jsonl"`
	lexicon
	Workers int  `help:"How many processors to use; 0 is all of them." default:"0" placeholder:"N"`
	Strict  bool `help:"Exit 3 when a line was skipped."`
}

func (c *compareCmd) Run(s *streams) error {
	switch {
	case c.Pairs != "" && c.Left == "":
		return c.pairs(s)
	case c.Pairs == "" && c.Right != "":
		return c.documents(s)
	}
	return &exitError{exitUsage, "compare takes two documents, or --pairs FILE.jsonl"}
}

func (c *compareCmd) documents(s *streams) error {
	left, err := readOne(s, c.Left)
	if err != nil {
		return err
	}
	right, err := readOne(s, c.Right)
	if err != nil {
		return err
	}
	figures, err := dedupe.OpenLexicon(c.Lexicon)
	if err != nil {
		return err
	}
	p := dedupe.ComparePairWith(figures, left, right)
	fmt.Fprintf(s.stdout, "%d five-word shingles in common: Jaccard %.3f, containment %.3f\n", p.Overlap.Shared, p.Overlap.Jaccard, p.Overlap.Containment)
	fmt.Fprintf(s.stdout, "%d and %d figures; verdict: %s\n", len(p.Left), len(p.Right), p.Verdict)
	if len(p.Comparisons) == 0 {
		return nil
	}
	fmt.Fprintln(s.stdout)
	w := tabwriter.NewWriter(s.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "VERDICT\tLEFT\tRIGHT\tRULE\tWHY")
	slices.SortStableFunc(p.Comparisons, func(a, b dedupe.PairComparison) int {
		return compare.Verdict(b.Verdict).Strength() - compare.Verdict(a.Verdict).Strength()
	})
	for _, x := range p.Comparisons {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", x.Verdict, printable(x.Left.Surface), printable(x.Right.Surface), x.Rule, printable(x.Why))
	}
	return w.Flush()
}

// readOne reads the one document that a path holds.
func readOne(s *streams, path string) (*corpus.Document, error) {
	var found *corpus.Document
	for d, p := range corpus.Read(s.ctx, []string{path}, corpus.Options{Stdin: s.stdin}) {
		if p != nil {
			return nil, p
		}
		if found != nil {
			return nil, &exitError{exitUsage, fmt.Sprintf("%s holds more than one document; use dedupe run", path)}
		}
		found = d
	}
	if found == nil {
		return nil, &exitError{exitUsage, path + " holds no document"}
	}
	return found, nil
}

// printable replaces what could move the cursor of a terminal, and parts the mark that the runner of GitHub takes for a command.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return ' '
		}
		return r
	}, s)
	return strings.ReplaceAll(s, "##[", "## [")
}

// A textPair is a line of --pairs.
type textPair struct {
	ID         string
	Left       string
	Right      string
	Premise    string
	Hypothesis string
}

type pairResult struct {
	ID          string                  `json:"id"`
	Verdict     string                  `json:"verdict"`
	Comparisons []dedupe.PairComparison `json:"comparisons"`
}

// pairs compares line by line, in batches, so that a file of any length streams through.
func (c *compareCmd) pairs(s *streams) error {
	in := s.stdin
	if c.Pairs != "-" {
		f, err := os.Open(c.Pairs)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	figures, err := dedupe.OpenLexicon(c.Lexicon)
	if err != nil {
		return err
	}
	workers := c.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	out := bufio.NewWriter(s.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	r := &pairReader{name: c.Pairs, lines: bufio.NewReader(in), log: s.log}
	for s.ctx.Err() == nil {
		batch, err := r.next(64 * workers)
		for _, result := range comparePairs(figures, batch, workers) {
			if err := enc.Encode(result); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if r.skipped > 0 && c.Strict {
		return &exitError{exitSkipped, countOf(r.skipped, "line") + " skipped"}
	}
	return s.ctx.Err()
}

func comparePairs(figures *figure.Extractor, batch []textPair, workers int) []pairResult {
	out := make([]pairResult, len(batch))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(batch); i += workers {
				p := dedupe.ComparePairWith(figures, &corpus.Document{ID: "left", Text: batch[i].Left}, &corpus.Document{ID: "right", Text: batch[i].Right})
				out[i] = pairResult{batch[i].ID, p.Verdict, p.Comparisons}
				if out[i].Comparisons == nil {
					out[i].Comparisons = []dedupe.PairComparison{}
				}
			}
		})
	}
	wg.Wait()
	return out
}

// pairReader reads pairs and says which lines it could not read.
type pairReader struct {
	name    string
	lines   *bufio.Reader
	log     *logger
	line    int
	skipped int
}

// next gives up to n pairs; the error is io.EOF with the last of them.
func (r *pairReader) next(n int) ([]textPair, error) {
	var batch []textPair
	for len(batch) < n {
		line, err := r.lines.ReadBytes('\n')
		r.line++
		if s := strings.TrimSpace(string(line)); s != "" {
			if p, bad := parsePair([]byte(s), r.line); bad != nil {
				r.skipped++
				r.log.warn(fmt.Sprintf("skipped %s:%d: %v", r.name, r.line, bad), `a pair is {"id": ..., "left": ..., "right": ...}`)
			} else {
				batch = append(batch, p)
			}
		}
		if err != nil {
			return batch, err
		}
	}
	return batch, nil
}

func parsePair(line []byte, n int) (textPair, error) {
	var p textPair
	if err := json.Unmarshal(line, &p); err != nil {
		return p, err
	}
	if p.ID == "" {
		p.ID = fmt.Sprint(n)
	}
	if p.Left == "" {
		p.Left = p.Premise
	}
	if p.Right == "" {
		p.Right = p.Hypothesis
	}
	if p.Left == "" || p.Right == "" {
		return p, errors.New("one of the two texts is missing")
	}
	return p, nil
}
