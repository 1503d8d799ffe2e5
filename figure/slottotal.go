package figure

// Total begins the period of a count over many events of an area: "three dead in shootings across the city".
const Total = "total"

var (
	manyEvents = slotWords("many events")
	wideAreas  = slotWords("wide area")
	overAreas  = slotWords("over an area")
	wideSpans  = slotWords("wide span")
	tallied    = slotWords("tallied")
	eventTally = phrases(slotWords("event tally"))
)

// setTotal reads a count over many events: "five dead in weekend shootings", "20 shot in 12 incidents across the city", "the homicide count
// rose to 16". Its period is the stretch that the events are counted over, as far as it is told.
func (v *view) setTotal(f *Figure, g group) {
	if f.Kind == Ordinal && tallied[f.Noun] {
		f.Period = Total // "the 17th homicide": of the year, in the city
	}
	if f.Kind != Count {
		return
	}
	many, span, area, over := false, "", false, false // events, a stretch of time, an area, what may be one
	for i := g.sentence.First; i < g.sentence.End; i++ {
		w := v.Words[i].Norm
		switch {
		case v.phraseAt(eventTally, i, g.sentence.End):
			f.Period = Total
			return
		case i >= g.clause.First && manyEvents[w] && !v.countsEvents(i, g):
			many = true
		case wideSpans[w]:
			span = " " + w
		case wideAreas[w]:
			area = true
		case overAreas[w]:
			over = true
		case (w == "sides" || w == "side") && i > g.sentence.First+2 && compassWords[v.Words[i-1].Norm] && (v.Words[i-2].Norm == "and" || v.between(i-1) == ","):
			many, area = many || i >= g.clause.First, true // "on the South and West sides"
		}
	}
	switch {
	case !(many && (area || over || span != "") || area && span != ""):
	case span == "" && f.Period != "":
		f.Period = Total + " " + f.Period
	default:
		f.Period = Total + span
	}
}

var compassWords = slotWords("compass")

// countsEvents reports whether the events at word i are themselves counted, and not what happened in them: "one of 12 shootings", where "20
// shot in 12 shootings" counts those who were shot.
func (v *view) countsEvents(i int, g group) bool {
	for k := i - 1; k >= max(g.sentence.First, i-3) && v.breaks(k+1) == 0; k-- {
		if v.isNumber(k) {
			return k < 1 || v.Words[k-1].Norm != "in"
		}
		if v.Words[k].Stop {
			break
		}
	}
	return false
}
