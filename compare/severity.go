package compare

import (
	"math"

	"github.com/seed17055106/dedupe/figure"
)

// Severities of contract.
const (
	High   = "high"
	Medium = "medium"
	Low    = "low"
)

// severity is that of the gravest of the conflicts: high for zero against some, for intervals apart by half of the larger or more, for another
// day or place number; low for a gap under 5 per cent or minutes.
func severity(items []item, edges []edge) string {
	rank, name := -1, Low
	for _, e := range edges {
		s := edgeSeverity(&items[e.left], &items[e.right], e)
		if r := map[string]int{Low: 0, Medium: 1, High: 2}[s]; r > rank {
			rank, name = r, s
		}
	}
	return name
}

func edgeSeverity(a, b *item, e edge) string {
	if e.verdict != Contradict && e.verdict != Update {
		return Low
	}
	switch a.fig.Kind {
	case figure.Date:
		return High
	case figure.Address:
		return High
	case figure.Time:
		if math.Abs(a.fig.Stated-b.fig.Stated) < 3600 {
			return Low
		}
		return Medium
	}
	x, y, _, _ := commonUnits(a.fig, b.fig)
	switch g := gap(x.Interval, y.Interval); {
	case g >= .5:
		return High
	case g < .05:
		return Low
	}
	return Medium
}
