package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// How a finding stands against a baseline.
const (
	statusNew   = "new"
	statusKnown = "known"
)

// facets are the fields of the query language that the page offers as lists, with their labels.
var facets = []entry{{"verdict", "Verdict"}, {"kind", "Kind"}, {"severity", "Severity"}, {"outlet", "Outlet"}, {"story", "Story"}, {"date", "Month"}, {"status", "Status"}}

// facts are what the query language asks of a finding, as the attributes of its card. Lists have one value a line.
type facts struct {
	Finding string // the id as the files have it
	Status  string
	Gap     string // a share, as rank gives it
	GapText string // "43%"; "" where the values have no distance
	Sources int
	Outlets string
	Dates   string // days of publication

	x, y float64 // gap and confidence
}

func (b *builder) facts(f *Finding) facts {
	v := facts{Finding: f.ID, Status: f.Status, Sources: sources(f.Claims), x: gap(f), y: f.Confidence}
	v.Gap = fmt.Sprintf("%.3f", v.x)
	if isConflict(f.Verdict) && isNumber(f) {
		v.GapText = percent(v.x)
	}
	var outlets, dates []string
	for _, c := range f.Claims {
		outlets = append(outlets, b.doc(c.Document, c.Outlet).Outlet)
		if d := b.docs[c.Document]; d != nil && d.Published != "" {
			day, _, _ := strings.Cut(d.Published, "T")
			dates = append(dates, day)
		}
	}
	v.Outlets, v.Dates = lines(outlets), lines(dates)
	return v
}

// isNumber reports whether the values of a finding are numbers, of which a gap is a share.
func isNumber(f *Finding) bool {
	return len(f.Claims) > 0 && !slices.ContainsFunc(f.Claims, func(c Claim) bool {
		_, isDate := cmp.Or(c.Low, c.High).(string)
		return isDate
	})
}

// lines joins the distinct values in order.
func lines(values []string) string {
	slices.Sort(values)
	return strings.Join(slices.Compact(values), "\n")
}
