package figure

// readOrdinal reads "third victim", "5th floor". Without a noun behind it an ordinal is no figure.
func (p *parser) readOrdinal(i int) int {
	v, end := 0.0, i
	if m := match(p.toks, i, ordinalRole); m != nil {
		v, end = m.value[0], i+len(m.words)
	} else if p.toks[i].kind == digitsToken {
		if end = p.suffixEnd(i + 1); end == i+1 {
			return i
		}
		v, _, _ = parseDigits(p.toks[i].text, false)
	} else {
		return i
	}
	if end < len(p.toks) && p.toks[end].is("-") && p.toks[end].glued {
		return p.gluedEnd(end)
	}
	if head, e, ok := p.nounPhrase(end); ok && !p.toks[head].capital() {
		f := Figure{Kind: Ordinal, Interval: Point(v), Stated: v}
		f.Noun = p.lemma(head)
		p.add(f, i, e, i, end)
		return end
	}
	return end
}
