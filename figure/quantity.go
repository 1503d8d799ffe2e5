package figure

// A quantity is an amount with its hedges and what it counts, as it is read.
type quantity struct {
	a          amount
	first, end int // tokens
	open       int // the token that opens a range
	hedge      string
	between    bool // "between" stands before it
	from       int  // the token of "from" before it; -1 without
	additional bool // "another 20"
	aged       bool // "aged 30"
}

// readQuantity reads hedges, an amount, a range, a list or a ratio, and what follows it.
func (p *parser) readQuantity(i int) int {
	q := quantity{first: i, from: -1}
	j := p.readBefore(i, &q)
	if j > i && j < len(p.toks) {
		if next := p.named(j); next > j {
			return next
		}
	}
	a, ok := p.readAmount(j)
	if !ok {
		return i
	}
	q.a, q.end = a, a.end
	p.compound(&q)
	if q.from >= 0 || q.between {
		q.open, q.first = q.first, j // the words that open a range belong to the figure only when it is one
	}
	if p.notFigure(&q) {
		return a.end
	}
	for _, read := range []func(*quantity) (int, bool){p.readRange, p.readAges, p.readList, p.readRatio} {
		if end, done := read(&q); done {
			return end
		}
	}
	return p.finish(&q)
}

// maxBefore is how many phrases may stand before a number: "from at least another".
const maxBefore = 5

// readBefore reads the words before a number: hedges, "between", "from", "another".
func (p *parser) readBefore(i int, q *quantity) int {
	for n := 0; n < maxBefore; n++ {
		if m := match(p.toks, i, agedRole); m != nil && ageUnits[m.meaning] == "" {
			q.aged = true
			if m.meaning != "before" {
				q.hedge = m.meaning
			}
			i += len(m.words)
		} else if m := match(p.toks, i, beforeRole); m != nil {
			if q.hedge == "" || q.hedge == HedgeAbout {
				q.hedge = m.meaning
			}
			i += len(m.words)
		} else if m := match(p.toks, i, betweenRole); m != nil {
			q.between = true
			i += len(m.words)
		} else if m := match(p.toks, i, fromRole); m != nil {
			q.from = i
			i += len(m.words)
		} else if m := match(p.toks, i, otherRole); m != nil {
			q.additional = m.meaning == "another"
			i += len(m.words)
		} else {
			return i
		}
	}
	return i
}

// finish completes and adds the figure of a quantity, and gives the token after it.
func (p *parser) finish(q *quantity) int {
	f := p.figure(q)
	p.complete(q, &f)
	p.add(f, q.first, q.end, q.a.number.first, q.a.number.end)
	return q.end
}

// complete reads what follows an amount: the noun, the rate, the same in other units.
func (p *parser) complete(q *quantity, f *Figure) {
	p.readNoun(q, f)
	p.readPer(q, f)
	p.readAlternate(q, f)
}

// figure makes the figure of an amount and its hedge.
func (p *parser) figure(q *quantity) Figure {
	a := &q.a
	if m := match(p.toks, q.end, afterRole); m != nil && (q.hedge == "" || q.hedge == HedgeAbout) {
		q.hedge = m.meaning
		q.end += len(m.words)
	}
	f := Figure{Kind: a.kind, Unit: a.unit, Stated: a.value, Hedge: q.hedge}
	f.Additional = q.additional
	switch {
	case q.aged && !a.vague && a.value <= maxAge && !p.counts(a.end) && (f.Kind == "" || f.Kind == Duration):
		f.Kind, f.Unit = Age, ageUnit
	case f.Kind == "" && a.part:
		f.Kind = Ratio
	case f.Kind == "":
		f.Kind = Count
	}
	f.Precision = precision(&f, a)
	f.Interval = hedged(q.hedge, a.value, f.Precision)
	if a.vague {
		f.Hedge, f.Interval = HedgeVague, Interval{Low: a.value, High: a.high}
	}
	return f
}

// readNoun finds what a number counts, behind it, and takes it into the span where the figure has no unit.
func (p *parser) readNoun(q *quantity, f *Figure) {
	j := q.end
	if m := match(p.toks, j, moreRole); m != nil && f.Kind == Count {
		f.Additional = true
		j += len(m.words)
	}
	if j+1 < len(p.toks) && p.toks[j].norm == "-" && p.toks[j].glued && p.toks[j+1].glued {
		if j++; p.toks[j].kind == wordToken && !p.toks[j].is("strong") && f.Unit == "" {
			f.Noun, q.end = p.lemma(j), j+1 // the size of what follows: "12-nation group"
			return
		}
	}
	j = p.skipOf(j)
	start := p.pastMeasure(j)
	head, end, ok := p.nounPhrase(start)
	if !ok {
		return
	}
	f.Noun = p.lemma(head)
	if start > j {
		return // the measure is a figure of its own
	}
	if f.Kind == Count && f.Unit == "" || f.Kind == Ratio {
		q.end = end
	}
}

// pastMeasure steps over a measure in digits that stands between a number and its noun: "two 2,000-pound bombs".
func (p *parser) pastMeasure(i int) int {
	if i+2 < len(p.toks) && p.toks[i].kind == digitsToken && p.toks[i+1].norm == "-" && p.toks[i+1].glued && p.toks[i+2].glued && match(p.toks, i+2, unitRole) != nil {
		return i + 3
	}
	return i
}

