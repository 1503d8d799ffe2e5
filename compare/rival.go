package compare

import (
	"math"

	"github.com/seed17055106/dedupe/figure"
)

// partRivals withdraws the conflicts of two figures each of which has a nearer one in the other report. Of two reports that both give the
// injured of today's flood and of that in August, no count of one answers both counts of the other.
func partRivals(items []item, edges []edge) {
	type seat struct{ item, source int } // what a figure is to the figures of another report
	partners := map[seat][]int{}
	for k := range edges {
		if e := &edges[k]; e.verdict != Incomparable && items[e.left].kind == figure.Count {
			l, r := seat{e.left, items[e.right].index}, seat{e.right, items[e.left].index}
			partners[l], partners[r] = append(partners[l], k), append(partners[r], k)
		}
	}
	for k := range edges {
		e := &edges[k]
		if e.verdict != Contradict && e.verdict != Update || items[e.left].fig.Revision != items[e.right].fig.Revision {
			continue
		}
		nearer := func(at seat, than int) bool {
			for _, n := range partners[at] {
				if other := &edges[n]; other.nearness(items) > e.nearness(items) && !sameValue(items[other.other(at.item)].fig, items[than].fig) {
					return true
				}
			}
			return false
		}
		if nearer(seat{e.left, items[e.right].index}, e.right) && nearer(seat{e.right, items[e.left].index}, e.left) {
			e.rival = true
		}
	}
	for k := range edges {
		if e := &edges[k]; e.rival {
			e.verdict, e.rule = Incomparable, "both"
		}
	}
}

// other is the figure of an edge that is not the given one.
func (e *edge) other(item int) int { return e.left + e.right - item }

// nearness ranks the partners of a figure: by preference, and two counts by how far apart they are as well.
func (e *edge) nearness(items []item) float64 {
	if items[e.left].kind != figure.Count {
		return e.preference()
	}
	a, b := items[e.left].fig.Stated, items[e.right].fig.Stated
	return e.preference() - .25*math.Abs(math.Log((a+1)/(b+1)))
}
