package figure

import "strings"

var nearWords = slotWords("near")

// setToward reads "before", "by", "after", "until" and "as of" in front of a date or a clock time, and "for" in front of a span of time.
func (v *view) setToward(f *Figure, g group) {
	if f.Kind == Duration {
		v.setLasting(f, g)
		return
	}
	if f.Kind != Time && f.Kind != Date || g.first-1 < g.sentence.First {
		return
	}
	if f.Kind == Date && v.spanEnd(g.first-1, g) {
		f.Measured = true // "in the week ended March 20"
		return
	}
	for g.first-2 >= g.sentence.First && (hedgeWords[v.Words[g.first-1].Norm] || v.Words[g.first-1].Norm == "at") {
		g.first-- // "until about 5 a.m."
	}
	switch v.Words[g.first-1].Norm {
	case "by":
		f.Toward = "before"
		f.Measured = f.Kind == Time // "by 2 p.m. they had left": what was so then happened at no stated moment
	case "since":
		f.Measured = f.Measured || f.Kind == Time // "the crews have been there since 9 p.m."
	case "between":
		f.Measured = true // "between 5 p.m. and 8 p.m. 20 were hurt"
	case "before":
		f.Toward = "before"
	case "after", "past":
		f.Toward = "after"
	case "until", "till":
		f.Toward = "until"
		return
	case "of":
		if g.first-2 >= g.sentence.First && v.Words[g.first-2].Norm == "as" {
			f.Toward = "until"
		}
		return
	default:
		return
	}
	if f.Kind == Time && g.first-2 >= g.sentence.First && nearWords[v.Words[g.first-2].Norm] {
		f.Toward = "just " + f.Toward
		if w := v.Words[g.first-2].Norm; w == "shortly" || w == "soon" || w == "little" {
			f.Toward = "shortly " + strings.TrimPrefix(f.Toward, "just ")
		}
	}
}

var spanEnds = slotWords("span end")

// spanEnd reports whether word i and the one before it say that a span of time ends with the date behind them: "the week ended".
func (v *view) spanEnd(i int, g group) bool {
	return i > g.sentence.First && spanEnds[v.Words[i].Norm] && spanUnits[v.Words[i-1].Norm]
}

// setLasting tells "for three weeks", "for the past three weeks", "three weeks of talks" and "six months pregnant" from other spans. The noun
// of "three weeks of talks" is what was done.
func (v *view) setLasting(f *Figure, g group) {
	i := g.first - 1
	for i >= g.sentence.First && (approximators[v.Words[i].Norm] || v.Words[i].Norm == "past" || v.Words[i].Norm == "last") {
		i--
	}
	if i >= g.sentence.First && v.Words[i].Norm == "for" {
		f.Toward, f.Measured = "for", false
	}
	if v.news.class(f.Class).Lasts {
		f.Toward = "for"
	}
	for i := g.end; i < g.sentence.End && i < g.end+4 && v.breaks(i) == 0; i++ {
		if w := v.Words[i].Norm; w == "left" || w == "remaining" || w == "to" && i+1 < g.sentence.End && (v.Words[i+1].Norm == "go" || v.Words[i+1].Norm == "play") {
			f.Toward = "left"
			return
		}
	}
	v.setSpanOf(f, g)
}

// setSpanOf reads what was done for a span: "three weeks of talks". A verb before the span says more.
func (v *view) setSpanOf(f *Figure, g group) {
	i := g.end + 2
	if i >= g.sentence.End || v.Words[i-1].Norm != "of" || v.Words[i].Stop || v.breaks(i-1) > 0 {
		return
	}
	f.Toward = "of"
	if f.Class == "" || !v.happens(g.clause.First, g.first) {
		f.Predicate, f.Class = v.Words[i].Stem, ""
		if tag := v.verbs[i]; tag.words > 0 {
			f.Predicate, f.Class = tag.lemma, tag.class
		}
	}
}
