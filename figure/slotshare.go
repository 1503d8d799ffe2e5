package figure

import "strings"

// sharePrepositions stand before the place that a share is of: "65 per cent of traffic to Lorn".
var sharePrepositions = slotWords("share preposition")

// maxShare is how many words may stand between a share and its place.
const maxShare = 5

// setShare says what a share is of where no "of" follows it: what the share before it in the sentence was of ("55 per cent of traffic in Lorn, 52
// per cent in Tarn"), else the subject ("services in Lorn were down by 80 per cent"). And it finds the place of each. noun is the one behind "of".
func (v *view) setShare(f *Figure, noun string, g group, before []Figure) {
	if f.Kind != Percent {
		return
	}
	f.Noun, f.NounClass = noun, ""
	if f.Noun == "" && len(before) > 0 {
		if last := &before[len(before)-1]; last.Kind == Percent && last.Sentence == f.Sentence && last.Field == f.Field {
			f.Noun = last.Noun
		}
	}
	if f.Noun == "" {
		f.Noun = v.subjectNoun(g)
	}
	if known := v.news.nouns[f.Noun]; len(known) > 0 {
		f.NounClass = known[0].tag.class
	}
	for i := g.end; i+1 < g.clause.End && i < g.end+maxShare; i++ {
		if sharePrepositions[v.Words[i].Norm] {
			if p := v.placeAfter(i+1, g.clause.End); p != "" {
				f.Place = p
				return
			}
		}
	}
}

// subjectNoun is the last content word before the verb in front of a figure, but for the place that it is in: "services" of "services in Lorn
// were down by".
func (v *view) subjectNoun(g group) string {
	i := g.first - 1
	for i > g.clause.First && !be[v.Words[i].Norm] {
		i--
	}
	for i--; i >= g.clause.First; i-- {
		if w := &v.Words[i]; !w.Stop && !w.Number && v.nameAt[i] == 0 && !regions[w.Norm] && !strings.HasSuffix(w.Norm, "ed") {
			return lemma(v.Text, w)
		}
	}
	return ""
}

var be = slotWords("be")
