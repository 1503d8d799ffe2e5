package format

import (
	"cmp"
	"encoding/csv"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

// csvFormat is a line for each pair of documents of each alert.
type csvFormat struct{}

func (csvFormat) Write(w io.Writer, o *gate.Outcome) error {
	out := csv.NewWriter(w)
	rows := [][]string{{
		"id", "status", "kind", "fails", "severity", "confidence", "slot", "question", "rule", "finding",
		"left_document", "left_outlet", "left_path", "left_line", "left_column", "left_value", "left_quote",
		"right_document", "right_outlet", "right_path", "right_line", "right_column", "right_value", "right_quote", "why",
	}}
	for i := range o.Alerts {
		a := &o.Alerts[i]
		for _, p := range a.Pairs {
			row := []string{
				p.Fingerprint, string(p.Status), a.Kind, strconv.FormatBool(a.Fails), a.Severity, strconv.FormatFloat(a.Confidence, 'f', 2, 64),
				a.Slot, a.Question, a.Rule, a.Finding,
			}
			for _, s := range []gate.Side{p.Left, p.Right} {
				row = append(row, s.Document, s.Outlet, s.Path, number(s.Line), number(s.Column), line(s.Surface), line(s.Quote))
			}
			rows = append(rows, append(row, a.Why))
		}
	}
	return writeRows(out, rows)
}

// matrixFormat is the claims: a line for each question that a finding answers, a column for each outlet, in each cell the values
// as written. An empty cell means that the outlet does not say.
type matrixFormat struct{}

func (matrixFormat) Write(w io.Writer, o *gate.Outcome) error {
	names := map[string]bool{}
	for _, f := range o.Results.Findings {
		for i := range f.Claims {
			names[speaker(&f.Claims[i])] = true
		}
	}
	outlets := slices.Sorted(maps.Keys(names))
	rows := [][]string{append([]string{"finding", "slot", "verdict", "severity"}, outlets...)}
	for _, f := range o.Results.Findings {
		said := map[string][]string{}
		for i := range f.Claims {
			c := &f.Claims[i]
			if s := line(c.Surface); !slices.Contains(said[speaker(c)], s) {
				said[speaker(c)] = append(said[speaker(c)], s)
			}
		}
		row := []string{f.ID, f.Slot, f.Verdict, f.Severity}
		for _, name := range outlets {
			row = append(row, strings.Join(said[name], " | "))
		}
		rows = append(rows, row)
	}
	return writeRows(csv.NewWriter(w), rows)
}

// speaker is the outlet of a claim, or its document where the outlet is not known.
func speaker(c *report.Claim) string { return cmp.Or(c.Outlet, c.Document) }

func writeRows(out *csv.Writer, rows [][]string) error {
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell keeps a spreadsheet from taking a text for a formula (OWASP, CSV injection). A number below zero is none.
func cell(s string) string {
	s = path(s)
	if s == "" || !strings.ContainsRune("=+@-\ufffd", []rune(s)[0]) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}
