package figure

import "strings"

var (
	penaltyUnits  = slotWords("penalty unit")
	penaltyBefore = slotWords("penalty before")
	penaltyAfter  = slotWords("penalty after")
	penaltySure   = slotWords("penalty verb")
)

// setPenalty reads a span of time as a sentence: "sentenced to nine years", "was given 12 years", "a nine-year prison term", and in a
// headline "Nine years for the man who ...". It belongs to the one who was sentenced.
func (v *view) setPenalty(f *Figure, g group) {
	if f.Kind != Duration || !penaltyUnits[f.Unit] || !v.penalty(f, g) {
		return
	}
	f.Predicate, f.Class, f.Role = "sentence", "sentence", "object"
	f.Entity = v.convict(g)
	f.Additional = g.first > g.sentence.First && moreWords[v.Words[g.first-1].Norm]
}

func (v *view) penalty(f *Figure, g group) bool {
	i := g.first - 1
	for i >= g.sentence.First && (approximators[v.Words[i].Norm] || hedgeWords[v.Words[i].Norm] || v.Words[i].Norm == "to" || v.Words[i].Norm == "for" || v.Words[i].Norm == "of") {
		i--
	}
	if i >= g.sentence.First && penaltyBefore[v.Words[i].Norm] && (penaltySure[v.Words[i].Norm] || v.sentences()) {
		return true
	}
	for i := g.end; i < g.sentence.End && i < g.end+6; i++ {
		if penaltyAfter[v.Words[i].Norm] {
			return true
		}
	}
	return f.Field == "title" && g.first == g.sentence.First && g.end < g.sentence.End && v.Words[min(g.last, g.sentence.End-1)].Norm == "for"
}

// sentences reports whether the text speaks of a sentence.
func (v *view) sentences() bool {
	for i, tag := range v.verbs {
		if tag.class == "sentence" || v.Words[i].Norm == "prison" || v.Words[i].Norm == "jail" {
			return true
		}
	}
	return false
}

// convict is the full name of the one who was sentenced: the object of the verb, else the first name of the sentence that owns nothing.
func (v *view) convict(g group) string {
	begin := g.sentence.First
	for i := g.sentence.First + 1; i < g.first; i++ {
		if v.breaks(i) > 1 || penaltySure[v.Words[i-1].Norm] && v.nameIn(i, min(g.first, i+5)) != "" {
			begin = i
		}
	}
	if n := v.nameIn(begin, g.first); n != "" {
		return n
	}
	return v.nameIn(g.last, min(g.sentence.End, g.last+10))
}

// nameIn returns the first full name of words[lo:hi], but not "Renk" of "Renk's assistant".
func (v *view) nameIn(lo, hi int) string {
	for i := lo; i < hi; i++ {
		n := v.nameAt[i]
		if n == 0 {
			continue
		}
		nm := v.names[n-1]
		if last := v.Words[nm.words.End-1].Norm; strings.Contains(nm.full, " ") && !strings.HasSuffix(last, "'s") && !strings.HasSuffix(last, "’s") {
			return nm.full
		}
		i = nm.words.End - 1
	}
	return ""
}
