package compare

import (
	"slices"
	"strings"
	"time"

	"github.com/seed17055106/dedupe/figure"
)

// facts are what a source says of its event as a whole.
type facts struct {
	days    []time.Time         // that it names
	streets map[place]string    // of the address in a sentence
	dates   map[place]time.Time // the one day that a sentence names
	dead    float64             // the highest count of the dead
	arrests bool                // it tells of those who were arrested
	roundUp bool                // its head counts over many events
	doer    bool                // whoever did it died
	source  *Source
	scene   *scene // nil until it is asked for
}

func (f *facts) at() *scene {
	if f.scene == nil {
		f.scene = newScene(f.source)
	}
	return f.scene
}

// A place is a sentence of a source.
type place struct {
	field    string
	sentence int
}

func newFacts(s *Source) *facts {
	out := &facts{source: s, days: daysNamed(s), streets: map[place]string{}, dates: map[place]time.Time{}}
	for k := range s.Figures {
		f := &s.Figures[k]
		out.doer = out.doer || f.DoerDied
		out.arrests = out.arrests || !f.Negative && !f.Elsewhere && (f.Kind == figure.Count || f.Kind == figure.Age) && f.Verb().As == "arrest"
		switch at := (place{f.Field, f.Sentence}); {
		case f.Kind == figure.Address && f.Noun != figure.Telephone && out.streets[at] == "":
			out.streets[at] = bareStreet(f.Entity)
		case f.Kind == figure.Date && (f.When.Grain == "day" || f.When.Grain == "part"):
			if d := f.When.Start.Truncate(day); out.dates[at].IsZero() {
				out.dates[at] = d
			} else if !out.dates[at].Equal(d) {
				out.dates[at] = severalDays
			}
		case f.Kind == figure.Count && total(f) && (f.Field == "title" || f.Sentence < headSentences):
			out.roundUp = true
		case f.Kind == figure.Count && !f.Elsewhere && f.Verb().As == "kill":
			out.dead = max(out.dead, f.Stated)
		}
	}
	return out
}

// headSentences is how many sentences at the top of a text say what it is about.
const headSentences = 2

// total reports whether a count is one over many events.
func total(f *figure.Figure) bool { return strings.HasPrefix(f.Period, figure.Total) }

// oneOfMany reports whether one of two counts of people is of one of the events of a round-up, and nothing says that it is the event of the
// other: the street is not the same, and neither are the words.
func (m *matcher) oneOfMany(a, b *item) bool {
	if !a.facts.roundUp && !b.facts.roundUp || !people[a.fig.NounClass] && !people[b.fig.NounClass] || total(a.fig) || total(b.fig) {
		return false
	}
	return (a.street == "" || a.street != b.street) && !m.sameClause(a, b)
}

// earlier reports whether the first of two counts is set in a month or a year without a day, as those of earlier events are, and the other count and
// its report are not of that time.
func earlier(a, b *item) bool {
	if !a.fig.Earlier || b.fig.Earlier || a.fig.AsOfText != "" && a.fig.AsOfText == b.fig.AsOfText {
		return false
	}
	then := a.fig.AsOf
	if !then.Known() {
		return true
	}
	if b.fig.AsOf.Known() && meet(then, b.fig.AsOf) {
		return false
	}
	for _, d := range append(slices.Clone(b.facts.days), b.source.Published.Start) {
		if !d.Before(then.Start) && d.Before(end(then)) {
			return false
		}
	}
	return true
}

// severalDays stands for the days of a sentence that names more than one.
var severalDays = time.Unix(0, 0).UTC()

// mostAcross is how far apart two moments of one event may be told on two days, in seconds: about midnight writers take either.
const mostAcross = 4 * 3600

// otherDay reports whether two clock times stand in sentences that name two days, and are further apart than that.
func otherDay(a, b *item) bool {
	x, y := a.facts.dates[placeOf(a.fig)], b.facts.dates[placeOf(b.fig)]
	if x.IsZero() || y.IsZero() || x.Equal(severalDays) || y.Equal(severalDays) || x.Equal(y) {
		return false
	}
	apart := y.Sub(x).Seconds() + b.fig.Stated - a.fig.Stated
	return apart > mostAcross || apart < -mostAcross
}

func placeOf(f *figure.Figure) place { return place{f.Field, f.Sentence} }

// severalDead reports whether two moments of death may be those of two people: no name says that they are of one, and a report counts
// more than one dead.
func severalDead(a, b *item) bool {
	if a.class.As != "kill" || b.class.As != "kill" {
		return false
	}
	same, _ := samePerson(a.entity, b.entity)
	return !same && (a.facts.dead > 1 || b.facts.dead > 1) && (a.fig.Predicate == pronounced || b.fig.Predicate == pronounced)
}

// pronounced is the predicate that tells the death of one person; others may tell that of all.
const pronounced = "pronounced dead"

// otherStreet reports whether two figures stand in sentences with addresses on two streets. A writer may leave out "Avenue".
func otherStreet(a, b *item) bool {
	x, y := a.street, b.street
	return x != "" && y != "" && !strings.HasPrefix(x+" ", y+" ") && !strings.HasPrefix(y+" ", x+" ")
}

// daysNamed are the days that the text of a dated source names, ascending and without repetition; nil where it bears no date itself, since
// its weekdays are then unknown.
func daysNamed(s *Source) []time.Time {
	if !s.Published.Known() {
		return nil
	}
	var days []time.Time
	for k := range s.Figures {
		w := &s.Figures[k].When
		if s.Figures[k].Kind != figure.Date || w.Grain != "day" && w.Grain != "part" {
			continue
		}
		for n := 0; n <= w.Days; n++ {
			days = append(days, w.Start.Truncate(day).AddDate(0, 0, n))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.Compact(days)
}

// strangers reports whether two reports both name days and no day of one is within a day of any of the other: the reports are of two events.
func strangers(a, b []time.Time) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch apart := b[j].Sub(a[i]); {
		case apart > day:
			i++
		case apart < -day:
			j++
		default:
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}
