package compare

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// A match says how two figures fill one slot.
type match struct {
	veto     string  // id of the rule that keeps them apart; "" where they may fill one slot
	evidence float64 // 0..1: how sure it is that the question is the same
	words    bool    // by the words around the figures alone
	by       string  // id of the rule that a contradiction goes by; "" for those of the values
}

// matcher compares slots. brief texts are given as being about the same thing: shared words weigh more, and missing parts less.
type matcher struct {
	words *vocabulary
	brief bool
	odd   map[[2]int]bool // pairs of ages of one person by elimination, by their items
	limit int             // how many figures of one kind a story compares
}

// match asks the questions of the decision list in their order, the cheap and certain ones first.
func (m *matcher) match(a, b *item) match {
	if veto := m.vetoes(a, b); veto != "" {
		return match{veto: veto}
	}
	if a.kind == figure.Age && m.odd[[2]int{min(a.seat, b.seat), max(a.seat, b.seat)}] {
		return match{evidence: .55, by: "cast"}
	}
	if a.kind == figure.Age {
		if same, known := samePerson(a.entity, b.entity); known && !same || !known && !m.brief {
			return match{veto: "person"}
		}
	}
	clause, shared := m.words.similarity(a.clause, b.clause)
	around, _ := m.words.similarity(a.around, b.around)
	context := .6*clause + .4*around
	var result match
	switch a.kind {
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
	if result.veto == "" && a.class.Moves && b.class.Moves {
		switch same, known := sameMoment(a, b); {
		case known && same:
			result.evidence = min(.95, result.evidence+.15)
		case known:
			result.evidence -= .1
		}
	}
	if result.veto == "" && differ(a.place, b.place) && a.kind != figure.Age && a.kind != figure.Address {
		result.evidence *= .6
	}
	result.evidence = min(1, max(0, result.evidence)) // the bonuses of context may add up to more
	return result
}

// vetoes holds what is asked of every kind.
func (m *matcher) vetoes(a, b *item) string {
	x, y := &a.fig.Slot, &b.fig.Slot
	switch {
	case superseded(a.source, b.source):
		return "superseded"
	case x.Elsewhere != y.Elsewhere && !m.brief && (a.kind == figure.Count || (a.kind == figure.Time || a.kind == figure.Date) && !m.sameClause(a, b)), a.fig.Unit == "magnitude" && a.chief != b.chief && !m.brief:
		return "event"
	case a.kind == figure.Count && !m.brief && (m.oneOfMany(a, b) || earlier(a, b) || earlier(b, a)):
		return "event"
	case a.kind == figure.Count && (x.Place == figure.Worldwide) != (y.Place == figure.Worldwide):
		return "event"
	case x.Measured || y.Measured:
		return "measured"
	case x.Role != y.Role && x.Role != "" && y.Role != "" && x.Class == y.Class && a.kind == figure.Count:
		return "role"
	case x.Statistic != y.Statistic && x.Statistic != "" && y.Statistic != "":
		return "statistic"
	case done(x.Modality) != done(y.Modality) && !samePhrase(a, b) && a.kind != figure.Date:
		return "modality"
	case x.Change != y.Change && !(changed(x) && changed(y) && sameShare(a, b)) && (x.Change == "by" || y.Change == "by" || x.Change == "from" || y.Change == "from"):
		return "change"
	case a.kind == figure.Count && !m.brief && (longSpan(x.Period) != longSpan(y.Period) || total(a.fig) != total(b.fig)):
		return "period"
	case a.kind == figure.Count && !m.brief && (monthsApart(a.fig, b.fig) || recurs(a) && recurs(b) && !sameDay(a, b)):
		return "period"
	case x.Period != y.Period && (x.Period != "" && y.Period != "" || x.Period == "then" || y.Period == "then"):
		return "period"
	case a.kind != figure.Count && (x.Period == "year ago") != (y.Period == "year ago"), yearsApart(x.AsOf, y.AsOf) && !a.class.Grows:
		return "period"
	case a.kind == figure.Age && (former(a) != former(b) || datedAge(a) != datedAge(b) && math.Abs(a.fig.Stated-b.fig.Stated) > 1):
		return "period"
	case a.kind == figure.Count && x.Part != y.Part && !m.brief:
		return "part"
	}
	return ""
}

// changed reports whether a figure may be how much something changed: "down by 40 per cent", and "down 40 per cent".
func changed(s *figure.Slot) bool { return s.Change == "by" || s.Change == "" }

// sameShare reports whether two shares are of one thing in one place, by their names.
func sameShare(a, b *item) bool {
	x, y := &a.fig.Slot, &b.fig.Slot
	return a.kind == figure.Percent && x.Noun != "" && x.Noun == y.Noun && x.Place != "" && x.Place == y.Place && a.class.As == b.class.As && x.Period == y.Period
}

// sameClause reports whether two clauses tell of a thing in nearly the same words, so that no other word of their sentences
// makes it another event.
func (m *matcher) sameClause(a, b *item) bool {
	cosine, shared := m.words.similarity(a.clause, b.clause)
	return cosine >= .6 && shared >= 2*leastShared
}

// samePhrase reports whether two counts are one phrase of several words, as both quote it: "hundreds of ballistic missiles".
func samePhrase(a, b *item) bool {
	return a.fig.Noun == b.fig.Noun && len(a.fig.Modifiers) > 0 && strings.EqualFold(a.fig.Surface, b.fig.Surface)
}

// yearsApart reports whether two figures are of different years.
func yearsApart(a, b figure.When) bool {
	return a.Known() && b.Known() && a.Start.Year() != b.Start.Year()
}

// former reports whether a figure is of years before its report: "in 2003, when he was 17".
func former(it *item) bool {
	asOf, published := it.fig.AsOf, it.source.Published
	return asOf.Known() && published.Known() && published.Start.Year()-asOf.Start.Year() > 1
}

// datedAge reports whether an age stands beside a year in a report without a date, and may be that of the year: "Kern, 52, said in 2006".
func datedAge(it *item) bool {
	return !it.source.Published.Known() && it.fig.AsOf.Grain == "year"
}

// monthsApart reports whether two counts are as of two months: "jobs in July", "jobs in September".
func monthsApart(a, b *figure.Figure) bool {
	x, dx := monthNamed(a.AsOfText)
	y, dy := monthNamed(b.AsOfText)
	return x > 0 && y > 0 && x != y && dx == 0 && dy == 0
}

// recurs reports whether a count is one of a series, each over the span before its report: "last week", "another 5,000 claims", "new cases".
func recurs(it *item) bool {
	head, _, _ := strings.Cut(strings.TrimPrefix(it.fig.Period, figure.Total+" "), " ")
	return recent[head] || increment(it.fig) && !it.class.Event || inSeries(it.fig)
}

// inSeries reports whether a count is of what is counted anew each week or month: "jobless claims".
func inSeries(f *figure.Figure) bool {
	for i := 1; i < len(f.Context); i++ {
		if series[f.Context[i-1]+"_"+f.Context[i]] {
			return true
		}
	}
	return false
}

var series = wordLists.Set("series")

// recent are the heads of spans that end with the report.
var recent = wordLists.Set("recent")

// sameDay reports whether two reports are known to be of one day.
func sameDay(a, b *item) bool {
	x, y := a.source.Published, b.source.Published
	return x.Known() && y.Known() && x.Start.Truncate(day).Equal(y.Start.Truncate(day))
}

// longSpan reports whether a count is one over a month or more, as those of statistics are, or over the course of something.
func longSpan(period string) bool {
	for _, unit := range []string{"the course", "month", "quarter", "season", "year", "decade", "century"} {
		if strings.HasSuffix(period, unit) {
			return true
		}
	}
	return false
}

// done groups the modalities that can be compared: what happened, what is to come, and what is only possible.
func done(modality string) string {
	if modality == "forecast" {
		return "planned"
	}
	return modality
}

// fullName reports whether a name has more than a surname.
func fullName(name []string) bool {
	name, _ = generation(name)
	return len(name) > 1
}

// matchAge needs the same person: by name, or in brief texts by the same noun. A surname alone may be that of a relative.
func (m *matcher) matchAge(a, b *item, context float64) match {
	same, known := samePerson(a.entity, b.entity)
	switch {
	case same && fullName(a.entity) && fullName(b.entity):
		return match{evidence: .95}
	case same:
		return match{evidence: .6}
	case known:
		return match{veto: "person"}
	case m.brief && a.fig.Noun == b.fig.Noun:
		return match{evidence: .3 + .6*context}
	}
	return match{veto: "person"}
}

// matchAddress needs the same street, and that the same thing happened there.
func (m *matcher) matchAddress(a, b *item) match {
	if x, y := a.fig.Noun == figure.Telephone, b.fig.Noun == figure.Telephone; x || y {
		return matchTelephone(a.fig, b.fig, x && y)
	}
	if !sameStreet(a.fig.Entity, b.fig.Entity) {
		return match{veto: "street"}
	}
	if (a.fig.Class == figure.Residence) != (b.fig.Class == figure.Residence) {
		return match{veto: "predicate"}
	}
	if x, y := a.class.When, b.class.When; x != "" && y != "" && x != y {
		return match{evidence: .4}
	}
	return match{evidence: .8}
}

// matchMoment needs the same happening: the same verb, of whoever is named, and words enough. Where each report gives one moment only for
// that verb, less is asked of the words.
func (m *matcher) matchMoment(a, b *item, context, shared float64) match {
	x, y := a.class.When, b.class.When
	half := a.kind == figure.Time && !m.brief && otherHalf(a.fig, b.fig)
	if veto := m.vetoMoment(a, b, half); veto != "" {
		return match{veto: veto}
	}
	if a.kind == figure.Date && !m.brief && x != "" && oneDay(a, b) {
		return match{evidence: min(.95, .6+.3*context)}
	}
	if half && !a.fig.Elsewhere && !b.fig.Elsewhere {
		return match{evidence: min(.95, .6+.3*context), by: "half"}
	}
	if a.fig.Elsewhere != b.fig.Elsewhere && !m.sameClause(a, b) {
		context -= .2
	}
	switch {
	case m.differ(a, b):
		context -= .1
	case a.fig.Entity != "" && b.fig.Entity != "":
		context += .1
	}
	if x == "" || x != y || !a.class.Event || !m.brief && a.kind == figure.Date && statements[a.class.ID] {
		if a.kind == figure.Date && context < leastContext || bareYear(a.fig) && bareYear(b.fig) && context < leastYears {
			return match{veto: "context"} // two dates are less than two numbers: many things happen on dates
		}
		return m.open(context, shared)
	}
	if same, _ := samePerson(a.entity, b.entity); same && (a.fig.NounClass == "work" || b.fig.NounClass == "work") && bareYear(a.fig) && bareYear(b.fig) {
		return match{evidence: min(.95, .6+.3*context)} // the year of one film
	}
	evidence := .2 + .75*context
	if a.kind == figure.Date && a.source.Published.Known() && b.source.Published.Known() {
		evidence -= .1 // dated reports of one event seldom differ in the day: it is another event more often
	}
	if a.lone && b.lone {
		evidence += .15
		if a.fig.Predicate == b.fig.Predicate && a.fig.When.Grain == b.fig.When.Grain {
			evidence += .07
		}
		if a.kind == figure.Time {
			evidence += .15 // few things in one event happen at a stated minute
		}
	} else if shared < leastShared && !m.brief && !(a.class.Once && b.class.Once && (a.lone || b.lone)) {
		return match{veto: "context"}
	}
	return match{evidence: min(.95, evidence)}
}

// statements are the classes of verbs of which one event has many days: each side announces something, police are called again.
var statements = wordLists.Set("statement")

// vetoMoment holds what is asked of moments alone. half: they are one but for the half of the day.
func (m *matcher) vetoMoment(a, b *item, half bool) string {
	x, y := a.class.When, b.class.When
	switch {
	case (a.fig.Toward == "until") != (b.fig.Toward == "until"), x == "say", y == "say", x != y && x != "" && y != "" && !half:
		return "predicate"
	case severalDead(a, b):
		return "person"
	case a.kind != figure.Time:
		return ""
	case universal(a.fig) != universal(b.fig):
		return "unit"
	case !m.brief && otherDay(a, b):
		return "event"
	case !m.brief && otherStreet(a, b):
		return "street"
	}
	return ""
}

// oneDay reports whether two dates that lie a day apart or two are of the event of the story: each stands with something that happened once
// ("Sunday's shooting", "shot on Monday"). More days apart it is another event.
func oneDay(a, b *item) bool {
	x, y := a.fig, b.fig
	if !x.Bound || !y.Bound || !a.class.Once || !b.class.Once || x.Elsewhere || y.Elsewhere || x.When.Grain != "day" || y.When.Grain != "day" || !named(x) || !named(y) {
		return false
	}
	apart := x.When.Start.Sub(y.When.Start).Abs()
	return apart > 0 && apart <= 2*day
}

// named reports whether a date names a weekday or a month: "yesterday" is of another day in a text that was added to.
func named(f *figure.Figure) bool {
	month, _ := monthNamed(f.Surface)
	return month > 0 || weekday(f.Surface) > 0
}

// matchCount needs the same noun and the same verb, by class where the lexicon has them, else by the words of the clause.
func (m *matcher) matchCount(a, b *item, context, shared float64) match {
	x, y := &a.fig.Slot, &b.fig.Slot
	class := a.class.As == b.class.As && a.class.ID != "" || atLarge(a, b) || atLarge(b, a)
	switch {
	case (a.implied || b.implied) && x.Negative == y.Negative:
		return match{veto: "part"} // one person more says nothing beside a count
	case !sameNoun(a, b):
		return match{veto: "noun"}
	case harm[a.class.As] && harm[b.class.As] && a.class.As != b.class.As && x.Noun == y.Noun && a.lone && b.lone:
		return match{evidence: .5 + .4*context}
	case m.brief && !class && sought[a.class.As] && sought[b.class.As] && loose[x.NounClass] && loose[y.NounClass]:
		return match{evidence: .45 + .5*context} // "were arrested and charged"
	case !class && a.class.ID != "" && b.class.ID != "":
		return match{veto: "predicate"}
	case !m.brief && otherMix(a.mix, b.mix) && x.NounClass == y.NounClass:
		return match{evidence: .6 + .3*context, by: "mix"}
	case a.class.People && !sought[a.class.As] && one(a) != one(b) && (x.NounClass != "person" || y.NounClass != "person"):
		return match{veto: "part"}
	case one(a) != one(b) && (one(a) && x.Noun == "victim" || one(b) && y.Noun == "victim"), a.class.As == "kill" && (x.Additional || y.Additional):
		return match{veto: "part"}
	case increment(a.fig) != increment(b.fig) && !a.class.Falls && !a.class.Moves:
		return match{veto: "part"}
	case (x.Besides != y.Besides || x.Additional != y.Additional) && !a.class.Falls && !a.class.Moves:
		return match{veto: "part"}
	case class && a.class.People && !(people[x.NounClass] && people[y.NounClass]):
		return m.open(context, shared) // "two shooting scenes" are no people
	case x.Part && y.Part && !m.brief:
		return m.open(context, shared) // of one whole, and perhaps not the same part
	case class && loosely[a.class.As]:
		return match{evidence: .25 + .6*context}
	case class && x.NounClass != "" && x.NounClass == y.NounClass:
		return match{evidence: .5 + .45*context}
	case class && a.class.People && people[x.NounClass] && people[y.NounClass]:
		if a.only && b.only && !m.brief {
			context += .15
		}
		return match{evidence: .45 + .45*context}
	case class && !m.brief && a.fig.Unit == "times" && b.fig.Unit == "times" && a.lone && b.lone && !m.differ(a, b):
		return match{evidence: .45 + .45*context} // how often the same was done
	case tally(a, b):
		return match{evidence: .6 + .3*context}
	}
	return m.matchNoun(a, b, context, shared)
}

// matchNoun compares two counts whose verbs say nothing: by the noun, by how near the numbers are, and by the words around them.
func (m *matcher) matchNoun(a, b *item, context, shared float64) match {
	x, y := &a.fig.Slot, &b.fig.Slot
	if x.Noun == "" && y.Noun == "" && !m.brief && x.Change == "" && y.Change == "" && !a.class.People {
		return match{veto: "noun"} // numbers of nothing: of lists, of telephones
	}
	if x.Noun == y.Noun && x.Noun != "" {
		context += .05
		if near(a.fig, b.fig) && !differ(a.entity, b.entity) && x.Period == y.Period {
			return match{evidence: .45 + .5*context}
		}
	}
	if samePhrase(a, b) {
		return match{evidence: max(.6, .2+.75*context)}
	}
	if slip(a.fig.Stated, b.fig.Stated) {
		return match{evidence: .7}
	}
	switch {
	case differ(a.entity, b.entity):
		context -= .2
	case x.Entity != "" && y.Entity != "":
		context += .05
	}
	return m.open(context, shared)
}

// tally reports whether two counts are of the things of one owner and nearly the same, as running totals of a career are: apart by two at
// most, of ten or more.
func tally(a, b *item) bool {
	same, _ := samePerson(a.entity, b.entity)
	x, y := a.fig.Stated, b.fig.Stated
	return same && len(a.entity) > 1 && len(b.entity) > 1 && a.fig.NounClass != "" && a.fig.NounClass == b.fig.NounClass && min(x, y) >= 10 && math.Abs(x-y) <= 2
}

// one reports whether a figure is "one man", "a woman": as often one of several as the count of all.
func one(it *item) bool { return it.fig.Stated == 1 }

// sameNoun reports whether two nouns may stand for one thing. Among those taken, charged or sought, "men", "suspects" and "people" are one;
// among the dead and hurt, a narrower word is a part.
func sameNoun(a, b *item) bool {
	x, y := &a.fig.Slot, &b.fig.Slot
	switch {
	case x.NounClass == "" || y.NounClass == "":
		return x.Noun == y.Noun || x.Noun == "" || y.Noun == ""
	case x.NounClass == "kin" && y.NounClass == "kin":
		return x.Noun == y.Noun
	case x.NounClass == y.NounClass:
		return true
	}
	if !a.class.People || a.class.As != b.class.As {
		return false
	}
	return sought[a.class.As] && loose[x.NounClass] && loose[y.NounClass] || outgrows(a, b) || outgrows(b, a)
}

// outgrows reports whether a part is larger than its whole, so that both cannot be true: "three men" and "two people".
func outgrows(part, whole *item) bool {
	return people[part.fig.NounClass] && part.fig.NounClass != "person" && whole.fig.NounClass == "person" && !whole.fig.Besides && part.fig.Low > whole.fig.High
}

// loosely are the verbs of which one event has many counts: crowds gather in several places, the hurt are taken to several hospitals.
var loosely = wordLists.Set("loosely")

// harm are the verbs that two reports may use of the same things where each counts them once.
var harm = wordLists.Set("harm")

var (
	sought = wordLists.Set("sought")
	loose  = wordLists.Set("loose")
)

// slip reports whether two numbers of four significant digits or more are equal or differ in a single digit: "2,301" and "2,302". Two
// questions hardly ever have such answers.
func slip(x, y float64) bool {
	a, b := strconv.FormatFloat(x, 'f', -1, 64), strconv.FormatFloat(y, 'f', -1, 64)
	if len(a) != len(b) || len(strings.TrimRight(a, "0")) < 4 || len(strings.TrimRight(b, "0")) < 4 {
		return false
	}
	apart := 0
	for i := range a {
		if a[i] != b[i] {
			apart++
		}
	}
	return apart <= 1
}

// near reports whether two large numbers are so close that they hardly answer two questions: apart by less than a third, at least 100, and
// not both round.
func near(a, b *figure.Figure) bool {
	x, y := math.Abs(a.Stated), math.Abs(b.Stated)
	return min(x, y) >= 100 && max(x, y) < 1.34*min(x, y) && !(round(x) && round(y))
}

// Least likeness of two clauses that say what no lexicon class names.
const (
	leastContext = .45
	leastShared  = 1.2
	leastYears   = .6
	briefContext = .25
)

// open matches by the words around the number alone.
func (m *matcher) open(context, shared float64) match {
	if m.brief && context >= briefContext {
		return match{evidence: min(.95, .3+.7*context), words: true}
	}
	if context < leastContext || shared < leastShared {
		return match{veto: "context"}
	}
	return match{evidence: min(.95, .2+.75*context), words: true}
}
