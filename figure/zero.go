package figure

// readZero reads what is written as none: "no casualties", "nobody".
func (p *parser) readZero(i int) int {
	t := &p.toks[i]
	if m := match(p.toks, i, zeroRole); m != nil {
		f := Figure{Kind: Count, Interval: Point(0)}
		f.Negative = true
		if m.meaning == "person" {
			f.Noun = "person"
		}
		end := i + len(m.words)
		p.add(f, i, end, i, end)
		return end
	}
	if match(p.toks, i, noRole) != nil && !(i > 0 && p.toks[i-1].is("said", "say", "says")) {
		if head, end, ok := p.nounPhrase(i + 1); ok && p.plural(p.toks[head]) {
			f := Figure{Kind: Count, Interval: Point(0)}
			f.Negative, f.Noun = true, p.lemma(head)
			p.add(f, i, end, i, i+1)
			return end
		}
	}
	_ = t
	return i
}
