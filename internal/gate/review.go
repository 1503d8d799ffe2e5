package gate

import (
	"encoding/json"
	"fmt"
	"io"
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
// Finding is the id of a finding, or of an alert.
type Review struct {
	Schema    int        `json:"schema"`
	Decisions []Decision `json:"decisions"`
}

// A Decision is what a reviewer thinks of one finding.
type Decision struct {
	Finding  string `json:"finding"`
	Decision string `json:"decision"`
	Note     string `json:"note"`
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
	return &v, nil
}

// Apply takes decisions on alerts: what was confirmed into the baseline, everything else as suppressions by content, so that a decision
// ends when the words or the number of one side change. Unknown are the findings that no alert has.
func (v *Review) Apply(alerts []Alert, b *Baseline) (suppressions []Suppression, unknown []string) {
	for _, d := range v.Decisions {
		found := false
		for i := range alerts {
			a := &alerts[i]
			for k := range a.Pairs {
				p := &a.Pairs[k]
				if d.Finding != a.Finding && d.Finding != p.Fingerprint {
					continue
				}
				found = true
				x := Suppression{ID: p.Fingerprint, Reason: d.reason(a), By: d.By}
				known := func(y Suppression) bool { return y.ID == x.ID }
				switch {
				case d.Decision == Confirmed:
					b.Add(a, p)
				case p.Status != Suppressed && !slices.ContainsFunc(suppressions, known):
					suppressions = append(suppressions, x)
				}
			}
		}
		if !found {
			unknown = append(unknown, d.Finding)
		}
	}
	return suppressions, unknown
}

// reason says what was decided, on what, and the reviewer's words.
func (d *Decision) reason(a *Alert) string {
	s := d.Decision + ": " + a.Slot
	if note := fold(d.Note); note != "" {
		s += ": " + note
	}
	return s
}
