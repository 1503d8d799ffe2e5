// Package gate decides whether a delivery may enter a corpus: it makes alerts of the results of a check, sets aside what the
// baseline knows and what a person has suppressed, and holds the rest against a policy.
//
// [Alerts] gives what a check found, one [Alert] for each disagreement between two sources and one for each reprint.
// [Baseline.Apply] and [Suppressions.Apply] mark the pairs of documents that are known or set aside; [Policy.Judge] gives the
// [Outcome] that the formats of internal/format write.
package gate

import (
	"fmt"

	"github.com/seed17055106/dedupe/report"
)

// Status says whether an alert is to be looked at.
type Status string

// The statuses.
const (
	New        Status = "new"
	Baselined  Status = "baselined"  // the baseline holds it
	Suppressed Status = "suppressed" // a person set it aside, with a reason
)

// An Outcome is a check with its judgement.
type Outcome struct {
	Results *report.Results
	Alerts  []Alert  // the gravest first; those that are not new come last
	Failed  []string // why the policy failed, in words; none when it passed
	Nothing string   // why nothing was compared, where that is no pass; "" else
	Notes   []string // what was looked at less than in full, and what a maintainer should tidy, such as stale lines of the baseline
}

// Passed reports whether the check is green: something was compared, and the policy let it pass.
func (o *Outcome) Passed() bool { return len(o.Failed) == 0 && o.Nothing == "" }

// Counts are the alerts of an outcome by status and kind.
type Counts struct {
	New        int            `json:"new"`
	Baselined  int            `json:"baselined"`
	Suppressed int            `json:"suppressed"`
	Failing    int            `json:"failing"` // new, and of a kind that the policy names
	Kinds      map[string]int `json:"kinds"`   // new ones
}

// Counts counts the alerts.
func (o *Outcome) Counts() Counts {
	c := Counts{Kinds: map[string]int{}}
	for _, k := range Kinds {
		c.Kinds[k] = 0
	}
	for i := range o.Alerts {
		a := &o.Alerts[i]
		switch a.Status() {
		case New:
			c.New++
			c.Kinds[a.Kind]++
			if a.Fails {
				c.Failing++
			}
		case Baselined:
			c.Baselined++
		case Suppressed:
			c.Suppressed++
		}
	}
	return c
}

// isCheck reports whether results are those of a check and not of a run, which tells no delivery from what was there.
func isCheck(r *report.Results) bool {
	_, scoped := r.Run.Options["within_outlet"]
	return scoped
}

// Nothing says why results compared nothing, "" where they did.
func Nothing(r *report.Results) string {
	n := r.Run.Counts
	switch {
	case n.Possible > 0 || !isCheck(r) && n.Read > 1:
		return ""
	case isCheck(r) && n.New == 0:
		return "no new documents"
	case n.Read == 0:
		return "no documents"
	case n.Read == 1:
		return "one document, and nothing to hold it against (--against)"
	}
	return "all documents are of one outlet (--within-outlet compares them)"
}

// Looked says in words what was compared.
func (o *Outcome) Looked() string {
	n := o.Results.Run.Counts
	if !isCheck(o.Results) {
		return fmt.Sprintf("%s, %s on one event", count(n.Read, "document"), count(n.Compared, "pair"))
	}
	return fmt.Sprintf("%s and %s: %s in scope, %d on one event", count(n.New, "new document"), count(n.Read-n.New, "other"), count(n.Possible, "pair"), n.Compared)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
