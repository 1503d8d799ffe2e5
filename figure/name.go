package figure

// readName passes over names and identifiers with numbers in them.
func (p *parser) readName(i int) int {
	if m := match(p.toks, i, nameRole); m != nil {
		return i + len(m.words)
	}
	if m := match(p.toks, i, nameBeforeRole); m != nil {
		j := i + len(m.words)
		if j < len(p.toks) && p.toks[j].kind == digitsToken && (m.meaning == "any" || p.toks[i].capital()) {
			return j + 1
		}
	}
	return i
}
