package figure

// readScore reads two numbers that stand against each other: "3-1", "a 62-43 vote". The interval holds the first, PartOf the second.
func (p *parser) readScore(i int) int {
	if end := p.readVote(i); end > i {
		return end
	}
	if i+2 >= len(p.toks) || !p.scoreNumber(i) || p.toks[i+1].norm != "-" || !p.toks[i+1].glued || !p.toks[i+2].glued || !p.scoreNumber(i+2) ||
		(i > 0 && p.toks[i].glued && p.toks[i-1].is("-", "$", "/")) {
		return i
	}
	end := i + 3
	if end < len(p.toks) && p.toks[end].glued && !p.toks[end].is(".", ",", ")", ";", ":", "!", "?", "'", "\"") {
		return i
	}
	a, _, _ := parseDigits(p.toks[i].text, false)
	b, _, _ := parseDigits(p.toks[i+2].text, false)
	contest := match(p.toks, end, contestRole) != nil || (i > 0 && match(p.toks, i-1, contestRole) != nil)
	if !contest && (p.measured(end) || p.moneyBefore(i) || a < b && !p.standsAlone(i, end)) {
		return i
	}
	f := Figure{Kind: Score, Interval: Point(a), Stated: a}
	second := Point(b)
	f.PartOf = &second
	if match(p.toks, end, contestRole) != nil {
		f.Noun = p.lemma(end)
		end++
	}
	p.add(f, i, end, i, i+3)
	return end
}

func (p *parser) scoreNumber(i int) bool {
	return p.toks[i].kind == digitsToken && len(p.toks[i].text) <= 3 && plainDigits(p.toks[i].text)
}

// standsAlone reports whether nothing around tokens [i, end) makes their two rising numbers a range: "fell to 2-6 at home", "(5-10)".
func (p *parser) standsAlone(i, end int) bool {
	if i == 0 || end < len(p.toks) && p.toks[end].kind == wordToken && match(p.toks, end, stopRole) == nil || match(p.toks, end, verbRole) != nil {
		return false
	}
	for _, r := range [...]role{agedRole, beforeRole, betweenRole, fromRole} {
		if match(p.toks, i-1, r) != nil {
			return false
		}
	}
	return p.toks[i-1].is("(", "to", "at") || match(p.toks, i-1, changeRole) != nil
}

// readVote reads "voted 226 to 12", "a vote of 226 to 12" and "a 226-to-12 vote".
func (p *parser) readVote(i int) int {
	if p.hyphenatedVote(i) {
		return p.addVote(i, i+4, i+5)
	}
	if i+2 >= len(p.toks) || !p.scoreNumber(i) || !p.toks[i+1].is("to") || !p.scoreNumber(i+2) || p.measured(i+3) {
		return i
	}
	word := i - 1
	if match(p.toks, word, ofRole) != nil {
		word--
	}
	if m := match(p.toks, word, contestRole); m == nil || m.meaning != "vote" {
		return i
	}
	return p.addVote(i, i+2, i+3)
}

// hyphenatedVote reports whether "226-to-12" begins at token i, with a word of a contest beside it: others are ranges, as in "5-to-7 inches".
func (p *parser) hyphenatedVote(i int) bool {
	if i+4 >= len(p.toks) || !p.scoreNumber(i) || !p.toks[i+2].is("to") || !p.scoreNumber(i+4) {
		return false
	}
	a, _, _ := parseDigits(p.toks[i].text, false)
	b, _, _ := parseDigits(p.toks[i+4].text, false)
	if match(p.toks, i+5, contestRole) == nil && (i == 0 || match(p.toks, i-1, contestRole) == nil || a < b || p.measured(i+5)) {
		return false
	}
	for k := i + 1; k < i+5; k++ {
		if !p.toks[k].glued || k%2 == (i+1)%2 && p.toks[k].norm != "-" {
			return false
		}
	}
	return true
}

// addVote adds the votes for and against, the second at token second; end is the first token behind them.
func (p *parser) addVote(i, second, end int) int {
	a, _, _ := parseDigits(p.toks[i].text, false)
	b, _, _ := parseDigits(p.toks[second].text, false)
	against := Point(b)
	f := Figure{Kind: Score, Interval: Point(a), Stated: a}
	f.PartOf = &against
	p.add(f, i, end, i, end)
	return end
}
