package figure

// maxFate is how many words behind whoever did it his death is looked for.
const maxFate = 6

var doerDead = phrases(slotWords("doer dead"))

// setDoerDied marks the counts of the dead of a text that says that whoever did it died as well: some reports count him, others do not.
func (v *view) setDoerDied(figs []Figure) {
	died, known := false, false
	for i := range figs {
		f := &figs[i]
		if f.Kind != Count && f.Kind != Ordinal || f.Verb().As != "kill" {
			continue
		}
		if !known {
			died, known = v.doerDied(), true
		}
		f.DoerDied = died
	}
}

// doerDied reports whether the text says that whoever did it died: "the gunman was shot dead", "then killed himself".
func (v *view) doerDied() bool {
	for _, s := range v.Sentences {
		for i := s.Words.First; i < s.Words.End; i++ {
			if v.phraseAt(doerDead, i, s.Words.End) || doers[v.Words[i].Norm] && v.died(i, s.Words.End) {
				return true
			}
		}
	}
	return false
}

// died reports whether word i is of one whom the clause calls dead: as the subject of a passive, or as the object of who killed him.
func (v *view) died(i, end int) bool {
	passive := false
	for k := i + 1; k < min(end, i+maxFate) && v.breaks(k) < 2; k++ {
		w := v.Words[k].Norm
		tag := v.verbs[k]
		passive = passive || w != "had" && w != "has" && w != "have" && auxiliary[w]
		if w == "who" {
			return false
		}
		if class := v.news.class(tag.class); tag.words > 0 && class.As != "kill" && class.Event {
			return false // "was charged with murder"
		} else if class.As == "kill" {
			return passive || w == "died" || w == "dead" || k == i+1 && (k+1 >= end || !v.opensObject(k+1))
		}
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if w := v.Words[k]; v.news.class(v.verbs[k].class).As == "kill" {
			return w.Norm == "killed" || w.Norm == "killing"
		} else if !w.Stop {
			return false
		}
	}
	return false
}
