package figure

// compound adds a smaller unit behind a larger one of the same dimension to one amount: "6-foot-2", "3 hours and 20 minutes", "3 dollars 50 cents".
func (p *parser) compound(q *quantity) {
	a := &q.a
	if a.unit == "" || a.vague || a.decimal || a.end >= len(p.toks) {
		return
	}
	if a.unit == "foot" && p.toks[a.end].norm == "-" && p.toks[a.end].glued {
		if n, ok := p.readNumber(a.end + 1); ok && p.toks[a.end+1].glued && n.value < 12 && n.end == a.end+2 {
			p.join(q, int(n.value), 1./12, n.end)
		}
		return
	}
	if a.unit == "foot" {
		if n, ok := p.readNumber(a.end); ok && n.value < 12 && n.end < len(p.toks) && p.toks[n.end].is("in") && p.toks[n.end].glued {
			p.join(q, int(n.value), 1./12, n.end+1) // "5ft 10in"
			return
		}
	}
	j := a.end
	if p.toks[j].is("and", ",") {
		j++
	}
	b, ok := p.readAmount(j)
	if !ok || b.kind != a.kind || b.vague || b.decimal || b.hyphen != a.hyphen || b.value <= 0 || b.magnitude != 1 || b.first != b.number.first {
		return
	}
	ratio := 0.0
	switch {
	case a.kind == Money && b.unit == a.unit && b.value < 1 && a.first == a.number.first:
		b.value, ratio = b.value*100, .01
	case a.kind == Measure || a.kind == Duration:
		ratio = subdivision(a.unit, b.unit)
	}
	if ratio > 0 && b.value*ratio < 1 {
		p.join(q, int(b.value+.5), ratio, b.end)
	}
}

// join adds v parts of a unit to an amount.
func (p *parser) join(q *quantity, v int, part float64, end int) {
	a := &q.a
	a.value += float64(v) * part
	a.high, a.place, a.decimal = a.value, part, true
	a.end, a.unitEnd, a.number.end = end, end, end
	q.end = end
}

// subdivision gives the part of a larger unit that a smaller one makes, for the pairs that are written together; 0 for others.
func subdivision(large, small string) float64 {
	switch large + " " + small {
	case "foot inch", "year month":
		return 1. / 12
	case "hour minute", "minute second":
		return 1. / 60
	case "pound-mass ounce":
		return 1. / 16
	case "stone pound-mass":
		return 1. / 14
	case "day hour":
		return 1. / 24
	case "year week":
		return 1. / 52
	case "week day":
		return 1. / 7
	case "metre centimetre":
		return .01
	}
	return 0
}
