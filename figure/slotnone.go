package figure

// narrowing are words that make a zero one of a part: "no serious injuries", "no one else", "no one was hurt inside".
var narrowing = slotWords("narrowing")

// setNone marks a zero that does not stand for the whole: none besides those counted, none of a kind, none in a part of the place.
func (v *view) setNone(f *Figure, g group) {
	if !f.Negative {
		return
	}
	f.Part = f.Part || f.Besides || f.Additional
	for i := g.first; i < g.clause.End && !f.Part; i++ {
		f.Part = narrowing[v.Words[i].Norm]
	}
}
