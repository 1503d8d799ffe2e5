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
	if head >= 0 && v.Words[head].Norm == "shot" && f.Stated != 1 {
		head = -1 // "three shot": shots would be many
		f.Noun, f.NounClass = "", ""
		g.last = g.end
		return
	}
	if head < 0 || v.Words[head].Number {
		v.nounBefore(f, *g)
		return
	}
	f.Noun, f.NounClass = lemma(v.Text, &v.Words[head]), ""
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

// lemma is the singular of an English noun that the lexicon does not have; in another language the word itself.
func lemma(t *text.Text, w *text.Word) string {
	n := strings.TrimSuffix(strings.TrimSuffix(w.Norm, "'s"), "’s")
	if t.Language != "en" || len(n) < 4 || !strings.HasSuffix(n, "s") || strings.HasSuffix(n, "ss") || strings.HasSuffix(n, "us") || strings.HasSuffix(n, "is") {
		return n
	}
	switch {
	case strings.HasSuffix(n, "ies") && len(n) > 4:
		return n[:len(n)-3] + "y"
	case strings.HasSuffix(n, "sses"), strings.HasSuffix(n, "xes"), strings.HasSuffix(n, "ches"), strings.HasSuffix(n, "shes"), strings.HasSuffix(n, "zzes"):
		return n[:len(n)-2]
	}
	return n[:len(n)-1]
}

// nounEnd walks over up to four words that may belong to the noun phrase after the number.
func (v *view) nounEnd(g group) int {
	i := g.end
	for ; i < g.sentence.End && i < g.end+4; i++ {
		w := &v.Words[i]
		if i > g.end && w.Capital && calendar[w.Norm] {
			break // "11 others Saturday"
		}
		if i > g.end && v.between(i) != "" && v.between(i) != "-" || i == g.end && strings.ContainsAny(v.between(i), ",;:()\"") {
			break
		}
		participle := strings.HasSuffix(w.Norm, "ed") && i+1 < g.sentence.End && v.nouns[i+1].words > 0 && v.between(i+1) == ""
		if w.Stop && w.Norm != "other" && w.Norm != "others" && w.Norm != "more" || v.verbs[i].words > 0 && v.nouns[i].words == 0 && !participle {
			break
		}
		if v.nouns[i].words > 0 {
			return i + 1
		}
	}
	return i
}

var calendar = slotWords("calendar")

// nounBefore takes the noun of "casualties: 14", "1,180 homes, of which 90 collapsed".
func (v *view) nounBefore(f *Figure, g group) {
	first := g.clause.First
	if i := g.first - 1; i > g.sentence.First && (v.Words[i].Norm == "which" || v.Words[i].Norm == "whom") && v.Words[i-1].Norm == "of" {
		first = g.sentence.First
	}
	for i := g.first - 1; i >= first; i-- {
		if tag := v.nouns[i]; tag.words > 0 {
			f.Noun, f.NounClass = tag.lemma, tag.class
			return
		}
	}
}

var auxiliary = slotWords("auxiliary")

// setPredicate chooses the verb of the clause nearest to the figure.
func (v *view) setPredicate(f *Figure, g group) {
	if i := g.first; i-3 >= g.sentence.First && v.Words[i-1].Norm == "the" && v.Words[i-2].Norm == "of" && v.isNumber(i-3) {
		return // the whole of "two of the three men": the verb is that of the part
	}
	moment := f.Kind == Date || f.Kind == Time
	if moment && (v.ownerOf(f, g) || v.workOf(f, g) || v.attributive(f, g)) {
		return
	}
	reach := g.clause
	if moment {
		reach = g.sentence // "Around 9 p.m., said police, two men ...": what happened may stand in another clause
	}
	level := -1
	if f.Kind != Count && !moment {
		level = v.levelVerb(g)
	}
	best, bestAt, bestCost := newsTag{}, -1, 1000
	for i := reach.First; i < reach.End; i++ {
		tag := v.verbs[i]
		if tag.words == 0 || i >= g.first && i < g.end || v.beyond(f, g, i, moment) {
			continue
		}
		cost := v.distance(g, i, i+tag.words, bestCost+strength)
		if tag.class == "say" && (!moment || cost > 4) {
			continue // who said it is no part of the question
		}
		if cost += v.weakness(f, g, i, level); cost < bestCost {
			best, bestAt, bestCost = tag, i, cost
		}
	}
	open, openCost := v.openPredicate(g)
	if bestAt < 0 || moment && openCost < bestCost {
		f.Predicate = open
		return
	}
	f.Predicate, f.Class = best.lemma, best.class
	f.Role = v.role(g, bestAt, best)
	f.Bound = f.Kind == Date && v.beside(bestAt+best.words, g)
}

