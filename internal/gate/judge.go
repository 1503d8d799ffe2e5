package gate

import (
	"fmt"
	"slices"
	"time"

	"github.com/seed17055106/dedupe/report"
)

// A Gate is what the alerts of a check are held against. Baseline and Suppressions may be nil.
type Gate struct {
	Policy       Policy
	Baseline     *Baseline
	Suppressions *Suppressions
	Today        time.Time // for suppressions that expire
}

// Judge makes the outcome of results. Suppressions come before the baseline, so that what is set aside uses up nothing of it.
func (g *Gate) Judge(r *report.Results) *Outcome {
	o := &Outcome{Results: r, Alerts: Alerts(r), Notes: slices.Clone(r.Run.Notes)}
	if g.Suppressions != nil {
		o.Notes = append(o.Notes, g.Suppressions.Apply(o.Alerts, g.Today)...)
	}
	if g.Baseline != nil {
		if stale := g.Baseline.Apply(o.Alerts, r); stale > 0 {
			o.Notes = append(o.Notes, fmt.Sprintf("%s of the baseline no longer hold; --update-baseline removes them", count(stale, "line")))
		}
		o.standing()
	}
	n := r.Run.Counts.New
	if n == 0 {
		n = r.Run.Counts.Read
	}
	o.Failed = g.Policy.Judge(o.Alerts, n)
	return o
}

// standing says of each finding whether it is new or known to the baseline, for the reports.
func (o *Outcome) standing() {
	fresh := map[string]bool{}
	for i := range o.Alerts {
		a := &o.Alerts[i]
		fresh[a.Finding] = fresh[a.Finding] || a.Status() == New
	}
	for i := range o.Results.Findings {
		f := &o.Results.Findings[i]
		if isNew, ok := fresh[f.ID]; ok && isNew {
			f.Status = "new"
		} else if ok {
			f.Status = "known"
		}
	}
}
