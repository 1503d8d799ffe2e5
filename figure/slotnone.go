package figure

import "strings"

// narrowing are words that make a zero one of a part: "no serious injuries", "no one else", "no one was hurt inside".
var narrowing = slotWords("narrowing")

// setNone marks a zero that does not stand for the whole: none besides those counted, none of a kind, none in a part of the place.
func (v *view) setNone(f *Figure, g group) {
	if !f.Negative {
		return
	}
	f.Part = f.Part || f.Besides || f.Additional
	for i := g.first; i < g.clause.End && !f.Part; i++ {
		w := v.Words[i].Norm
		f.Part = narrowing[w] || w == "by" && i >= g.end && i+1 < g.clause.End && v.Words[i+1].Norm == "the" || strings.HasPrefix(w, "life") && i+1 < g.clause.End && v.Words[i+1].Norm == "threatening"
	}
}