// readPer reads "per day", "a night", "per 100,000 people" behind a quantity, which makes it a rate.
func (p *parser) readPer(q *quantity, f *Figure) {
	m := match(p.toks, q.end, perRole)
	if m == nil || f.Kind == Age || f.Kind == Duration && p.toks[q.end].norm != "/" && !p.toks[q.end].is("per") {
		return
	}
	j := q.end + len(m.words)
	if p.toks[q.end].norm == "-" && j < len(p.toks) && p.toks[j].norm == "-" {
		j++
	}
	strict := m.meaning == "per"
	name, end := p.perUnit(j, strict)
	if name == "" || (!strict && match(p.toks, end, laterRole) != nil) {
		return
	}
	f.Per, q.end = name, end
	if f.Kind != Percent {
		f.Kind = Rate
	}
}

// perUnit reads the unit below the line at token i. Behind a plain "per" any word will do, behind "a" or "each" only listed ones.
func (p *parser) perUnit(i int, strict bool) (name string, end int) {
	if m := match(p.toks, i, unitRole); m != nil {
		_, name := unitName(m)
		return name, i + len(m.words)
	}
	if m := match(p.toks, i, perNounRole); m != nil {
		return p.lemma(i), i + len(m.words)
	}
	if n, ok := p.readNumber(i); ok && strict && !p.toks[i-1].is("/") && n.value >= 100 {
		name := plainText(n.value)
		if head, end, ok := p.nounPhrase(n.end); ok {
			return name + " " + p.lemma(head), end
		}
		return name, n.end
	}
	if strict && i < len(p.toks) && p.toks[i].kind == wordToken {
		return p.lemma(i), i + 1
	}
	return "", i
}

// readAlternate reads the same quantity in other units, in brackets or bare: "30 miles (50 km)".
func (p *parser) readAlternate(q *quantity, f *Figure) {
	if q.end+1 >= len(p.toks) || !p.toks[q.end].is("(", "[") || f.Unit == "" || f.Kind == Age {
		return
	}
	inner := quantity{first: q.end + 1, from: -1}
	j := p.readBefore(q.end+1, &inner)
	b, ok := p.readAmount(j)
	if !ok || b.kind != q.a.kind || b.unit == f.Unit {
		return
	}
	if inner.hedge == "" {
		inner.hedge = q.hedge
	}
	inner.a, inner.end = b, b.end
	g := p.figure(&inner)
	for inner.end < len(p.toks) && p.toks[inner.end].kind == wordToken && inner.end < b.end+2 {
		inner.end++
	}
	if inner.end >= len(p.toks) || !p.toks[inner.end].is(")", "]") {
		return
	}
	g.Field, g.Sentence = p.ctx.Field, p.sentence
	g.Number, g.Span = p.span(b.number.first, b.number.end), p.span(inner.first, b.end)
	g.Surface = p.src[g.Span.Start:g.Span.End]
	f.Alternate = &g
	q.end = inner.end + 1
}

// notFigure reports whether a number is none: the pronoun "one", or part of a name ("the 787 Dreamliner", "Watch 5").
func (p *parser) notFigure(q *quantity) bool {
	a := &q.a
	if a.digits != "" && a.unit == "" && q.hedge == "" && len(a.digits) <= 3 && !p.title && !q.aged && p.inName(a) {
		return true
	}
	if !a.words || a.vague || a.value != 1 || a.number.end != a.number.first+1 {
		return false
	}
	if a.unit == "day" && !a.hyphen {
		return q.hedge == "" && q.first == a.number.first && (q.first == 0 || match(p.toks, q.first-1, spanRole) == nil)
	}
	return a.unit == "" && p.pronounOne(a.number.first)
}

// pronounOne reports whether the "one" at token i is no number.
func (p *parser) pronounOne(i int) bool {
	if m := match(p.toks, i-1, pronounOneRole); m != nil && m.meaning == "before" {
		return true
	}
	if m := match(p.toks, i+1, toRole); m != nil {
		if _, ok := p.readNumber(i + 1 + len(m.words)); ok {
			return false
		}
	}
	if m := match(p.toks, i+1, pronounOneRole); m != nil && m.meaning == "after" {
		return true
	}
	if match(p.toks, i, articleRole) != nil && match(p.toks, i+1, bareRole) == nil && match(p.toks, i+1, zeroNounRole) == nil && match(p.toks, i+1, outOfRole) == nil {
		return true
	}
	if i+1 >= len(p.toks) || p.toks[i+1].kind == digitsToken || (p.toks[i].capital() && !p.shouted && i > 0 && p.toks[i-1].kind == wordToken) {
		return true
	}
	if match(p.toks, i+1, bareRole) != nil || match(p.toks, i+1, outOfRole) != nil {
		return match(p.toks, i+1, ofRole) != nil && p.bareOf(i+1)
	}
	return p.toks[i+1].kind == symbolToken && p.toks[i+1].norm != "-" || match(p.toks, i+1, stopRole) != nil
}

// bareOf reports whether "of the" at token i has no number behind it.
func (p *parser) bareOf(i int) bool {
	m := match(p.toks, i, ofRole)
	_, ok := p.readNumber(i + len(m.words))
	return !ok
}

// negated reports whether the words at token i stand behind "no" or "not": "not a few".
func (p *parser) negated(i int) bool {
	return i > 0 && p.toks[i-1].is("no", "not", "only", "the", "last", "next", "past", "these", "those", "very") && p.toks[i].is("few", "a")
}
