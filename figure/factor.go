package figure

// readFactor reads changes by a factor: "threefold", "twice as many", "double the"; "twice" alone is how often.
func (p *parser) readFactor(i int) int {
	q := quantity{first: i, from: -1}
	j := p.readBefore(i, &q)
	m := match(p.toks, j, factorRole)
	if m == nil {
		return i
	}
	end := j + len(m.words)
	if !p.fold(j) && (end >= len(p.toks) || !p.toks[end].is("as", "the", "that", "its", "their", "more") || p.toks[end].is("as") && !p.asMany(end)) {
		return p.often(&q, j, m)
	}
	v := m.value[0]
	f := Figure{Kind: Factor, Unit: "times", Interval: hedged(q.hedge, v, 0), Stated: v, Hedge: q.hedge}
	p.add(f, q.first, end, j, end)
	return end
}

// often reads "twice" at token j as how often something happened; it gives the first token of q for any other word.
func (p *parser) often(q *quantity, j int, m *phrase) int {
	if !p.toks[j].is("twice", "thrice") || j > 0 && p.toks[j].glued || j+1 < len(p.toks) && p.toks[j+1].glued && p.toks[j+1].is("-") {
		return q.first
	}
	p.add(Figure{Kind: Count, Unit: "times", Interval: hedged(q.hedge, m.value[0], 0), Stated: m.value[0], Hedge: q.hedge}, q.first, j+1, j, j+1)
	return j + 1
}

// fold reports whether the factor at token i ends in "fold".
func (p *parser) fold(i int) bool {
	w := p.toks[i].norm
	return len(w) > 4 && w[len(w)-4:] == "fold" || i+2 < len(p.toks) && p.toks[i+2].is("fold")
}

// asMany reports whether "as many", "as much" or "as high" begins at token i.
func (p *parser) asMany(i int) bool {
	return i+1 < len(p.toks) && p.toks[i+1].is("many", "much", "high", "large", "big", "likely", "long", "fast")
}
