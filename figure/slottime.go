package figure

import "strings"

var spanHeads = slotWords("span head")
var spanUnits = slotWords("span unit")

// then reports whether an age is that of an earlier time: "then 30", "when she was 14".
func (v *view) then(g group) bool {
	if g.first > g.sentence.First && v.Words[g.first-1].Norm == "then" {
		return true
	}
	for i := g.first - 1; i > g.sentence.First && i >= g.first-maxBelief && v.breaks(i) < 2; i-- {
		if be := v.Words[i].Norm; (be == "was" || be == "were") && (v.Words[i-1].Norm == "when" || i-2 >= g.sentence.First && v.Words[i-2].Norm == "when") {
			return true
		}
	}
	return false
}

// setPeriod finds the span that is counted over: "this month", "a day", "since".
func (v *view) setPeriod(f *Figure, g group) {
	if f.Kind == Age && v.then(g) {
		f.Period = "then"
		return
	}
	for i := g.sentence.First; i < g.sentence.End; i++ {
		w := v.Words[i].Norm
		if w == "year" && i+1 < g.first && v.between(i+1) == "-" && v.Words[i+1].Norm == "ago" {
			f.Period = "year ago" // "the year-ago quarter, when ..."
			return
		}
		if i >= g.clause.First && i < g.clause.End && w == "year" && i+1 < g.clause.End && (v.Words[i+1].Norm == "ago" || v.Words[i+1].Norm == "earlier") && i > 0 && (v.Words[i-1].Norm == "a" || v.Words[i-1].Norm == "the" || v.Words[i-1].Norm == "from" || v.breaks(i) == 0) && (i < g.first || i >= g.last) {
			f.Period = "year ago"
			return
		}
		if w == "course" && i > g.sentence.First && v.Words[i-1].Norm == "the" && i+1 < g.sentence.End && v.Words[i+1].Norm == "of" && f.Kind == Count {
			f.Period = "the course" // "40 arrests over the course of the march": of that alone
			return
		}
		if v.spanEnd(i, g) && i+2 < g.sentence.End && f.Kind != Date {
			f.Period = v.Words[i-1].Norm + " ended " + v.Words[i+1].Norm + " " + v.Words[i+2].Norm
			return
		}
		if w == "since" && f.Kind != Date {
			f.Period = "since"
			return
		}
		if i+1 < g.sentence.End && v.spanEnd(i+1, g) {
			continue
		}
		if i > g.sentence.First && spanUnits[w] && spanHeads[v.Words[i-1].Norm] && (i < g.first || i >= g.last) && v.Words[i].End < len(v.Source) {
			if head := v.Words[i-1].Norm; head == "the" && (i < 2 || v.Words[i-2].Norm != "for") {
				continue
			} else if head == "a" || head == "each" || head == "every" {
				f.Period = "per " + w
			} else {
				f.Period = head + " " + w
			}
			return
		}
	}
}

// setAsOf takes the date that stands in the clause, else in the sentence.
func (v *view) setAsOf(f *Figure, figs []Figure, g group) {
	if f.Kind == Date || f.Kind == Time {
		return
	}
	clause := v.clauseSpan(g.clause)
	for pass := 0; pass < 2; pass++ {
		for k := range figs {
			d := &figs[k]
			if d.Kind != Date || d.Sentence != f.Sentence || f.Kind == Age && v.ofLife(d, g) {
				continue
			}
			if pass == 1 || d.Span.Start >= clause.Start && d.Span.End <= clause.End {
				f.AsOf, f.AsOfText = d.When, d.Surface
				return
			}
		}
	}
}

var lifeWords = slotWords("life")

// ofLife reports whether a date is of something in the life of a person rather than of the age: "Kern, 30, who moved there in 2015".
func (v *view) ofLife(d *Figure, g group) bool {
	at := v.wordAt(d.Number.Start)
	for i := at - 1; i >= max(g.sentence.First, at-maxLife) && (i >= g.last || at <= g.first); i-- {
		if lifeWords[v.Words[i].Norm] {
			return true
		}
	}
	return false
}

// maxLife is how many words before a date tell what it is of.
const maxLife = 5

// setPast marks figures of what happened in an earlier year: "a shock that killed 61 in 1997".
func (v *view) setPast(f *Figure, ctx Context, figs []Figure, g group) {
	if f.Kind == Date || f.Kind == Age || !ctx.Published.Known() {
		return
	}
	for k := range figs {
		d := &figs[k]
		if d.Kind != Date || d.Sentence != f.Sentence || !longAgo(d.When, ctx.Published) {
			continue
		}
		at := v.wordAt(d.Number.Start)
		if at > g.first {
			f.Elsewhere = f.Elsewhere || !v.comma(g.last, at) && !v.since(at)
		} else {
			f.Elsewhere = f.Elsewhere || (!v.comma(at+1, g.first) || at < g.sentence.First+3) && !v.since(at) || v.since(at) && at+1 < g.first && v.Words[at+1].Norm == "when"
		}
	}
}

// longAgo reports whether a date is of an earlier year; a month or a day, of one long before.
func longAgo(w, published When) bool {
	switch w.Grain {
	case "year":
		return w.Start.Year() < published.Start.Year()
	case "month", "day":
		return w.Start.Year()+1 < published.Start.Year()
	}
	return false
}

func (v *view) since(i int) bool { return i > 0 && v.Words[i-1].Norm == "since" }

// comma reports whether a comma or more stands between word lo-1 and word hi.
func (v *view) comma(lo, hi int) bool {
	for i := lo; i <= hi; i++ {
		if strings.ContainsAny(v.between(i), ",;:()—–") {
			return true
		}
	}
	return false
}
