package compare

import "github.com/seed17055106/dedupe/figure"

// An edge is the verdict on two items.
type edge struct {
	left, right int // indices of items
	match
	verdict Verdict
	rule    string
}

// briefBytes is the length up to which a text is a statement rather than a report.
const briefBytes = 600

// Pair compares the figures of two documents: every pair of figures that might be taken for one another, in order of Left, then Right.
// Two brief texts are held to be about the same thing.
func Pair(left, right *Source) []Comparison {
	items, words := newItems([]*Source{left, right})
	m := &matcher{words: words, brief: len(left.Text) <= briefBytes && len(right.Text) <= briefBytes}
	var edges []edge
	for i := range items {
		if items[i].index != 0 {
			break
		}
		for j := range items {
			if items[j].index == 1 && lookAlike(&items[i], &items[j]) {
				edges = append(edges, m.judge(items, i, j))
			}
		}
	}
	explain(items, edges)
	out := make([]Comparison, 0, len(edges))
	for _, e := range edges {
		c := Comparison{Left: items[e.left].fig, Right: items[e.right].fig, Verdict: e.verdict, Rule: e.rule, Confidence: confidence(&items[e.left], e)}
		c.Why = why(&items[e.left], &items[e.right], e)
		if e.verdict != Incomparable {
			c.Slot = slotName(c.Left, c.Right)
		}
		out = append(out, c)
	}
	return out
}

// lookAlike reports whether two figures might be taken for one another: one kind.
func lookAlike(a, b *item) bool { return a.fig.Kind == b.fig.Kind }

// judge runs the decision list on two items: the slot first, arithmetic later.
func (m *matcher) judge(items []item, i, j int) edge {
	a, b := &items[i], &items[j]
	e := edge{left: i, right: j, verdict: Incomparable}
	if e.match = m.match(a, b); e.veto != "" {
		e.rule = e.veto
		return e
	}
	e.verdict, e.rule = values(a, b)
	return e
}

// explain withdraws the conflicts of figures that are accounted for: where a report gives both figures, or the other report has the
// same figure elsewhere, they answer two questions.
func explain(items []item, edges []edge) {
	type side struct{ item, source int }
	settled := map[side]float64{} // best evidence of an agreement of item with a figure of source
	for _, e := range edges {
		if e.verdict == Agree || e.verdict == Compatible {
			l, r := side{e.left, items[e.right].index}, side{e.right, items[e.left].index}
			settled[l] = max(settled[l], e.evidence)
			settled[r] = max(settled[r], e.evidence)
		}
	}
	for k := range edges {
		e := &edges[k]
		if e.verdict != Contradict && e.verdict != Update || e.rule == "revision" || items[e.left].fig.Kind == figure.Age {
			continue
		}
		best := max(settled[side{e.left, items[e.right].index}], settled[side{e.right, items[e.left].index}])
		if best >= e.evidence-.15 {
			e.verdict, e.rule = Incomparable, "both"
		}
	}
}
