package figure

import (
	"math"
	"strings"
)

// A quantity is an amount with its hedges and what it counts, as it is read.
type quantity struct {
	a          amount
	first, end int // tokens
	hedge      string
	between    bool
	from       bool
	additional bool
	aged       bool
}

// readQuantity reads hedges, an amount or a range, and what follows it.
func (p *parser) readQuantity(i int) int {
	q := quantity{first: i}
	j := p.readBefore(i, &q)
	a, ok := p.readAmount(j)
	if !ok || (a.number.first > j && j > i && a.kind != Money && p.toks[j].norm == "-") {
		return i
	}
	q.a, q.end = a, a.end
	if p.notFigure(&q, j) {
		return a.number.end
	}
	return p.finish(&q)
}

// readBefore reads the words before a number: hedges, "between", "from", "another".
func (p *parser) readBefore(i int, q *quantity) int {
	for i < len(p.toks) {
		switch {
		case match(p.toks, i, betweenRole) != nil:
			q.between = true
			i += len(match(p.toks, i, betweenRole).words)
		case match(p.toks, i, fromRole) != nil:
			q.from = true
			i += len(match(p.toks, i, fromRole).words)
		case match(p.toks, i, agedRole) != nil && match(p.toks, i, agedRole).meaning == "before":
			q.aged = true
			i += len(match(p.toks, i, agedRole).words)
		case match(p.toks, i, otherRole) != nil:
			q.additional = p.toks[i].is("another", "an", "a", "additional")
			i += len(match(p.toks, i, otherRole).words)
		default:
			m := match(p.toks, i, beforeRole)
			if m == nil {
				return i
			}
			if q.hedge == "" || q.hedge == HedgeAbout {
				q.hedge = m.meaning
			}
			i += len(m.words)
		}
	}
	return i
}

// finish completes and adds the figure or figures of a quantity, and gives the token after them.
func (p *parser) finish(q *quantity) int {
	if end, done := p.readRange(q); done {
		return end
	}
	f := p.figure(q)
	p.readNoun(q, &f)
	p.add(f, q.first, q.end, q.a.number.first, q.a.number.end)
	return q.end
}

// figure makes the figure of an amount and its hedge.
func (p *parser) figure(q *quantity) Figure {
	a := &q.a
	if m := match(p.toks, q.end, afterRole); m != nil && (q.hedge == "" || q.hedge == HedgeAbout) && (p.toks[q.end].kind == wordToken || p.toks[q.end].glued) {
		q.hedge = m.meaning
		q.end += len(m.words)
	}
	f := Figure{Kind: a.kind, Unit: a.unit, Stated: a.value, Hedge: q.hedge}
	f.Additional = q.additional
	if f.Kind == "" {
		f.Kind = Count
	}
	if q.aged {
		f.Kind, f.Unit = Age, "year"
	}
	f.Precision = precision(&f, a)
	f.Interval = hedged(q.hedge, a.value, f.Precision)
	if a.vague {
		f.Hedge, f.Interval = HedgeVague, Interval{Low: a.value, High: a.high}
	}
	return f
}

// precision is half a unit of the last significant digit. Counts that end in a non-zero digit or are small are exact.
func precision(f *Figure, a *amount) float64 {
	switch {
	case f.Kind == Percent || f.Kind == Points || f.Kind == Measure:
		return a.place / 2
	case a.place <= 1 && !a.decimal, math.Abs(a.value) < 20 && a.magnitude == 1:
		return 0
	}
	return a.place / 2
}

// hedged is the interval of a hedged number.
func hedged(hedge string, v, precision float64) Interval {
	switch hedge {
	case HedgeAbout:
		d := math.Max(precision, blur(v))
		return Interval{Low: v - d, High: v + d}
	case HedgeNearly:
		return Interval{Low: math.Min(v, .9*v), High: math.Max(v, .9*v)}
	case HedgeAtLeast, HedgeMore:
		return Interval{Low: v, High: math.Inf(1), LowOpen: hedge == HedgeMore}
	case HedgeAtMost, HedgeLess:
		return Interval{Low: math.Inf(-1), High: v, HighOpen: hedge == HedgeLess}
	}
	return Point(v)
}

// blur is how far "about" reaches: a tenth and at least 1 up to 20, 6 % above.
func blur(v float64) float64 {
	v = math.Abs(v)
	if v > 20 {
		return .06 * v
	}
	if v == math.Trunc(v) {
		return math.Max(1, math.Round(v/10))
	}
	return v / 10
}

// readNoun finds what a number counts, behind it.
func (p *parser) readNoun(q *quantity, f *Figure) {
	j := q.end
	if m := match(p.toks, j, moreRole); m != nil {
		f.Additional = true
		j += len(m.words)
	}
	if m := match(p.toks, j, ofRole); m != nil {
		j += len(m.words)
	}
	if j < len(p.toks) && p.toks[j].norm == "-" && p.toks[j].glued && j+1 < len(p.toks) && p.toks[j+1].glued {
		j++
	}
	head, end, ok := p.nounPhrase(j)
	if !ok {
		return
	}
	f.Noun = p.lemma(head)
	if f.Kind == Count && f.Unit == "" {
		q.end = end
	}
}

// readRange reads "10 to 15", "between 750 and 800 million".
func (p *parser) readRange(q *quantity) (end int, done bool) {
	j := q.end
	if j+1 >= len(p.toks) {
		return 0, false
	}
	var to *phrase
	if to = match(p.toks, j, toRole); to == nil && q.between {
		to = match(p.toks, j, andRole)
	}
	if to == nil || (p.toks[j].norm == "-" && !p.toks[j].glued) {
		return 0, false
	}
	b, ok := p.readAmount(j + len(to.words))
	if !ok || b.vague || q.a.vague {
		return 0, false
	}
	a := &q.a
	low, high := a.value, b.value
	if a.unit != "" && b.unit != "" && a.unit != b.unit {
		return 0, false
	}
	if b.magnitude > 1 && a.magnitude == 1 && low < high/b.magnitude*10 && low*b.magnitude <= high {
		low *= b.magnitude
	}
	if high <= low {
		return 0, false
	}
	if a.unit != "" && b.unit == "" {
		b.unit, b.kind = a.unit, a.kind
	}
	first, number := q.first, a.number.first
	q.a, q.end = b, b.end
	f := p.figure(q)
	f.Hedge, f.Interval, f.Stated = HedgeRange, Interval{Low: low, High: high}, low
	p.readNoun(q, &f)
	p.add(f, first, q.end, number, b.number.end)
	return q.end, true
}

// notFigure reports whether a number is part of something else: a year, a pronoun "one".
func (p *parser) notFigure(q *quantity, i int) bool {
	a := &q.a
	if a.words && a.value == 1 && a.number.end == a.number.first+1 {
		return p.pronounOne(a.number.first)
	}
	return false
}

// pronounOne reports whether the "one" at token i is no number.
func (p *parser) pronounOne(i int) bool {
	if m := match(p.toks, i-1, pronounOneRole); i > 0 && m != nil && m.meaning == "before" {
		return true
	}
	if m := match(p.toks, i+1, pronounOneRole); m != nil && m.meaning == "after" {
		return true
	}
	if i+1 >= len(p.toks) || p.toks[i+1].kind == symbolToken {
		return true
	}
	if m := match(p.toks, i+1, ofRole); m != nil {
		return true
	}
	return p.toks[i].capital() && i > 0
}

// negated reports whether the words at i stand after "no" or "not".
func (p *parser) negated(i int) bool {
	return i > 0 && p.toks[i-1].is("no", "not", "only") && strings.HasPrefix(p.toks[i].norm, "a")
}
