package figure

// Worldwide is the place of a count over all countries.
const Worldwide = "worldwide"

var placePrepositions = slotWords("place preposition")

// regions are what a name after "of" may be: "the city of Lorn".
var regions = slotWords("region")

// setPlace takes the name after a preposition of place, in the clause first, the nearest after the figure before others.
func (v *view) setPlace(f *Figure, g group) {
	for i := g.sentence.First; i < g.clause.End; i++ {
		if w := v.Words[i].Norm; (w == "worldwide" || w == "globally") && (i == g.sentence.First || i >= g.clause.First) {
			f.Place = Worldwide
			return
		}
	}
	for i := g.last; i+1 < g.clause.End; i++ {
		if v.placePreposition(i) {
			if p := v.placeAfter(i+1, g.clause.End); p != "" {
				f.Place = p
				return
			}
		}
	}
	for i := g.first - 2; i >= g.clause.First; i-- {
		if v.placePreposition(i) {
			if p := v.placeAfter(i+1, g.first); p != "" {
				f.Place = p
				return
			}
		}
	}
}

func (v *view) placePreposition(i int) bool {
	return placePrepositions[v.Words[i].Norm] || v.Words[i].Norm == "of" && i > 0 && regions[v.Words[i-1].Norm]
}

func (v *view) placeAfter(i, end int) string {
	for k := i; k < end && k < i+3; k++ {
		if n := v.nameAt[k]; n > 0 {
			return v.names[n-1].full
		}
		if norm := v.Words[k].Norm; norm != "the" && norm != "a" && !v.Words[k].Capital && norm != "northern" && norm != "southern" && norm != "central" && norm != "downtown" {
			return ""
		}
	}
	return ""
}
