package figure

import "strings"

// Words that point to another event than the one reported.
var elsewhere = slotWords("elsewhere")

// roundUps are the phrases of a report on many events, or of a further one; each word is compared as written.
var roundUps = phrases(slotWords("round-up"))

// phrases divides each phrase into its words, by its first word.
func phrases(set map[string]bool) map[string][][]string {
	byFirst := map[string][][]string{}
	for p := range set {
		words := strings.Split(p, "_")
		byFirst[words[0]] = append(byFirst[words[0]], words)
	}
	return byFirst
}

// phraseAt reports whether a phrase of a set begins at word i of a sentence that ends before word end.
func (v *view) phraseAt(set map[string][][]string, i, end int) bool {
	for _, p := range set[v.Words[i].Norm] {
		k := 0
		for k < len(p) && i+k < end && v.Words[i+k].Norm == p[k] {
			k++
		}
		if k == len(p) {
			return true
		}
	}
	return false
}

// further are the ordinals of another event of its kind: "a third shooting".
var further = slotWords("further event")

// eventAt reports whether word i names an event and no one in it, as in "a second murder suspect".
func (v *view) eventAt(i, end int) bool {
	return i < end && eventNouns[v.Words[i].Norm] && (i+1 == end || v.nouns[i+1].words == 0 || v.verbs[i+1].words > 0)
}

var timeUnits = slotWords("time unit")

var offsets = slotWords("offset")

// offset reports whether word i says how long before or after another moment something was: "two hours after the shooting".
func (v *view) offset(i int) bool {
	return i > 0 && offsets[v.Words[i].Norm] && timeUnits[v.Words[i-1].Norm]
}

// habits are words of what happens again and again.
var habits = slotWords("habit")

var eventNouns = slotWords("event noun")

var months = slotWords("month")

// setEarlier marks the counts of a sentence that is set in a month or a year without a day: "In February a quake killed 40 people." Reports give
// the day of their own event, and open with it.
func (v *view) setEarlier(f *Figure, ctx Context, figs []Figure, g group) {
	if f.Kind != Count && f.Unit != "magnitude" || f.Sentence == 0 {
		return
	}
	set := false
	for k := range figs {
		d := &figs[k]
		if d.Kind != Date || d.Sentence != f.Sentence || d.Field != f.Field {
			continue
		}
		at := v.wordAt(d.Number.Start)
		if !v.monthAlone(d, at) {
			return
		}
		if v.ahead(d, ctx, g.sentence.First, at) {
			continue
		}
		set = set || at == g.sentence.First+1 && v.Words[at-1].Norm == "in" || at > g.sentence.First && v.Words[at-1].Norm == "in" && v.newEvent(g.sentence.First, at)
	}
	f.Earlier = set
}

// ahead reports whether the date at word i of the sentence that begins at word first is of what is to come: "they face a trial in May".
func (v *view) ahead(d *Figure, ctx Context, first, i int) bool {
	for k := first; k < i; k++ {
		if modalWords[v.Words[k].Norm] != "" {
			return true
		}
	}
	return d.When.Known() && ctx.Published.Known() && d.When.Start.After(ctx.Published.Start)
}

// monthAlone reports whether a date at word i names no day.
func (v *view) monthAlone(d *Figure, i int) bool {
	return d.When.Grain == "month" || d.When.Grain == "year" || !d.When.Known() && months[v.Words[i].Norm] && !strings.ContainsAny(d.Surface, "0123456789")
}

var introducing = slotWords("introducing")

// newEvent reports whether words[lo:hi] introduce an event, or point to one introduced: "a shooting", "an earthquake", "that quake". The "that" of
// "said that the fire" does not.
func (v *view) newEvent(lo, hi int) bool {
	for i := lo; i+1 < hi; i++ {
		if articles[v.Words[i+1].Norm] {
			continue
		}
		for k := i + 1; introducing[v.Words[i].Norm] && k < min(hi, i+4); k++ {
			if eventNouns[v.Words[k].Norm] {
				return true
			}
		}
	}
	return false
}

// setEvent marks figures of a sentence that speaks of another event.
func (v *view) setEvent(f *Figure, g group) {
	for i := g.sentence.First; i < g.sentence.End; i++ {
		w := v.Words[i].Norm
		switch {
		case w == "other" && i+1 < g.sentence.End && eventNouns[v.Words[i+1].Norm]:
			f.Elsewhere = true // "20 were hurt in other attacks"
			return
		case elsewhere[w] && (w != "another" && w != "earlier" && w != "previous" && w != "recent" && w != "past" || i+1 < g.sentence.End && (eventNouns[v.Words[i+1].Norm] || i+2 < g.sentence.End && eventNouns[v.Words[i+2].Norm])):
			f.Elsewhere = true
			return
		case v.phraseAt(roundUps, i, g.sentence.End), further[w] && v.eventAt(i+1, g.sentence.End), f.Kind == Time && v.offset(i):
			f.Elsewhere = true
			return
		case f.Kind == Date && habits[w] && i >= g.clause.First && i < g.clause.End+3:
			f.Elsewhere = true // "on the first Monday of each month"
			return
		case w == "last" && i+1 < g.sentence.End && (v.Words[i+1].Norm == "such" || v.Words[i+1].Norm == "time"):
			f.Elsewhere = true
			return
		case (w == "last" || w == "past") && i+1 < g.sentence.End && (v.Words[i+1].Norm == "year" || v.Words[i+1].Norm == "month"):
			f.Elsewhere = true
			return
		}
	}
}