// beyond reports whether the verb at word i says nothing of what befell those counted, or of the moment.
func (v *view) beyond(f *Figure, g group, i int, moment bool) bool {
	switch {
	case moment && injuries[v.Words[i+v.verbs[i].words-1].Norm]:
		return true // "died of a head wound at 4 p.m."
	case v.christens(i):
		return true // "a line called Mantra"
	case moment:
		return v.alleged(i, g) // "charged with murder on Friday": the charge is of Friday
	case v.governs(i, g):
		return false
	case (f.Kind == Count || f.Kind == Ordinal) && (i < g.end || i >= g.last) && v.occasion(i):
		return true // "at the time of the shooting" says when, not what
	}
	return v.alleged(i, g) || i >= g.last && v.concerned(g, i) // "three officers involved in the shooting"
}

// strength is what is taken off the distance of a verb that says more of the figure than others.
const strength = 2

// weakness is what is added to the distance of the verb at word i that says little of the figure, -strength at the least.
func (v *view) weakness(f *Figure, g group, i, level int) int {
	tag, moment := v.verbs[i], f.Kind == Date || f.Kind == Time
	switch {
	case i == level && tag.class != "":
		return 6 // "turnout reached 71 per cent"
	case v.news.class(tag.class).Thin, conditions[tag.class] && impersonal(f):
		return 8
	case i < g.last && i >= g.end && i+tag.words < g.last:
		return 6 // "three shooting victims": the word only narrows the noun
	case moment && i < g.first && v.occasion(i) && i > 1 && aside[v.Words[i-2].Norm]:
		return 9 // "a vigil to mark the shooting"
	case i < g.first && g.first-i-tag.words < 2 && i > g.sentence.First && v.Words[i-1].Norm == "who":
		return -strength // "the man who shot four people was arrested"
	case i > g.sentence.First && v.Words[i-1].Norm == "about", i > g.sentence.First+1 && v.Words[i-2].Norm == "about":
		return 6 // "details about the shooting"
	}
	return 0
}

var (
	conditions = slotWords("condition")
	personal   = slotWords("personal")
)

// beside reports whether a verb that ends before word i stands with a date behind it: "slain Thursday", "was shot on Thursday".
func (v *view) beside(i int, g group) bool {
	return (i == g.first || i+1 == g.first && v.Words[i].Norm == "on") && v.between(i) == ""
}

// impersonal reports whether a figure is of things.
func impersonal(f *Figure) bool {
	switch f.Kind {
	case Money, Percent, Measure:
		return true
	}
	return f.NounClass != "" && !personal[f.NounClass]
}

// christens reports whether word i only says what something is called.
func (v *view) christens(i int) bool {
	return v.Words[i].Norm == "called" && i+1 < len(v.Words) && v.nameAt[i+1] > 0 && v.between(i+1) == ""
}

// ownerOf reads "Sunday's game", "Wednesday night's shooting" and "the Jan. 13 shooting": a date that owns a noun is that of the noun, whatever
// the verb.
func (v *view) ownerOf(f *Figure, g group) bool {
	if f.Kind != Date {
		return false
	}
	last := v.Words[g.last-1].Norm
	owns := strings.HasSuffix(last, "'s") || strings.HasSuffix(last, "’s")
	before := g.first > g.sentence.First && v.Words[g.first-1].Norm == "the"
	for i := g.last; (owns || before) && i < g.sentence.End && i < g.last+4 && v.breaks(i) == 0; i++ {
		w := &v.Words[i]
		if w.Stop {
			break
		}
		if tag := v.verbs[i]; tag.words > 0 && (owns || eventNouns[w.Norm]) {
			f.Predicate, f.Class, f.Role = tag.lemma, tag.class, "object"
			f.Bound = eventNouns[w.Norm]
			return true
		} else if owns {
			f.Predicate = w.Stem
		}
	}
	return owns
}

// injuries are what someone has, and no happening.
var injuries = slotWords("injury")

// work is the noun class of what is released once: films, novels.
const work = "work"

// workOf reads "the 2006 film The Tide": the year of a work is that of its release.
func (v *view) workOf(f *Figure, g group) bool {
	if f.When.Grain != "year" {
		return false
	}
	for i := g.last; i < g.sentence.End && i < g.last+4 && v.breaks(i) == 0; i++ {
		if v.nouns[i].class != work {
			continue
		}
		for k := i + 1; k < g.sentence.End && k < i+4 && v.breaks(k) < 2; k++ {
			if n := v.nameAt[k]; n > 0 {
				f.Predicate, f.Class, f.Role, f.NounClass, f.Entity = "release", "release", "object", work, v.names[n-1].full
				return true
			}
		}
	}
	return false
}

// attributive reports whether a year says which of several things is meant, and not when: "his 2009 speeches", "the 2003-04 season".
func (v *view) attributive(f *Figure, g group) bool {
	if f.When.Grain != "year" || g.last >= g.sentence.End || g.first == g.sentence.First || v.between(g.last) != "" {
		return false
	}
	before, next := &v.Words[g.first-1], &v.Words[g.last]
	if before.Stop && !articles[before.Norm] || next.Stop || next.Number || v.nameAt[g.last] > 0 || strings.HasSuffix(next.Norm, "ly") {
		return false
	}
	for i := g.last; i < min(g.last+3, g.sentence.End) && v.breaks(i) == 0 && !v.Words[i].Stop; i++ {
		if v.verbs[i].words > 0 {
			return false // "the 2019 general election" was held in that year
		}
	}
	return true
}

