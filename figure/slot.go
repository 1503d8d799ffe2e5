package figure

import (
	"math"
	"strings"

	"github.com/seed17055106/dedupe/text"
)

// fillSlots says of each figure what it counts: the noun, the verb that governs it, and what else narrows the question.
// Texts of a language without a lexicon get the context words only.
func fillSlots(t *text.Text, ctx Context, words *newsWords, figs []Figure) {
	if len(figs) == 0 {
		return
	}
	v := newView(t, words)
	for i := range figs {
		f := &figs[i]
		g, ok := v.locate(f)
		if !ok {
			continue
		}
		v.setClause(&g)
		noun := f.Noun
		if f.Kind != Date && f.Kind != Time {
			v.setNoun(f, &g)
			if f.Kind == Count && f.Unit == "times" {
				f.Noun, f.NounClass, f.Modifiers, g.last = "time", "", nil, g.end
			}
			v.setClause(&g)
		}
		if v.caption(g) {
			f.Noun, f.NounClass = "image", "image"
			continue
		}
		if !v.setLevel(f, g, figs[:i]) {
			v.setPredicate(f, g)
		}
		v.setCounter(f)
		v.setKin(f, g)
		v.setMagnitude(f, g)
		v.setModality(f, g)
		v.setChange(f, g)
		v.setClaimant(f, g)
		v.setPlace(f, g)
		v.setShare(f, noun, g, figs[:i])
		v.setPeriod(f, g)
		v.setTotal(f, g)
		v.setEvent(f, g)
		v.setRecord(f, g)
		v.setRest(f, g)
		v.setPart(f, g)
		v.setAsOf(f, figs, g)
		v.setPast(f, ctx, figs, g)
		v.setEarlier(f, ctx, figs, g)
		v.setEntity(f, g)
		v.setPenalty(f, g)
		v.setSpan(f, g)
		f.Negative = f.Negative || f.Kind == Count && f.Stated == 0 && f.Interval.Exact() && !strings.ContainsAny(f.Surface, "0123456789")
		v.setNone(f, g)
		v.setRevision(f, g)
		v.setRunning(f, g)
		v.setMoved(f, g)
		v.setStatistic(f, g)
		v.setToward(f, g)
		v.setWords(f, g)
	}
	v.setMeasured(figs)
	v.setDoerDied(figs)
}

// setWords takes the words around a figure, and where they stand.
func (v *view) setWords(f *Figure, g group) {
	f.Clause, f.Quote = v.clauseSpan(g.clause), v.Sentences[f.Sentence].Span
	f.Context = v.stems(v.window(f, g), g)
	f.Before, f.After = v.neighbours(g)
	f.Around = v.stems(g.sentence, g)
}

// neighbours are the stems of the nearest content words on both sides, with nothing but function words between.
func (v *view) neighbours(g group) (before, after string) {
	for i := g.first - 1; i >= g.sentence.First && i >= g.first-4 && v.breaks(i+1) < 2; i-- {
		if w := &v.Words[i]; !w.Stop && !w.Number && !hedgeWords[w.Norm] {
			before = w.Stem
			break
		}
	}
	for i := g.last; i < g.sentence.End && i < g.last+4 && v.breaks(i) < 2; i++ {
		if w := &v.Words[i]; !w.Stop && !w.Number && !hedgeWords[w.Norm] {
			after = w.Stem
			break
		}
	}
	return before, after
}

// caption reports whether a number counts the pictures of a page: "Image 5 of 9".
func (v *view) caption(g group) bool {
	for i := max(g.sentence.First, g.first-3); i < g.first; i++ {
		switch v.Words[i].Norm {
		case "image", "photo", "slide", "picture":
			return i == g.first-1 || v.Words[i+1].Number
		}
	}
	return false
}

