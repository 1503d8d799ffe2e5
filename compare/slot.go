package compare

import (
	"github.com/seed17055106/dedupe/figure"
)

// A match says how two figures fill one slot.
type match struct {
	veto     string  // id of the rule that keeps them apart; "" where they may fill one slot
	evidence float64 // 0..1: how sure it is that the question is the same
}

// matcher compares slots. brief texts are given as being about the same thing: shared words weigh more, and missing parts less.
type matcher struct {
	words *vocabulary
	brief bool
}

// match asks the questions of the decision list in their order, the cheap and certain ones first.
func (m *matcher) match(a, b *item) match {
	if veto := m.vetoes(a, b); veto != "" {
		return match{veto: veto}
	}
	clause, shared := m.words.similarity(a.clause, b.clause)
	around, _ := m.words.similarity(a.around, b.around)
	context := .6*clause + .4*around
	var result match
	switch a.fig.Kind {
	case figure.Age:
		result = m.matchAge(a, b, context)
	case figure.Address:
		result = m.matchAddress(a, b)
	case figure.Date, figure.Time:
		result = m.matchMoment(a, b, context, shared)
	case figure.Count:
		result = m.matchCount(a, b, context, shared)
	default:
		result = m.matchAmount(a, b, context, shared)
	}
	if result.veto == "" && differ(a.fig.Place, b.fig.Place) && a.fig.Kind != figure.Age && a.fig.Kind != figure.Address {
		result.evidence *= .6
	}
	return result
}

// vetoes holds what is asked of every kind.
func (m *matcher) vetoes(a, b *item) string {
	x, y := &a.fig.Slot, &b.fig.Slot
	switch {
	case x.Elsewhere != y.Elsewhere && !m.brief:
		return "event"
	case x.Role != y.Role && x.Role != "" && y.Role != "" && x.Class == y.Class && a.fig.Kind == figure.Count:
		return "role"
	case done(x.Modality) != done(y.Modality):
		return "modality"
	case x.Change != y.Change && (x.Change == "by" || y.Change == "by" || x.Change == "from" || y.Change == "from"):
		return "change"
	case x.Period != "" && y.Period != "" && x.Period != y.Period:
		return "period"
	case a.fig.Kind != figure.Count && (x.Period == "year ago") != (y.Period == "year ago"), yearsApart(x.AsOf, y.AsOf) && !a.class.Grows:
		return "period"
	case a.fig.Kind == figure.Count && x.Part != y.Part && !m.brief:
		return "part"
	}
	return ""
}

// yearsApart reports whether two figures are of different years.
func yearsApart(a, b figure.When) bool {
	return a.Known() && b.Known() && a.Start.Year() != b.Start.Year()
}

// done groups the modalities that can be compared: what happened, what is to come, and what is only possible.
func done(modality string) string {
	if modality == "forecast" {
		return "planned"
	}
	return modality
}

// differ reports whether both names are known and share no word.
func differ(a, b string) bool { return a != "" && b != "" && !shareWord(a, b) }

// matchAge needs the same person: by name, or in brief texts by the same noun.
func (m *matcher) matchAge(a, b *item, context float64) match {
	same, known := samePerson(a.fig.Entity, b.fig.Entity)
	switch {
	case same:
		return match{evidence: .95}
	case known:
		return match{veto: "person"}
	case m.brief && a.fig.Noun == b.fig.Noun:
		return match{evidence: .3 + .6*context}
	case a.fig.Entity == "" && b.fig.Entity == "" && a.fig.NounClass != "" && a.fig.NounClass == b.fig.NounClass && a.class.ID != "" && a.class.As == b.class.As && context > .5:
		return match{evidence: .2 + .6*context}
	}
	return match{veto: "person"}
}

// matchAddress needs the same street.
func (m *matcher) matchAddress(a, b *item) match {
	if a.fig.Entity == "" || b.fig.Entity == "" || !sameStreet(a.fig.Entity, b.fig.Entity) {
		return match{veto: "street"}
	}
	return match{evidence: .8}
}

// matchMoment needs the same happening.
func (m *matcher) matchMoment(a, b *item, context, shared float64) match {
	x, y := a.class.When, b.class.When
	if x == "say" || y == "say" {
		return match{veto: "predicate"}
	}
	if x != "" && y != "" {
		if x != y {
			return match{veto: "predicate"}
		}
		if !a.class.Event {
			return m.open(context, shared)
		}
		return match{evidence: .45 + .5*context}
	}
	return m.open(context, shared)
}

// matchCount needs the same noun and the same verb, by class where the lexicon has them, else by the words of the clause.
func (m *matcher) matchCount(a, b *item, context, shared float64) match {
	x, y := &a.fig.Slot, &b.fig.Slot
	if x.NounClass != y.NounClass && x.NounClass != "" && y.NounClass != "" {
		return match{veto: "noun"}
	}
	if x.NounClass == "" && y.NounClass == "" && x.Noun != y.Noun && x.Noun != "" && y.Noun != "" {
		return match{veto: "noun"}
	}
	if a.class.As != b.class.As && a.class.ID != "" && b.class.ID != "" {
		return match{veto: "predicate"}
	}
	if x.Besides != y.Besides && (a.class.As == "shoot" || a.class.As == "kill") {
		return match{veto: "part"}
	}
	if x.Additional != y.Additional {
		return match{veto: "part"}
	}
	if a.class.ID != "" && a.class.As == b.class.As && x.NounClass != "" && x.NounClass == y.NounClass {
		return match{evidence: .5 + .45*context}
	}
	if x.Noun == y.Noun && x.Noun != "" {
		return m.open(context+.1, shared)
	}
	return m.open(context, shared)
}

// matchAmount compares money, shares, measures, durations and scores: the same verb and owner, or words enough.
func (m *matcher) matchAmount(a, b *item, context, shared float64) match {
	if a.class.As != b.class.As && a.class.ID != "" && b.class.ID != "" && !m.brief {
		return match{veto: "predicate"}
	}
	if differ(a.fig.Entity, b.fig.Entity) && !m.brief {
		context -= .15
	}
	if a.class.ID != "" && a.class.ID == b.class.ID {
		context += .1
	}
	return m.open(context, shared)
}

// Least likeness of two clauses that say what no lexicon class names.
const (
	leastContext = .45
	leastShared  = 1.2
	briefContext = .25
)

// open matches by the words around the number alone.
func (m *matcher) open(context, shared float64) match {
	if m.brief && context >= briefContext {
		return match{evidence: min(.95, .3+.7*context)}
	}
	if context < leastContext || shared < leastShared {
		return match{veto: "context"}
	}
	return match{evidence: min(.95, .2+.75*context)}
}
