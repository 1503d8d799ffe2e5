package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/internal/suggest"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/report"
)

type explainCmd struct {
	In  string   `help:"The folder of a run, or of check --out." placeholder:"DIR"`
	IDs []string `arg:"" name:"id" help:"The id of a finding, alert, group or document; two ids of documents; or the name of a rule."`
}

func (c *explainCmd) Run(s *streams) error {
	if c.In == "" {
		if len(c.IDs) != 1 {
			return &exitError{exitUsage, "explain takes one rule, or --in DIR with the id of a finding, alert, group or document, or with two ids of documents"}
		}
		return explainRule(s.stdout, c.IDs[0])
	}
	r, err := report.Load(c.In)
	if err != nil {
		return err
	}
	e := explainer{r, s.stdout}
	switch len(c.IDs) {
	case 1:
		return e.one(c.IDs[0])
	case 2:
		return e.pair(c.IDs[0], c.IDs[1])
	}
	return &exitError{exitUsage, "explain takes one id, or two ids of documents"}
}

func explainRule(w io.Writer, id string) error {
	var known []string
	for _, rule := range compare.Rules() {
		if rule.ID == id {
			writeRule(w, rule)
			return nil
		}
		known = append(known, rule.ID)
	}
	return unknown("rule", id, known)
}

func writeRule(w io.Writer, rule compare.Rule) {
	fmt.Fprintf(w, "%s: %s (%s)\n\n%s\n", rule.ID, rule.Title, rule.Verdict, rule.Text)
	if rule.Example[0] != "" {
		fmt.Fprintf(w, "\nExample:\n  %s\n  %s\n", rule.Example[0], rule.Example[1])
	}
}

// unknown names the nearest known ids.
func unknown(what, id string, known []string) error {
	hint := ""
	if near := suggest.Nearest(id, known); near != "" {
		hint = fmt.Sprintf("; did you mean %s?", near)
	}
	return &exitError{exitUsage, fmt.Sprintf("no %s %q%s", what, printable(id), hint)}
}

// explainer answers from the files of a run.
type explainer struct {
	r *report.Results
	w io.Writer
}

func (e explainer) printf(format string, args ...any) { fmt.Fprintf(e.w, format, args...) }

func (e explainer) one(id string) error {
	var known []string
	for i := range e.r.Findings {
		if e.r.Findings[i].ID == id {
			return e.finding(&e.r.Findings[i])
		}
		known = append(known, e.r.Findings[i].ID)
	}
	for i := range e.r.Groups {
		if e.r.Groups[i].ID == id {
			return e.group(&e.r.Groups[i])
		}
		known = append(known, e.r.Groups[i].ID)
	}
	if d := e.document(id); d != nil {
		e.about(d)
		return nil
	}
	if a := e.alert(id); a != nil {
		if a.Finding != "" {
			return e.one(a.Finding)
		}
		return e.pair(a.Lead().Left.Document, a.Lead().Right.Document)
	}
	for i := range e.r.Documents {
		known = append(known, e.r.Documents[i].ID)
	}
	return unknown("finding, group, document or alert", id, known)
}

// alert is the alert of a check that a fingerprint names, its pair first.
func (e explainer) alert(id string) *gate.Alert {
	for _, a := range gate.Alerts(e.r) {
		for _, p := range a.Pairs {
			if p.Fingerprint == id {
				a.Pairs = []gate.Pair{p}
				return &a
			}
		}
	}
	return nil
}

func (e explainer) document(id string) *report.Document {
	for i := range e.r.Documents {
		if e.r.Documents[i].ID == id {
			return &e.r.Documents[i]
		}
	}
	return nil
}

func (e explainer) finding(f *report.Finding) error {
	e.printf("%s  %s, %s severity, confidence %.2f\n%s\n\n", f.ID, f.Verdict, f.Severity, f.Confidence, f.Question)
	for i, c := range f.Claims {
		e.printf("  [%d] %s (%s) %s: %s\n", i, printable(c.Document), outletName(c.Outlet), c.AsOf, interval(c.Low, c.High, c.Unit))
		e.printf("      %q\n", printable(c.Quote))
	}
	e.printf("\n")
	rules := map[string]bool{}
	for _, x := range f.Conflicts {
		e.printf("  [%d] and [%d]: %s by %s: %s\n", x.Left, x.Right, x.Verdict, x.Rule, x.Why)
		rules[x.Rule] = true
	}
	for _, rule := range compare.Rules() {
		if rules[rule.ID] {
			e.printf("\n")
			writeRule(e.w, rule)
		}
	}
	return nil
}

func outletName(s string) string {
	if s == "" {
		return "unknown outlet"
	}
	return printable(s)
}

