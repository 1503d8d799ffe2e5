package figure

import (
	"math"
	"strconv"
)

// readRatio reads "one in five", "8 out of 10" as a ratio, and "10 of the 15" as a part and its whole: two figures, the part linked to the whole.
func (p *parser) readRatio(q *quantity) (end int, done bool) {
	a := &q.a
	m := match(p.toks, q.end, outOfRole)
	if m == nil || a.vague || a.unit != "" || a.decimal && !a.part || a.part && m.meaning != "of" {
		return 0, false
	}
	j := q.end + len(m.words)
	hedge := quantity{first: j, from: -1}
	j = p.readBefore(j, &hedge)
	b, ok := p.readNumber(j)
	if !ok || b.vague || b.value != math.Trunc(b.value) || b.value < a.value || b.value <= 1 {
		return 0, false
	}
	if _, year := p.year(j); year && m.meaning == "in" {
		return 0, false
	}
	share := a.value == 1 || b.value <= 10 || b.value == 100 || b.value == 1000 || b.value == 10000 || b.value == 100000
	if m.meaning == "of" || (m.meaning == "out of" && !share) {
		return p.partOf(q, b), true
	}
	if m.meaning == "in" && (p.measured(b.end) || b.value == a.value || !(a.value == 1 || share) || match(p.toks, b.end, clockRole) != nil) {
		return 0, false
	}
	v := a.value / b.value
	f := Figure{Kind: Ratio, Interval: Point(v), Stated: v, Precision: v / 20, Hedge: q.hedge}
	f.Interval = hedged(q.hedge, v, f.Precision)
	base := Point(b.value)
	f.PartOf = &base
	q.end = b.end
	p.readNoun(q, &f)
	p.add(f, q.first, q.end, a.number.first, b.end)
	return q.end, true
}

// partOf adds a part and the whole behind it.
func (p *parser) partOf(q *quantity, b number) int {
	whole := quantity{first: b.first, end: b.end, from: -1}
	whole.a = amount{number: b, first: b.first, end: b.end, unitEnd: b.end}
	p.readUnit(&whole.a)
	whole.end = whole.a.end
	g := p.figure(&whole)
	p.complete(&whole, &g)
	f := p.figure(q)
	f.Noun, f.PartOf = g.Noun, &g.Interval
	if !q.a.part {
		f.Kind, f.Unit = g.Kind, g.Unit
	}
	p.add(f, q.first, q.end, q.a.number.first, q.a.number.end)
	p.add(g, whole.first, whole.end, b.first, b.end)
	return whole.end
}

// plainText writes a number without an exponent.
func plainText(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
