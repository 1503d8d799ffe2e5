package figure

// maxStreetWords is how many words the name of a street may have.
const maxStreetWords = 4

// readAddress reads house numbers: "55 Barbey Street", "the 3800 block of Elm Avenue". Numbered streets by themselves ("E. 55th St.") are names.
func (p *parser) readAddress(i int) int {
	t := &p.toks[i]
	if t.kind != digitsToken || !plainDigits(t.text) || len(t.text) > 5 {
		return i
	}
	v, _, _ := parseDigits(t.text, false)
	if m := match(p.toks, i+1, streetRole); m != nil && m.meaning == "block" {
		f := Figure{Kind: Address, Interval: Interval{Low: v, High: v + 99}, Stated: v, Hedge: HedgeRange}
		f.Noun = "block"
		p.add(f, i, i+2, i, i+1)
		return i + 2
	}
	if end := p.streetEnd(i + 1); end > 0 {
		if i+1 < end && p.toks[i+1].glued {
			return end
		}
		p.add(Figure{Kind: Address, Interval: Point(v), Stated: v}, i, end, i, i+1)
		return end
	}
	if i > 0 && len(t.text) >= 3 && p.toks[i-1].is("at", "near", "outside") && i+1 < len(p.toks) && p.toks[i+1].capital() && !p.counts(i+1) && !p.measured(i+1) {
		p.add(Figure{Kind: Address, Interval: Point(v), Stated: v}, i, i+2, i, i+1)
		return i + 2
	}
	return i
}

// streetEnd gives the token after the name of a street that begins at token i; 0 when there is none.
func (p *parser) streetEnd(i int) int {
	for j, words := i, 0; j < len(p.toks) && words <= maxStreetWords; j++ {
		t := &p.toks[j]
		switch {
		case t.kind == symbolToken && (t.norm == "." || t.norm == "'"):
		case t.kind == digitsToken && j > i || match(p.toks, j, suffixRole) != nil && t.glued:
		case t.kind == wordToken && t.capital():
			if words > 0 || p.toks[i].glued {
				if m := match(p.toks, j, streetRole); m != nil && m.meaning == "street" {
					return j + 1
				}
			}
			if match(p.toks, j, unitRole) != nil && len(t.text) > 1 {
				return 0
			}
			words++
		default:
			return 0
		}
	}
	return 0
}