// window is the stretch whose words tell what a figure is about: its clause; for a date or a time, which often stands in a clause of its
// own, at least a dozen words before it and eight behind.
func (v *view) window(f *Figure, g group) text.Range {
	if f.Kind != Date && f.Kind != Time {
		return g.clause
	}
	return text.Range{First: max(g.sentence.First, min(g.clause.First, g.first-12)), End: min(g.sentence.End, max(g.clause.End, g.last+8))}
}

// nominal are the verbs whose nouns count people: three arrests, deaths, injuries; not three charges or fights.
var nominal = slotWords("nominal")

// setCounter gives a number without a noun of its own, or with one made of the verb, the people whom the verb befalls, and reads
// "a third suspect" as an ordinal.
func (v *view) setCounter(f *Figure) {
	lower := strings.ToLower(f.Surface)
	if strings.HasPrefix(lower, "all ") || strings.HasPrefix(lower, "both") {
		f.Additional = false
	}
	if f.NounClass == "" && f.Noun != "" {
		if known := v.news.nouns[f.Noun]; len(known) > 0 {
			f.NounClass = known[0].tag.class
		}
	}
	if f.Kind == Ratio && f.NounClass != "" && strings.HasPrefix(lower, "a ") && f.Stated > 0 && f.Stated < 1 {
		n := math.Round(1 / f.Stated)
		f.Kind, f.Stated, f.Interval = Ordinal, n, Point(n)
	}
	if (f.Kind == Count || f.Kind == Ordinal) && f.NounClass == "" && v.news.class(f.Class).People {
		if f.Noun == "" && f.Kind == Count || nominal[f.Class] && len(v.news.verbs[f.Noun]) > 0 {
			f.NounClass = "person"
		}
	}
}

// setMagnitude reads "put the magnitude of the shock at 6.4". The strength of an earthquake has no verb.
func (v *view) setMagnitude(f *Figure, g group) {
	if i := g.first - 1; f.Kind == Count && i >= g.sentence.First && gauged[v.Words[i].Norm] {
		for ; i >= max(g.sentence.First, g.first-6) && f.Kind == Count; i-- {
			if v.Words[i].Norm == "magnitude" {
				f.Kind, f.Unit = Measure, "magnitude"
			}
		}
	}
	if f.Unit == "magnitude" {
		f.Noun, f.NounClass, f.Predicate, f.Class, f.Role = "", "", "", "", ""
	}
}

var gauged = slotWords("gauged")

// setEntity says whose figure it is, for the kinds that belong to someone or something.
func (v *view) setEntity(f *Figure, g group) {
	switch f.Kind {
	case Age:
		if f.Entity = v.person(f, g); f.Entity != "" {
			f.Entity += v.generation(f.Entity, g)
		}
	case Address:
		f.Entity = v.street(f, g)
	case Score:
		if i := g.first - 1; i >= g.sentence.First && v.nameAt[i] > 0 {
			f.Entity = v.names[v.nameAt[i]-1].full // "Klein (52-3)": the record of Klein
		}
	case Date, Time:
		if f.NounClass != work {
			f.Entity = v.before(g)
		}
	case Count:
		if !v.news.class(f.Class).People {
			f.Entity = v.owner(g)
		}
	default:
		f.Entity = v.owner(g)
	}
}

var streetTypes = slotSets.Table("street abbreviation")

// street is the name of the street, with its parts written out.
func (v *view) street(f *Figure, g group) string {
	var parts []string
	for i := g.end; i < g.sentence.End && i < g.end+7; i++ {
		w := &v.Words[i]
		if strings.ContainsAny(v.between(i), ",;:()") {
			break
		}
		if !w.Capital && !w.Number {
			if len(parts) > 0 {
				break
			}
			continue
		}
		norm := w.Norm
		if full := streetTypes[norm]; full != "" {
			norm = full
		}
		parts = append(parts, norm)
		if last := streetTypes[w.Norm]; len(last) > 5 || norm == "street" || norm == "avenue" || norm == "road" || norm == "drive" || norm == "lane" || norm == "court" || norm == "place" {
			break
		}
	}
	return strings.Join(parts, " ")
}
