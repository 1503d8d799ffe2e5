package gate

import (
	"cmp"
	"fmt"
	"time"
)

// A Suppression sets alerts aside that a person has judged. What it names must all fit; at least one of ID and the matchers is set.
type Suppression struct {
	ID      string // fingerprint of an alert, or id of a finding
	Outlet  string // pattern; either side
	Slot    string // pattern
	Rule    string
	Path    string // pattern; either side
	Reason  string
	Expires time.Time // the last day on which it holds; zero: it does not end
	By      string
	Line    int // in its file
}

// Suppressions are those of a file.
type Suppressions struct {
	Name string // of the file
	List []Suppression
}

// Apply marks the pairs that a suppression fits on the given day. It tells of those that have expired, and are active again, and of
// those that fit nothing.
func (s *Suppressions) Apply(alerts []Alert, today time.Time) (notes []string) {
	day := today.Format(time.DateOnly)
	for k := range s.List {
		x := &s.List[k]
		expired := !x.Expires.IsZero() && day > x.Expires.Format(time.DateOnly)
		used := false
		for i := range alerts {
			for j := range alerts[i].Pairs {
				p := &alerts[i].Pairs[j]
				if !x.fits(&alerts[i], p) {
					continue
				}
				used = true
				if !expired {
					p.Status, p.Reason = Suppressed, x.Reason
				}
			}
		}
		switch {
		case expired:
			notes = append(notes, fmt.Sprintf("%s:%d: the suppression (%s) expired on %s: what it fits is active again", s.Name, x.Line, x.Reason, x.Expires.Format(time.DateOnly)))
		case !used:
			notes = append(notes, fmt.Sprintf("%s:%d: the suppression (%s) fits nothing in this check", s.Name, x.Line, x.Reason))
		}
	}
	sortAlerts(alerts)
	return notes
}

func (x *Suppression) fits(a *Alert, p *Pair) bool {
	return (x.ID == "" || x.ID == p.Fingerprint || x.ID == cmp.Or(a.Finding, p.Fingerprint)) &&
		(x.Rule == "" || x.Rule == a.Rule) && match(x.Slot, a.Slot) &&
		(match(x.Outlet, p.Left.Outlet) || match(x.Outlet, p.Right.Outlet)) &&
		(match(x.Path, p.Left.Path) || match(x.Path, p.Right.Path))
}
