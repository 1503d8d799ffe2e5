package figure

// readRange reads "10 to 15", "between 750 and 800 million", "$1.2-1.5 billion", and the two ends of a change: "rose from 10 to 12".
func (p *parser) readRange(q *quantity) (end int, done bool) {
	a := q.a
	to := p.rangeWord(q)
	if to == 0 || a.vague {
		return 0, false
	}
	b, ok := p.readAmount(to)
	if !ok || b.vague || p.clockAt(to) {
		return 0, false
	}
	if !p.spread(&a, &b) {
		return 0, false
	}
	if q.from >= 0 && p.changes(q.from) {
		return p.ends(q, a, b), true
	}
	if q.from < 0 && q.a.unit == b.unit && match(p.toks, q.first-1, byRole) != nil && p.changes(q.first) {
		return 0, false
	}
	if p.toks[q.end].norm != "-" && q.from < 0 && !q.between && q.a.unit != "" && (b.unitEnd == b.number.end && b.first == b.number.first || p.changes(q.first)) {
		return 0, false
	}
	if b.value <= a.value || p.toks[q.end].is("or") && (b.value > a.value+1 || b.unit != "") {
		return 0, false
	}
	r := *q
	r.a, r.end = b, b.end
	if q.from >= 0 || q.between {
		r.first = q.open
	}
	f := p.figure(&r)
	f.Hedge, f.Stated = HedgeRange, a.value
	f.Interval = Interval{Low: a.value, High: b.value}
	p.complete(&r, &f)
	p.add(f, r.first, r.end, a.number.first, b.number.end)
	return r.end, true
}

// rangeWord gives the token after the word or dash in the middle of a range; 0 without.
func (p *parser) rangeWord(q *quantity) int {
	j := q.end
	if j+1 >= len(p.toks) {
		return 0
	}
	if p.toks[j].norm == "-" {
		if p.toks[j].glued && q.a.unit == "" && match(p.toks, j+1, toRole) != nil {
			if j+2 < len(p.toks) && p.toks[j+2].norm == "-" {
				return j + 3 // "8-to-16-metre"
			}
			return j + 2 // "8- to 16-metre"
		}
		dash := p.toks[j].glued && p.toks[j+1].glued || p.toks[j].text == "–" && !p.toks[j].glued && !p.toks[j+1].glued
		if !dash {
			return 0
		}
		return j + 1
	}
	m := match(p.toks, j, toRole)
	if m == nil && (q.between || p.toks[j].is("or")) {
		m = match(p.toks, j, andRole)
	}
	if m == nil {
		return 0
	}
	j += len(m.words)
	if j+1 < len(p.toks) && p.toks[j].norm == "-" {
		j++
	}
	if m := match(p.toks, j, beforeRole); m != nil && q.from >= 0 {
		j += len(m.words)
	}
	return j
}

// spread gives both ends of a range the unit and magnitude that only one of them carries; false when they differ in unit.
func (p *parser) spread(a, b *amount) bool {
	if a.unit != "" && b.unit != "" && (a.unit != b.unit || a.kind != b.kind) {
		return false
	}
	if b.magnitude > 1 && a.magnitude == 1 && a.value*b.magnitude < b.value && !a.hasUnitWord() {
		a.value, a.high, a.place, a.magnitude = a.value*b.magnitude, a.high*b.magnitude, a.place*b.magnitude, b.magnitude
	}
	switch {
	case a.unit == "":
		a.unit, a.kind = b.unit, b.kind
	case b.unit == "":
		b.unit, b.kind = a.unit, a.kind
	}
	return true
}

// hasUnitWord reports whether a unit stands behind the number, so that a magnitude further on is not its own.
func (a *amount) hasUnitWord() bool { return a.unitEnd > a.number.end }

// ends adds the two ends of a change as figures of their own.
func (p *parser) ends(q *quantity, a, b amount) int {
	from := *q
	from.a = a
	f := p.figure(&from)
	f.Change = "from"
	p.add(f, q.first, from.end, a.number.first, a.number.end)
	to := quantity{a: b, first: b.first, end: b.end, from: -1, aged: q.aged}
	g := p.figure(&to)
	g.Change = "to"
	p.complete(&to, &g)
	p.add(g, to.first, to.end, b.number.first, b.number.end)
	return to.end
}

// maxChangeWords is how far before "from" the verb of a change is looked for.
const maxChangeWords = 7

// changes reports whether a verb of change governs the "from" at token i.
func (p *parser) changes(i int) bool {
	for j := i - 1; j >= 0 && j >= i-maxChangeWords; j-- {
		if p.toks[j].is(".", ";") {
			return false
		}
		if match(p.toks, j, changeRole) != nil {
			return true
		}
	}
	return false
}

// maxList is how many numbers a list with one unit behind it may have.
const maxList = 6

// readList reads numbers that share the unit behind the last: "10, 20 and 30 km", "a 7- or 8-inch screen", "8 or $9".
func (p *parser) readList(q *quantity) (end int, done bool) {
	if q.a.unit != "" || q.a.vague || q.aged {
		return 0, false
	}
	list := []amount{q.a}
	j, last := q.end, false
	for len(list) < maxList && !last {
		if j+1 < len(p.toks) && p.toks[j].norm == "-" && p.toks[j].glued && !p.toks[j+1].glued {
			j++
		}
		var ok bool
		if j, last, ok = p.separator(j); !ok {
			return 0, false
		}
		b, ok := p.readAmount(j)
		if !ok || b.vague {
			return 0, false
		}
		list = append(list, b)
		j = b.end
		if b.unit != "" && !last {
			return 0, false
		}
	}
	tail := &list[len(list)-1]
	if len(list) == 2 && p.toks[q.end].is(",") {
		return 0, false // "1,234,000, or 3.9%"
	}
	if !last || tail.unit == "" || tail.unit == "times" || tail.kind == Duration && match(p.toks, tail.end, laterRole) != nil || tail.kind == Money && tail.first < tail.number.first && !p.toks[list[0].end].is("or") {
		return 0, false
	}
	for k := range list[:len(list)-1] {
		each := *q
		each.a = list[k]
		if k > 0 {
			each.first, each.hedge = list[k].first, ""
		}
		each.end = list[k].end
		each.a.unit, each.a.kind = tail.unit, tail.kind
		f := p.figure(&each)
		p.add(f, each.first, list[k].end, list[k].number.first, list[k].number.end)
	}
	rest := quantity{a: *tail, first: tail.first, end: tail.end, from: -1}
	return p.finish(&rest), true
}

// separator reads what parts the numbers of a list at token i: last is set for "and" and "or".
func (p *parser) separator(i int) (end int, last, ok bool) {
	if i < len(p.toks) && p.toks[i].is(",") {
		i, ok = i+1, true
	}
	if i < len(p.toks) && (p.toks[i].is("or") || match(p.toks, i, andRole) != nil) {
		return i + 1, true, true
	}
	return i, false, ok
}

// clockAt reports whether a time of day begins at token i.
func (p *parser) clockAt(i int) bool {
	_, _, ok := p.clock(i)
	return ok
}
