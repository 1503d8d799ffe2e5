package compare

import "github.com/seed17055106/dedupe/figure"

// addUp finds the conflicts that arithmetic explains: one figure is the sum of the other and its neighbours in the sentence
// ("four soldiers and three civilians" and "seven"). The dead are no part of the wounded.
func (m *matcher) addUp(items []item, edges []edge) {
	for k := range edges {
		e := &edges[k]
		if e.verdict != Contradict && e.verdict != Update {
			continue
		}
		a, b := &items[e.left], &items[e.right]
		if (isSum(a.fig, b) || isSum(b.fig, a)) && !(m.brief && m.sameSentence(a, b)) {
			e.verdict, e.rule = Compatible, "sum"
		}
	}
}

// isSum reports whether total is part plus one or all of the like figures of its sentence.
func isSum(total *figure.Figure, part *item) bool {
	if !additive(total.Kind) || !total.Exact() && total.Hedge != figure.HedgeNearly && total.Hedge != figure.HedgeAbout {
		return false
	}
	p := part.fig
	rest, most, n, one := 0., p.Stated, 0, false
	for k := range part.source.Figures {
		f := &part.source.Figures[k]
		if f == p || f.Field != p.Field || f.Sentence != p.Sentence || f.Kind != p.Kind || f.Unit != p.Unit || f.Stated <= 0 || total.Class == p.Class && f.Class != p.Class {
			continue
		}
		one = one || within(total, p.Stated+f.Stated)
		rest, most = rest+f.Stated, max(most, f.Stated)
		n++
	}
	if n > 1 && 2*most == rest+p.Stated {
		return false // one is the whole of the others: "four women, two of them 30 and two 41"
	}
	return one || n > 1 && within(total, p.Stated+rest)
}

func additive(k figure.Kind) bool {
	return k == figure.Count || k == figure.Money || k == figure.Measure || k == figure.Percent
}

func within(f *figure.Figure, x float64) bool { return x >= f.Low && x <= f.High }
