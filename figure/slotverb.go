package figure

import (
	"strings"

	"github.com/seed17055106/dedupe/text"
)

// setNoun finds the head noun of what is counted: the last of the content words that follow the number without a break, or
// the noun of the lexicon among them.
func (v *view) setNoun(f *Figure, g *group) {
	end := g.last
	if end == g.end {
		end = v.nounEnd(*g)
	}
	head := -1
	for i := g.end; i < end; i++ {
		if v.nouns[i].words > 0 {
			head = i // the last noun of the lexicon: "police officers"
		}
	}
	if head < 0 && end > g.end {
		head = end - 1
	}
	if head < 0 || v.Words[head].Number {
		v.nounBefore(f, *g)
		return
	}
	f.Noun, f.NounClass = v.Words[head].Stem, ""
	if tag := v.nouns[head]; tag.words > 0 {
		f.Noun, f.NounClass = tag.lemma, tag.class
	}
	for i := g.end; i < head; i++ {
		if w := &v.Words[i]; !w.Stop && !w.Number && w.Norm != "old" && w.Norm != "year" {
			f.Modifiers = append(f.Modifiers, w.Stem)
		}
	}
	g.last = max(g.last, head+1)
}

// nounEnd walks over up to four words that may belong to the noun phrase after the number.
func (v *view) nounEnd(g group) int {
	i := g.end
	for ; i < g.sentence.End && i < g.end+4; i++ {
		w := &v.Words[i]
		if i > g.end && v.between(i) != "" && v.between(i) != "-" || i == g.end && strings.ContainsAny(v.between(i), ",;:()\"") {
			break
		}
		if w.Stop && w.Norm != "other" && w.Norm != "others" && w.Norm != "more" || v.verbs[i].words > 0 && v.nouns[i].words == 0 {
			break
		}
		if v.nouns[i].words > 0 {
			return i + 1
		}
	}
	return i
}

// nounBefore takes the noun of "the number of deaths rose to 14", "casualties: 14".
func (v *view) nounBefore(f *Figure, g group) {
	for i := g.first - 1; i >= g.clause.First; i-- {
		if tag := v.nouns[i]; tag.words > 0 {
			f.Noun, f.NounClass = tag.lemma, tag.class
			return
		}
	}
}

var auxiliary = wordSet("is are was were be been being get gets got has have had remain remained left")

// setPredicate chooses the verb of the clause nearest to the figure.
func (v *view) setPredicate(f *Figure, g group) {
	best, bestAt, bestCost := newsTag{}, -1, 1000
	for i := g.clause.First; i < g.clause.End; i++ {
		tag := v.verbs[i]
		if tag.words == 0 || i >= g.first && i < g.end {
			continue
		}
		if cost := v.distance(g, i, i+tag.words); cost < bestCost {
			best, bestAt, bestCost = tag, i, cost
		}
	}
	if bestAt < 0 {
		v.openPredicate(f, g)
		return
	}
	f.Predicate, f.Class = best.lemma, best.class
	f.Role = v.role(g, bestAt, best)
}

// openPredicate takes a verb that the lexicon does not have, told by its form.
func (v *view) openPredicate(f *Figure, g group) {
	best := 1000
	for i := g.clause.First; i < g.clause.End; i++ {
		w := &v.Words[i]
		if i >= g.first && i < g.last || w.Capital || w.Stop || !strings.HasSuffix(w.Norm, "ed") {
			continue
		}
		if cost := v.distance(g, i, i+1); cost < best {
			best, f.Predicate = cost, w.Stem
		}
	}
}

// distance counts what lies between the figure and words[i:end]: content words, and more for each division of the sentence.
func (v *view) distance(g group, i, end int) int {
	if i >= g.end && i < g.last {
		return -2 // the noun itself: "five arrests"
	}
	cost, lo, hi := 0, end, g.first
	if i >= g.end {
		cost, lo, hi = -1, g.end, i // "15 drones were shot down": what follows is nearer
	}
	for k := lo; k < hi; k++ {
		switch w := &v.Words[k]; {
		case k >= g.end && k < g.last || auxiliary[w.Norm]:
		case w.Stop:
			cost++
		default:
			cost += 2
		}
	}
	for k := lo; k <= hi && k < len(v.Words); k++ {
		cost += 4 * v.breaks(k)
	}
	return cost
}

// Verbs without an agent: who dies or is missing is always their object.
var intransitive = wordSet("die survive missing infect recover hospital critical serious stable aboard attend evacuate nopower born")

// role tells "two men shot" apart from "shot two men" and "two men were shot".
func (v *view) role(g group, at int, tag newsTag) string {
	if intransitive[tag.class] {
		return "object"
	}
	if at < g.first {
		if g.first > g.sentence.First && v.Words[g.first-1].Norm == "by" {
			return "agent"
		}
		return "object"
	}
	if at < g.last {
		return "object"
	}
	passive := false
	for k := g.end; k < at; k++ {
		if auxiliary[v.Words[k].Norm] && v.Words[k].Norm != "has" && v.Words[k].Norm != "have" && v.Words[k].Norm != "had" {
			passive = true
		}
	}
	next := at + tag.words
	if !passive && next < g.clause.End && v.breaks(next) == 0 && v.opensObject(next) {
		return "agent"
	}
	return "object"
}

// opensObject reports whether word i begins an object: a determiner, a number, a pronoun or a name.
func (v *view) opensObject(i int) bool {
	w := &v.Words[i]
	switch w.Norm {
	case "a", "an", "the", "his", "her", "their", "its", "at", "fire", "him", "them", "into", "several", "two", "three", "four", "five", "six":
		return true
	}
	return w.Number || v.nameAt[i] > 0 && !v.titleCase
}

// clauseSpan is the range of words in bytes.
func (v *view) clauseSpan(r text.Range) text.Span {
	if r.First >= r.End {
		return text.Span{}
	}
	return text.Span{Start: v.Words[r.First].Start, End: v.Words[r.End-1].End}
}