var articles = slotWords("article")

var (
	allegations = slotWords("allegation")
	alleging    = slotWords("alleging")
)

// alleged reports whether word i names what someone is charged with: "charged with first-degree murder", "murder and kidnapping charges".
func (v *view) alleged(i int, g group) bool {
	for k := i + 1; k < min(g.sentence.End, i+4) && (v.breaks(k) == 0 || v.Words[k].Norm == "and"); k++ {
		if n := v.Words[k].Norm; n == "charge" || n == "charges" {
			return true
		}
	}
	for k := i - 1; k > max(g.sentence.First, i-5) && v.breaks(k+1) == 0; k-- {
		if alleging[v.Words[k].Norm] && allegations[v.Words[k-1].Norm] {
			return true
		}
	}
	return false
}

// governs reports whether word i is a participle with the figure for its object: "accused of killing two people".
func (v *view) governs(i int, g group) bool {
	if !strings.HasSuffix(v.Words[i].Norm, "ing") || i >= g.first || g.first-i > maxHedges || v.breaks(g.first) > 0 {
		return false
	}
	return i == g.sentence.First || !articles[v.Words[i-1].Norm] && !strings.HasSuffix(v.Words[i-1].Norm, "'s") // "after the shooting two men fled"
}

// maxHedges is how far a figure may be from a verb that has it for its object: "killing at least two".
const maxHedges = 3

// concerned reports whether those counted only had to do with what word at names: "three officers involved in the shooting". Behind an auxiliary
// stands what befell them: "those involved in the shooting were killed".
func (v *view) concerned(g group, at int) bool {
	i := g.last
	for i < g.clause.End && auxiliary[v.Words[i].Norm] {
		i++
	}
	if i+1 >= g.clause.End || !concerned[v.Words[i].Norm] || v.Words[i+1].Norm != "in" && v.Words[i+1].Norm != "to" && v.Words[i+1].Norm != "with" {
		return false
	}
	for i += 2; i < at; i++ {
		if auxiliary[v.Words[i].Norm] {
			return false
		}
	}
	return true
}

var concerned = slotWords("concerned")

var aside = slotWords("aside")

var smallNumbers = slotWords("small number")

func (v *view) isNumber(i int) bool { return v.Words[i].Number || smallNumbers[v.Words[i].Norm] }

var determiners = slotWords("determiner")

// occasion reports whether word i is an event named by a noun: "the shooting", "in mass shooting".
func (v *view) occasion(i int) bool {
	if n := v.Words[i].Norm; (n == "fatal" || n == "deadly") && i+1 < len(v.Words) && eventNouns[v.Words[i+1].Norm] {
		return true // "a second suspect in the fatal shooting"
	}
	if i == 0 || !eventNouns[v.Words[i].Norm] {
		return false
	}
	before := i - 1
	for before > 0 && v.nameAt[before] > 0 && v.between(before+1) == "" && !v.titleCase {
		before-- // "in a deadly Mill Road shooting"
	}
	return determiners[v.Words[before].Norm] || strings.HasSuffix(v.Words[i-1].Norm, "'s")
}

// adjectival are words after which a participle is an adjective: "for unspecified reasons".
var adjectival = slotWords("adjectival")

// openPredicate finds the nearest verb that the lexicon does not have, told by its form.
func (v *view) openPredicate(g group) (stem string, best int) {
	best = 1000
	for i := g.clause.First; i < g.clause.End; i++ {
		w := &v.Words[i]
		if i >= g.first && i < g.last || w.Capital || w.Stop || v.verbs[i].words > 0 || !strings.HasSuffix(w.Norm, "ed") || i > 0 && adjectival[v.Words[i-1].Norm] {
			continue
		}
		if cost := v.distance(g, i, i+1, best); cost < best {
			best, stem = cost, w.Stem
		}
	}
	return stem, best
}

// distance counts what lies between the figure and words[i:end]: content words, and more for each division of the sentence. It stops
// counting at enough.
func (v *view) distance(g group, i, end, enough int) int {
	if i >= g.end && i < g.last {
		return -2 // the noun itself: "five arrests"
	}
	cost, lo, hi := 0, end, g.first
	if i >= g.end {
		cost, lo, hi = -1, g.end, i // "15 drones were shot down": what follows is nearer
	}
	for k := lo; k <= hi && k < len(v.Words) && cost < enough; k++ {
		if k < hi {
			cost += v.weight(k, g)
		}
		if k < g.first && k >= g.first-2 && v.between(k) == "" {
			continue // "tweeted just before 9 a.m.": the preposition opens no clause
		}
		cost += 4 * v.breaks(k)
	}
	return cost
}

// weight is what word k counts for in a distance from the figure.
func (v *view) weight(k int, g group) int {
	switch w := &v.Words[k]; {
	case k >= g.end && k < g.last || auxiliary[w.Norm] || w.Number || w.Norm == "p.m" || w.Norm == "a.m":
		return 0
	case w.Stop:
		return 1
	}
	return 2
}

// Verbs without an agent: who dies or is missing is always their object.
var intransitive = slotWords("intransitive")

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
