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
	} else if m := match(p.toks, number, numberRole); m != nil {
		if v, end = p.tensOrdinal(number, m); v == 0 {
			return i
		}
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
	noun := end
	if end+1 < len(p.toks) && match(p.toks, end, andRole) != nil && means(p.toks, end+1, cueRole, "last") != nil {
		noun = end + 2 // "the third and final suspect"
	}
	if head, e, ok := p.nounPhrase(noun); ok && (p.shouted || !p.toks[head].capital()) {
		f := Figure{Kind: Ordinal, Interval: Point(v), Stated: v}
		f.Noun = p.lemma(head)
		p.add(f, i, e, number, end)
		return end
	}
	return end
}

// tensOrdinal reads "twenty-fifth" and "vingt-et-unième", whose tens are a cardinal; 0 for others.
func (p *parser) tensOrdinal(i int, tens *phrase) (v float64, end int) {
	end = i + len(tens.words)
	for k := 0; k < 3 && end < len(p.toks); k++ {
		if p.toks[end].norm != "-" && match(p.toks, end, joinerRole) == nil {
			break
		}
		end++
	}
	m := match(p.toks, end, ordinalRole)
	if m == nil || m.value[0] > 9 || tens.value[0] < 20 {
		return 0, i
	}
	return tens.value[0] + m.value[0], end + len(m.words)
}
