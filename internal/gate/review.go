package gate

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/report"
)

// ReviewSchema is the version of the file of decisions.
const ReviewSchema = 1

// The decisions that a reviewer may take on a finding.
const (
	Confirmed      = "confirmed"       // it is one: known from now on
	LaterUpdate    = "later update"    // the figure changed in between
	DifferentThing = "different thing" // the figures are of two things
	FalseAlarm     = "false alarm"
)

// Decisions are all that can be decided.
var Decisions = []string{Confirmed, LaterUpdate, DifferentThing, FalseAlarm}

// A Review is the file that the report exports:
//
//	{"schema":1,"decisions":[{"finding":"f-3a1b...","decision":"confirmed","note":"asked the coast guard","by":"Ann"}]}
//
// Finding is the id of a finding, or of an alert. Where documents were ejected from their groups there is a list of them too:
//
//	"ejected":[{"group":"s-3a1b...","kind":"story","document":"wire-7","by":"Ann"}]
type Review struct {
	Schema    int        `json:"schema"`
	Decisions []Decision `json:"decisions"`
	Ejected   []Ejection `json:"ejected"`
}

// A Decision is what a reviewer thinks of one finding.
type Decision struct {
	Finding  string `json:"finding"`
	Decision string `json:"decision"`
	Note     string `json:"note"`
	By       string `json:"by"`
}

// An Ejection says that a document does not belong to a group.
type Ejection struct {
	Group    string `json:"group"`
	Kind     string `json:"kind"` // story or copy
	Document string `json:"document"`
	By       string `json:"by"`
}

// ReadReview reads a file; name is for errors.
func ReadReview(name string, r io.Reader) (*Review, error) {
	var v Review
	dec := json.NewDecoder(r)
	dec.DisallowUnknownFields()
	fail := func(reason string) error {
		return &report.Error{Path: name, Reason: reason, Hint: "it is the file that the report exports"}
	}
	if err := dec.Decode(&v); err != nil {
		return nil, fail(err.Error())
	}
	if v.Schema != ReviewSchema {
		return nil, fail(fmt.Sprintf("decisions of schema %d, this program reads %d", v.Schema, ReviewSchema))
	}
	for i, d := range v.Decisions {
		if !slices.Contains(Decisions, d.Decision) {
			return nil, fail(fmt.Sprintf("decision %d, on %s: %q is none of %s", i+1, d.Finding, d.Decision, strings.Join(Decisions, ", ")))
		}
		if d.Finding == "" {
			return nil, fail(fmt.Sprintf("decision %d names no finding", i+1))
		}
	}
	for i, e := range v.Ejected {
		if e.Kind != "story" && e.Kind != "copy" || e.Document == "" {
			return nil, fail(fmt.Sprintf("ejection %d names no document of a story or copy group", i+1))
		}
	}
	return &v, nil
}

// Len is the number of decisions and ejections.
func (v *Review) Len() int { return len(v.Decisions) + len(v.Ejected) }

// Apply takes decisions on alerts: what was confirmed into the baseline, everything else as suppressions by content, so that a decision
// ends when the words or the number of one side change. Unknown are the findings that no alert has.
// What an ejected document has with others of its group is set aside likewise.
func (v *Review) Apply(alerts []Alert, b *Baseline) (suppressions []Suppression, unknown []string) {
	aside := func(p *Pair, reason, by string) {
		x := Suppression{ID: p.Fingerprint, Reason: reason, By: by}
		known := func(y Suppression) bool { return y.ID == x.ID }
		if p.Status != Suppressed && !slices.ContainsFunc(suppressions, known) {
			suppressions = append(suppressions, x)
		}
	}
	for _, d := range v.Decisions {
		found := false
		for a, p := range pairs(alerts) {
			if d.Finding != a.Finding && d.Finding != p.Fingerprint {
				continue
			}
			found = true
			if d.Decision == Confirmed {
				b.Add(a, p)
			} else {
				aside(p, d.reason(a), d.By)
			}
		}
		if !found {
			unknown = append(unknown, d.Finding)
		}
	}
	for _, e := range v.Ejected {
		found := false
		for a, p := range pairs(alerts) {
			if e.concerns(a, p) {
				found = true
				aside(p, fmt.Sprintf("%s: %s: %s does not belong to the %s", DifferentThing, a.Slot, e.Document, e.Kind), e.By)
			}
		}
		if !found {
			unknown = append(unknown, e.Document)
		}
	}
	return suppressions, unknown
}

// pairs gives the pairs of all alerts.
func pairs(alerts []Alert) iter.Seq2[*Alert, *Pair] {
	return func(yield func(*Alert, *Pair) bool) {
		for i := range alerts {
			for k := range alerts[i].Pairs {
				if !yield(&alerts[i], &alerts[i].Pairs[k]) {
					return
				}
			}
		}
	}
}

// concerns reports whether a pair is there because its document was taken into the group.
func (e *Ejection) concerns(a *Alert, p *Pair) bool {
	copied := a.Kind == Copy || a.Kind == Excerpt
	return copied == (e.Kind == "copy") && (p.Left.Document == e.Document || p.Right.Document == e.Document)
}

// reason says what was decided, on what, and the reviewer's words.
func (d *Decision) reason(a *Alert) string {
	s := d.Decision + ": " + a.Slot
	if note := fold(d.Note); note != "" {
		s += ": " + note
	}
	return s
}