func interval(low, high any, unit *string) string {
	u := ""
	if unit != nil {
		u = " " + *unit
	}
	switch {
	case low == nil && high == nil:
		return "no value"
	case low == nil:
		return fmt.Sprintf("at most %v%s", high, u)
	case high == nil:
		return fmt.Sprintf("at least %v%s", low, u)
	case low == high:
		return fmt.Sprintf("%v%s", low, u)
	}
	return fmt.Sprintf("%v to %v%s", low, high, u)
}

func (e explainer) group(g *report.Group) error {
	e.printf("%s  %s group of %d documents: %s\n", g.ID, g.Kind, len(g.Documents), printable(g.Label))
	for _, id := range g.Documents {
		if d := e.document(id); d != nil {
			e.printf("  %s (%s) %s %s\n", printable(d.ID), outletName(d.Outlet), d.Published, printable(d.Title))
		}
	}
	in := func(id string) bool { return slices.Contains(g.Documents, id) }
	for _, p := range e.r.Pairs {
		if in(p.Left) && in(p.Right) {
			e.printf("  %s and %s: %s, Jaccard %.3f, containment %.3f\n", printable(p.Left), printable(p.Right), p.Relation, p.Jaccard, p.Containment)
		}
	}
	for _, f := range e.r.Findings {
		if f.Group == g.ID {
			e.printf("  %s: %s, %s\n", f.ID, f.Verdict, f.Slot)
		}
	}
	return nil
}

func (e explainer) about(d *report.Document) {
	e.printf("%s (%s) %s, %d words, language %q\n%s\n", printable(d.ID), outletName(d.Outlet), d.Published, d.Words, d.Language, printable(d.Title))
	e.printf("lineage %s\n", printable(d.Lineage))
	groups := 0
	for _, g := range e.r.Groups {
		if slices.Contains(g.Documents, d.ID) {
			groups++
			e.printf("  in %s group %s: %s\n", g.Kind, g.ID, printable(g.Label))
		}
	}
	if groups == 0 {
		e.printf("  in no group\n")
	}
	for _, f := range e.r.Findings {
		if slices.ContainsFunc(f.Claims, func(c report.Claim) bool { return c.Document == d.ID }) {
			e.printf("  %s: %s, %s\n", f.ID, f.Verdict, f.Slot)
		}
	}
}

func (e explainer) pair(left, right string) error {
	var docs [2]*report.Document
	for i, id := range []string{left, right} {
		if docs[i] = e.document(id); docs[i] == nil {
			var known []string
			for k := range e.r.Documents {
				known = append(known, e.r.Documents[k].ID)
			}
			return unknown("document", id, known)
		}
	}
	e.overlap(docs[0], docs[1])
	both := func(a, b string) bool { return a == left && b == right || a == right && b == left }
	for _, g := range e.r.Groups {
		if slices.Contains(g.Documents, left) && slices.Contains(g.Documents, right) {
			e.printf("both in %s group %s: %s\n", g.Kind, g.ID, printable(g.Label))
		}
	}
	for _, c := range e.r.Candidates {
		if both(c.Left, c.Right) {
			e.printf("just under the threshold of a %s: %.3f, needed %.3f %s\n", c.Tier, c.Similarity, c.Threshold, parts(c.Parts))
		}
	}
	for _, f := range e.r.Findings {
		for _, x := range f.Conflicts {
			if both(f.Claims[x.Left].Document, f.Claims[x.Right].Document) {
				e.printf("%s  %s: %s by %s: %s\n", f.ID, f.Slot, x.Verdict, x.Rule, x.Why)
			}
		}
	}
	for _, c := range e.r.Comparisons {
		if both(c.Left.Document, c.Right.Document) {
			e.printf("not compared: %q and %q by %s: %s\n", printable(c.Left.Surface), printable(c.Right.Surface), c.Rule, c.Why)
		}
	}
	return nil
}

func (e explainer) overlap(left, right *report.Document) {
	if left.Text == "" || right.Text == "" {
		e.printf("the texts were left out of this run (--no-text): the overlap cannot be measured again\n")
	} else {
		s := dedupe.Explain(left, right)
		e.printf("%d and %d five-word shingles, %d in common: Jaccard %.3f (estimated with digits masked: %.3f), containment %.3f\n",
			s.Left, s.Right, s.Shared, s.Jaccard, s.Estimate, s.Containment)
		e.printf("bands that met: %d of %d (%d values each; the chance of one at this estimate is %.4f); anchors in common: %d\n",
			len(s.Bands), s.BandCount, s.Rows, s.Chance, s.Anchors)
		e.printf("a copy needs containment %.2f\n", lsh.CopyThreshold)
	}
	for _, p := range e.r.Pairs {
		if p.Left == left.ID && p.Right == right.ID || p.Left == right.ID && p.Right == left.ID {
			e.printf("relation: %s, %d shared spans\n", p.Relation, len(p.Spans))
			return
		}
	}
	e.printf("relation: none\n")
}

func parts(m map[string]float64) string {
	var s []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		s = append(s, fmt.Sprintf("%s %.3f", k, m[k]))
	}
	return strings.Join(s, ", ")
}
