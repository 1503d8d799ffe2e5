package figure

// readFactor reads changes by a factor: "threefold", "twice as many", "double the". "Twice" alone is how often.
func (p *parser) readFactor(i int) int {
	q := quantity{first: i, from: -1}
	j := p.readBefore(i, &q)
	m := match(p.toks, j, factorRole)
	if m == nil {
		return i
	}
	end := j + len(m.words)
	if !p.fold(j) && (end >= len(p.toks) || !p.toks[end].is("as", "the", "that", "its", "their", "more") || p.toks[end].is("as") && !p.asMany(end)) {
		return i
	}
	v := m.value[0]
	f := Figure{Kind: Factor, Unit: "times", Interval: hedged(q.hedge, v, 0), Stated: v, Hedge: q.hedge}
	p.add(f, q.first, end, j, end)
	return end
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
