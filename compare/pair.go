package compare

import (
	"cmp"
	"slices"

	"github.com/seed17055106/dedupe/figure"
)

// An edge is the verdict on two items.
type edge struct {
	left, right int // indices of items
	match
	verdict Verdict
	rule    string
	rival   bool // withdrawn since each of its figures has a better partner in the other report: two slots
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
	m.addUp(items, edges)
	movedOn(items, edges)
	if !m.brief {
		explain(items, edges)
	}
	assign(edges)
	out := make([]Comparison, 0, len(edges))
	for _, e := range edges {
		if e.verdict == Incomparable && (items[e.left].implied || items[e.right].implied) {
			continue // no reader would have asked
		}
		c := Comparison{Left: items[e.left].fig, Right: items[e.right].fig, Verdict: e.verdict, Rule: e.rule, Confidence: e.evidence}
		c.Why = why(&items[e.left], &items[e.right], e)
		if e.verdict != Incomparable {
			c.Slot = SlotName(fuller(c.Left, c.Right))
		}
		out = append(out, c)
	}
	return out
}

// lookAlike reports whether two figures might be taken for one another: one kind.
func lookAlike(a, b *item) bool { return a.kind == b.kind }

// judge runs the decision list on two items: the slot first, arithmetic later.
func (m *matcher) judge(items []item, i, j int) edge {
	a, b := &items[i], &items[j]
	e := edge{left: i, right: j, verdict: Incomparable}
	if e.match = m.match(a, b); e.veto != "" {
		e.rule = e.veto
		return e
	}
	if e.verdict, e.rule = values(a, b); e.by != "" && (e.verdict == Contradict || e.verdict == Update && e.rule == "running") {
		e.verdict, e.rule = Contradict, e.by
	}
	if e.rule == "boundary" && m.brief && m.sameSentence(a, b) {
		e.verdict, e.rule = Contradict, "disjoint"
	}
	if e.verdict == Contradict || e.verdict == Update {
		if rule := m.twoEvents(a, b); rule != "" && e.rule != "revised" {
			e.verdict, e.rule = Incomparable, rule
			return e
		}
		e.evidence *= m.doubt(a, b, e)
	}
	if e.evidence < leastEvidence {
		e.verdict, e.rule = Incomparable, "context"
	}
	return e
}

// twoEvents is the id of the rule by which two reports are of two events, "" where none says so. A named person has one age in both; who is
// arrested is often taken in another street, and later.
func (m *matcher) twoEvents(a, b *item) string {
	switch {
	case m.brief || a.kind == figure.Age:
		return ""
	case strangers(a.facts.days, b.facts.days):
		return "days"
	case !sought[a.class.As] && !sought[b.class.As] && elsewhere(a.facts.at(), b.facts.at()):
		return "scenes"
	}
	return ""
}

// sameSentence reports whether two sentences have the same words but for their numbers and hedges, so that the hedge is what was changed.
func (m *matcher) sameSentence(a, b *item) bool {
	cosine, _ := m.words.similarity(a.around, b.around)
	return cosine >= .9
}

// doubt lowers the evidence of a conflict by what the values themselves say against one question: a later, lower count is more often a
// part; a vague number is seldom meant as a count; two figures that only their words hold together seldom differ by half where they
// answer one question.
func (m *matcher) doubt(a, b *item, e edge) float64 {
	switch {
	case e.rule == "shrinks":
		return .85
	case a.fig.Hedge == figure.HedgeVague || b.fig.Hedge == figure.HedgeVague:
		return .6
	case m.brief && m.sameSentence(a, b), !e.words, a.kind == figure.Date, a.kind == figure.Time, a.kind == figure.Score:
		return 1
	}
	if x, y, _, same := commonUnits(a.fig, b.fig); same && gap(x.Interval, y.Interval) > .5 {
		return .6
	}
	return 1
}

// leastEvidence is the evidence under which two figures are not held to fill one slot.
const leastEvidence = .45

