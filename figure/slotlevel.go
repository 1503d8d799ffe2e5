package figure

import "strings"

// Verbs that give the level of a counter ("the toll rose to 14", "stood at 14", "reached 14"). They are no predicate of their own: what
// happened stands in their subject.
var levelVerbs = slotWords("level verb")

// Words that head the subject of such a verb.
var counterHeads = slotWords("counter")

// maxCounter is how many words before its verb the head of a counter is looked for.
const maxCounter = 20

// setLevel reads the level of a counter: what is counted and what befell it come from the subject of the verb ("the number of people
// killed"), or from the counter spoken of before ("the number rose to 14"). It reports false where the figure is no such level.
func (v *view) setLevel(f *Figure, g group, before []Figure) bool {
	if f.Kind != Count {
		return false
	}
	verb := v.levelVerb(g)
	for k := verb - 1; k >= max(g.sentence.First, verb-maxCounter); k-- {
		if !counterHeads[v.Words[k].Norm] {
			continue
		}
		if !v.counted(f, g, k, verb) && !v.sameCounter(f, before) {
			return false
		}
		f.Level, f.Role = true, "object"
		return true
	}
	return false
}

// levelVerb returns the word of the level verb before a number, -1 for none.
func (v *view) levelVerb(g group) int {
	i := g.first - 1
	for i >= g.sentence.First && (approximators[v.Words[i].Norm] || hedgeWords[v.Words[i].Norm] || v.Words[i].Norm == "now") {
		i--
	}
	if i > g.sentence.First && (v.Words[i].Norm == "to" || v.Words[i].Norm == "at") {
		i--
	}
	if i < g.sentence.First || !levelVerbs[v.Words[i].Norm] {
		return -1
	}
	return i
}

// counted takes the noun and the verb of a counter from its head at word k: "the number of people killed", "the toll of the missing",
// "the death toll", "rescuers, whose number".
func (v *view) counted(f *Figure, g group, k, verb int) bool {
	first, end := k+1, verb
	switch {
	case v.Words[k+1].Norm == "of":
	case v.Words[k].Norm == "toll":
		f.Predicate, f.Class = "toll", "toll"
		return true
	case k > 1 && v.Words[k-1].Norm == "whose":
		first, end = k-2, k-1
	default:
		return false
	}
	if g.last == g.end {
		f.Noun, f.NounClass = "", "" // not that of a word between
	}
	for i := first; i < end; i++ {
		if tag := v.nouns[i]; tag.words > 0 && f.Noun == "" {
			f.Noun, f.NounClass = tag.lemma, tag.class
		}
		if tag := v.verbs[i]; tag.words > 0 && tag.class != "say" && !v.occasion(i) {
			f.Predicate, f.Class = tag.lemma, tag.class
			break
		}
	}
	if f.Noun == "" && f.Class == "" {
		for i := first; i < end && f.Noun == ""; i++ {
			if w := &v.Words[i]; !w.Stop && !w.Number {
				f.Noun = lemma(v.Text, w)
			}
		}
	}
	return true
}

// sameCounter takes them from the count of people or things that was given last, in this sentence or the one before.
func (v *view) sameCounter(f *Figure, before []Figure) bool {
	for k := len(before) - 1; k >= 0 && before[k].Sentence >= f.Sentence-1; k-- {
		b := &before[k]
		if b.Kind != Count || b.Class == "" || b.Field != f.Field {
			continue
		}
		if f.Noun == "" {
			f.Noun, f.NounClass = b.Noun, b.NounClass
		}
		f.Predicate, f.Class = b.Predicate, b.Class
		return true
	}
	return false
}

// bracketed reports whether b follows a in a bracket: "4 p.m. local time (1100 GMT)".
func (v *view) bracketed(a, b *Figure) bool {
	return b.Span.Start > a.Span.End && b.Span.Start-a.Span.End < 20 && strings.HasSuffix(v.Source[a.Span.End:b.Span.Start], "(")
}

// setSpan marks the spans that something else is counted over: "rose by 9 per cent over the past six weeks".
func (v *view) setSpan(f *Figure, g group) {
	if f.Kind != Duration || g.first-1 < g.sentence.First {
		return
	}
	switch v.Words[g.first-1].Norm {
	case "past", "last", "previous", "next", "coming":
		f.Measured = true
	}
}

// setMeasured marks the moments that say only when a count was taken: "at 6 p.m. 300,000 people were without power".
func (v *view) setMeasured(figs []Figure) {
	for i := range figs {
		m := &figs[i]
		if m.Kind != Date && m.Kind != Time {
			continue
		}
		if k := i - 1; m.Kind == Time && k >= 0 && figs[k].Kind == Time && figs[k].Sentence == m.Sentence && v.bracketed(&figs[k], m) {
			m.Toward, m.Measured = figs[k].Toward, figs[k].Measured // the same moment in another zone
		}
		since := v.since(v.wordAt(m.Number.Start))
		for k := range figs {
			c := &figs[k]
			if since && (c.Kind == Count || c.Kind == Money || c.Kind == Percent) && c.Sentence == m.Sentence && c.Field == m.Field {
				m.Measured = true // "since Monday 6,000 people have been laid off"
			}
			if c.Kind != Count || c.Sentence != m.Sentence || c.Field != m.Field {
				continue
			}
			if c.Level || v.news.class(c.Class).Moves && c.Class == m.Class || m.Toward == "before" && v.news.class(c.Class).People {
				m.Measured = true
				c.Running = c.Running || m.Toward == "before"
			}
		}
	}
}
