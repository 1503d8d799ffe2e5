package figure

// readZero reads what is written as none: "no casualties", "nobody".
func (p *parser) readZero(i int) int {
	if m := match(p.toks, i, zeroRole); m != nil {
		f := Figure{Kind: Count, Interval: Point(0)}
		f.Negative = true
		end := i + len(m.words)
		number := end
		if m.meaning == "person" {
			f.Noun = "person"
		} else if n, ok := p.readNumber(p.skipOf(end)); ok { // "none of the 14 passengers": these are read as a figure of their own
			whole := Point(n.value)
			f.PartOf = &whole
			if head, _, ok := p.nounPhrase(n.end); ok {
				f.Noun = p.lemma(head)
			}
		} else if head, e, ok := p.nounPhrase(p.skipOf(end)); ok {
			f.Noun, end = p.lemma(head), e
		}
		p.add(f, i, end, i, number)
		return end
	}
	m := match(p.toks, i, noRole)
	if m == nil {
		return i
	}
	for j := i + len(m.words); j < min(i+len(m.words)+4, len(p.toks)) && p.toks[j].kind == wordToken; j++ {
		if n := match(p.toks, j, zeroNounRole); n != nil {
			f := Figure{Kind: Count, Interval: Point(0)}
			f.Negative, f.Noun = true, n.meaning
			end := j + len(n.words)
			p.add(f, i, end, i, i+len(m.words))
			return end
		}
	}
	return i
}

// skipOf steps over "of the" at token i.
func (p *parser) skipOf(i int) int {
	if m := match(p.toks, i, ofRole); m != nil {
		return i + len(m.words)
	}
	return i
}
