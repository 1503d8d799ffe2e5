package compare

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// matchAmount compares money, shares, measures, durations and scores: the same verb and owner, or words enough.
func (m *matcher) matchAmount(a, b *item, context, shared float64) match {
	if a.fig.Unit == "magnitude" && b.fig.Unit == "magnitude" && a.chief && b.chief {
		return match{evidence: .8}
	}
	if a.kind == figure.Duration && a.class.ID == "sentence" && b.class.ID == "sentence" {
		return m.matchSentence(a, b, context)
	}
	if x, y := a.fig.Toward == "left", b.fig.Toward == "left"; a.kind == figure.Duration && (x || y) {
		return matchLeft(a, b, x == y)
	}
	if a.class.As != b.class.As && a.class.ID != "" && b.class.ID != "" && !m.brief {
		return match{veto: "predicate"}
	}
	if a.kind == figure.Score && !sameScale(a.fig.Surface, b.fig.Surface) {
		return match{veto: "unit"}
	}
	if !m.brief && sameShare(a, b) {
		return match{evidence: min(.95, .5+.45*context)}
	}
	sole := !m.brief && a.class.ID != "" && a.class.As == b.class.As && (a.kind == figure.Money && a.class.Event || lasting(a.fig) && lasting(b.fig)) && a.lone && b.lone && !m.differ(a, b)
	if differ(a.entity, b.entity) && !m.brief && !sole {
		context -= .2
	}
	if a.class.ID != "" && a.class.ID == b.class.ID {
		context += .1
	}
	context += m.beside(a, b)
	if m.brief && a.kind == figure.Measure && a.fig.After != b.fig.After && a.fig.After != "" && b.fig.After != "" {
		context -= .15 // "a 2.0 GHz Celeron", "a 2.4 GHz Pentium"
	}
	if sole || !m.brief && lasting(a.fig) && lasting(b.fig) && sameAct(a.fig, b.fig) && !m.differ(a, b) {
		return match{evidence: min(.95, .45+.5*context)}
	}
	if same, _ := samePerson(a.entity, b.entity); same && a.kind == figure.Score && sameTally(a.fig.Surface, b.fig.Surface) {
		return match{evidence: .65 + .3*context}
	}
	return m.open(context, shared)
}

// matchLeft takes two times that were left to play for one where they are apart by two seconds at most, whatever was done then: a match has many.
func matchLeft(a, b *item, both bool) match {
	x, okA := a.fig.Scale()
	y, okB := b.fig.Scale()
	if !both || !okA || !okB || math.Abs(a.fig.Stated*x.Factor-b.fig.Stated*y.Factor) > 2 {
		return match{veto: "predicate"}
	}
	return match{evidence: .65}
}

// lasting reports whether a span of time is how long something lasted: "for three weeks", "three weeks of talks". Others lie between two
// moments: "a week after".
func lasting(f *figure.Figure) bool { return f.Kind == figure.Duration && f.Toward != "" }

// sameAct reports whether both last as long as one thing that the lexicon does not have, given by its noun at least once: "they deliberated
// for 9 hours", "9 hours of deliberation".
func sameAct(a, b *figure.Figure) bool {
	return a.Class == "" && b.Class == "" && a.Predicate != "" && a.Predicate == b.Predicate && (a.Toward == "of" || b.Toward == "of")
}

// differ reports whether two figures belong to two names, neither of which stands in the sentence of the other figure.
func (m *matcher) differ(a, b *item) bool {
	return differ(a.entity, b.entity) && !m.words.mentions(a.around, b.entity) && !m.words.mentions(b.around, a.entity)
}

// matchSentence needs the same convict: by name, or by the words where one report names none.
func (m *matcher) matchSentence(a, b *item, context float64) match {
	if a.fig.Additional != b.fig.Additional {
		return match{veto: "part"}
	}
	switch same, known := samePerson(a.entity, b.entity); {
	case same:
		return match{evidence: .85}
	case known:
		return match{veto: "person"}
	}
	return match{evidence: .35 + .6*context}
}

// sameTally reports whether two scores may be one tally written twice: no part of theirs differs by more than two.
func sameTally(a, b string) bool {
	x, y := numbers(a), numbers(b)
	if len(x) != len(y) || len(x) < 2 {
		return false
	}
	for i := range x {
		if d := x[i] - y[i]; d > 2 || d < -2 {
			return false
		}
	}
	return true
}

// sameScale reports whether two scores may count the same: neither total is more than twice the other, as those of "2-1" and "62-43" are.
func sameScale(a, b string) bool {
	x, y := 0, 0
	for _, n := range numbers(a) {
		x += n
	}
	for _, n := range numbers(b) {
		y += n
	}
	return x <= 2*y && y <= 2*x
}

func numbers(s string) (out []int) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		n, _ := strconv.Atoi(w)
		out = append(out, n)
	}
	return out
}

// beside is what the words next to the two figures add: "five months pregnant", "four-months pregnant".
func (m *matcher) beside(a, b *item) (bonus float64) {
	if a.fig.After != "" && a.fig.After == b.fig.After {
		bonus += .25 * m.words.rarity(a.fig.After)
	}
	if a.fig.Before != "" && a.fig.Before == b.fig.Before {
		bonus += .15 * m.words.rarity(a.fig.Before)
	}
	return bonus
}