// assign gives each figure of two texts at most one partner: agreements first, then the best evidence. What is left over answers
// another question.
func assign(edges []edge) {
	order := make([]int, 0, len(edges))
	for k := range edges {
		if edges[k].verdict != Incomparable {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(edges[y].preference(), edges[x].preference()) })
	taken := map[[2]int]bool{} // side and item
	for _, k := range order {
		e := &edges[k]
		if taken[[2]int{0, e.left}] || taken[[2]int{1, e.right}] {
			e.verdict, e.rule = Incomparable, "both"
			continue
		}
		taken[[2]int{0, e.left}], taken[[2]int{1, e.right}] = true, true
	}
}

// preference ranks the pairs that compete for a figure.
func (e *edge) preference() float64 {
	switch e.verdict {
	case Agree:
		return e.evidence + .3
	case Compatible:
		return e.evidence + .1
	}
	return e.evidence
}

// explain withdraws the conflicts of figures that are accounted for: where a report gives both figures, or the other report has the
// same figure elsewhere, they answer two questions.
func explain(items []item, edges []edge) {
	type side struct{ item, source int }
	settled := map[side]float64{} // best evidence of an agreement of item with a figure of source
	for _, e := range edges {
		if same, stated := sameMoment(&items[e.left], &items[e.right]); items[e.left].class.Moves && stated && !same {
			continue // two measurements
		}
		if e.verdict == Agree || e.verdict == Compatible && !items[e.left].floor() && !items[e.right].floor() {
			l, r := side{e.left, items[e.right].index}, side{e.right, items[e.left].index}
			settled[l] = max(settled[l], e.evidence)
			settled[r] = max(settled[r], e.evidence)
		}
	}
	given := valuesGiven(items)
	for k := range edges {
		e := &edges[k]
		if same, stated := sameMoment(&items[e.left], &items[e.right]); e.rule == "moves" && stated && !same || e.rule == "grows" && items[e.left].fig.Negative != items[e.right].fig.Negative {
			continue // a report may well give both: none at first, then some
		}
		if e.verdict != Contradict && e.verdict != Update || e.rule == "revision" || items[e.left].kind == figure.Age {
			continue
		}
		if a, b := &items[e.left], &items[e.right]; telling(a.fig) && given[a.value(b.index)] || telling(b.fig) && given[b.value(a.index)] {
			e.verdict, e.rule = Incomparable, "both"
			continue
		}
		best := max(settled[side{e.left, items[e.right].index}], settled[side{e.right, items[e.left].index}])
		if best >= e.evidence-.15 {
			e.verdict, e.rule = Incomparable, "both"
		}
	}
}

// floor reports whether a figure only says that there were so many at least: "a second man was arrested". Such a figure fits any higher count and
// accounts for none.
func (it *item) floor() bool {
	return it.implied || it.kind == figure.Count && it.fig.Kind == figure.Ordinal
}

// A valueKey is an exact value of one thing in one document: "45 homes" says nothing of "45 killed".
type valueKey struct {
	source int
	kind   figure.Kind
	unit   string
	noun   string // of a count: its class
	stated float64
}

func (it *item) value(source int) valueKey {
	key := valueKey{source: source, kind: it.kind, unit: it.fig.Unit, stated: it.fig.Stated}
	if it.kind == figure.Count {
		key.noun = it.fig.NounClass
	}
	return key
}

// valuesGiven are the telling values of all documents.
func valuesGiven(items []item) map[valueKey]bool {
	given := map[valueKey]bool{}
	for i := range items {
		if telling(items[i].fig) {
			given[items[i].value(items[i].index)] = true
		}
	}
	return given
}

// telling reports whether a value is so particular that two reports that give it mean the same.
func telling(f *figure.Figure) bool {
	switch f.Kind {
	case figure.Money, figure.Percent, figure.Measure, figure.Duration:
		return true
	case figure.Count:
		return f.Stated >= 20 && !f.Additional && !f.Verb().Moves
	}
	return false
}
