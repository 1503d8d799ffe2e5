package figure

// readOrdinal reads "third victim", "5th floor". Without a noun behind it an ordinal is no figure.
func (p *parser) readOrdinal(i int) int {
	number := i
	if match(p.toks, i, articleRole) != nil && i+1 < len(p.toks) {
		number++
	}
	v, end := 0.0, number
	if m := match(p.toks, number, ordinalRole); m != nil {
		v, end = m.value[0], number+len(m.words)
	} else if p.toks[number].kind == digitsToken {
		if end = p.suffixEnd(number + 1); end == number+1 {
			return i
		}
		v, _, _ = parseDigits(p.toks[number].text, false)
	} else {
		return i
	}
	if number > i && match(p.toks, number, fractionRole) != nil && p.fractionSense(i, end, 1/v) {
		return i // "a third of"
	}
	if end < len(p.toks) && p.toks[end].is("-") && p.toks[end].glued {
		return p.gluedEnd(end)
	}
	if head, e, ok := p.nounPhrase(end); ok && (p.shouted || !p.toks[head].capital()) {
		f := Figure{Kind: Ordinal, Interval: Point(v), Stated: v}
		f.Noun = p.lemma(head)
		p.add(f, i, e, number, end)
		return end
	}
	return end
}
