package figure

import "strings"

// readName passes over names and identifiers with numbers in them: "F-16", "MH17", "Article 5", telephone numbers, addresses of pages.
func (p *parser) readName(i int) int {
	if m := match(p.toks, i, nameRole); m != nil && !p.countsAll(i, m) {
		return p.gluedEnd(i + len(m.words))
	}
	if p.toks[i].is("http", "https", "www") {
		return p.gluedEnd(i + 1)
	}
	if m := match(p.toks, i, nameBeforeRole); m != nil && (m.meaning == "any" || p.toks[i].capital()) {
		if end := p.namedNumber(i + len(m.words)); end > 0 {
			return end
		}
	}
	if p.toks[i].kind == digitsToken {
		return p.readIdentifier(i)
	}
	return p.readModel(i)
}

// countsAll reports whether a name that is nothing but a number counts something here: "911 broken windows".
func (p *parser) countsAll(i int, name *phrase) bool {
	if len(name.words) > 1 || p.toks[i].kind != digitsToken {
		return false
	}
	head, _, ok := p.nounPhrase(i + 1)
	return ok && p.plural(&p.toks[head])
}

// namedNumber gives the token after the number of "Article 5" or "Phase Two"; 0 when a quantity stands there ("Group 5 million").
func (p *parser) namedNumber(i int) int {
	if i >= len(p.toks) {
		return 0
	}
	if p.toks[i].kind == wordToken {
		if p.toks[i].capital() && match(p.toks, i, numberRole) != nil {
			return i + 1
		}
		return 0
	}
	if p.toks[i].kind != digitsToken || p.measured(i+1) {
		return 0
	}
	end := p.gluedEnd(i + 1)
	for end+1 < len(p.toks) && p.toks[end].is("and", "-", "or", "to") && p.toks[end+1].kind == digitsToken && !p.measured(end+2) && !p.counts(end+2) {
		end = p.gluedEnd(end + 2)
	}
	return end
}

// measured reports whether a unit or magnitude begins at token i.
func (p *parser) measured(i int) bool {
	for _, r := range unitRoles {
		if match(p.toks, i, r) != nil {
			return true
		}
	}
	return match(p.toks, i, magnitudeRole) != nil
}

// unitAt reports whether a unit of measure, of time or of money begins at token i.
func (p *parser) unitAt(i int) bool {
	for _, r := range [...]role{unitRole, percentRole, moneyRole} {
		if match(p.toks, i, r) != nil {
			return true
		}
	}
	return false
}

// counts reports whether a plural noun stands at token i.
func (p *parser) counts(i int) bool {
	return i < len(p.toks) && p.toks[i].kind == wordToken && match(p.toks, i, stopRole) == nil && p.plural(&p.toks[i])
}

// readModel passes over letters that digits hang on: "G7", "Shahed-136/131", "cac40", and over words in camel case before a small number ("iPhone 11").
func (p *parser) readModel(i int) int {
	t := &p.toks[i]
	if t.kind != wordToken || i+1 >= len(p.toks) || p.moneySign(i) || p.euroLetter(i) || match(p.toks, i, monthRole) != nil {
		return i
	}
	next := &p.toks[i+1]
	switch {
	case next.kind == digitsToken && next.glued && t.text != "x":
		return p.gluedEnd(i + 1)
	case next.norm == "." && next.glued && i+2 < len(p.toks) && p.toks[i+2].kind == digitsToken && p.toks[i+2].glued && t.capital():
		return p.gluedEnd(i + 3)
	case next.norm == "-" && next.glued && i+2 < len(p.toks) && p.toks[i+2].kind == digitsToken && p.toks[i+2].glued:
		if _, isYear := p.year(i + 2); isYear || match(p.toks, i, signRole) != nil || match(p.toks, i, toRole) != nil || match(p.toks, i, beforeRole) != nil ||
			match(p.toks, i, numberRole) != nil || t.is("sub", "mid", "per") {
			return i
		}
		return p.gluedEnd(i + 1)
	case next.kind == digitsToken && len(next.text) <= 3 && camel(t.text) && !p.measured(i+2) && !p.counts(i+2):
		return p.gluedEnd(i + 2)
	}
	return i
}

// moneySign reports whether a currency sign or code begins at token i and a number follows it.
func (p *parser) moneySign(i int) bool {
	m := match(p.toks, i, moneyBeforeRole)
	return m != nil && i+len(m.words) < len(p.toks) && p.toks[i+len(m.words)].kind == digitsToken
}

// camel reports whether a word has a capital letter behind a small one: "iPhone".
func camel(s string) bool {
	for k := 1; k < len(s); k++ {
		if s[k] >= 'A' && s[k] <= 'Z' && s[k-1] >= 'a' && s[k-1] <= 'z' {
			return true
		}
	}
	return false
}

// gluedEnd gives the end of what hangs together at token i-1: letters, digits and the marks between them.
func (p *parser) gluedEnd(i int) int {
	for i < len(p.toks) && p.toks[i].glued {
		if p.toks[i].kind == symbolToken {
			inner := i+1 < len(p.toks) && p.toks[i+1].glued && p.toks[i+1].kind != symbolToken
			if !inner || !p.toks[i].is("-", "/", "+", "_", ".", ":", "=", "?", "&", "%", "~", "#") {
				return i
			}
		}
		i++
	}
	return i
}

// readIdentifier passes over digits that are no amount: telephone numbers, postcodes, "737MAX", "4x100".
func (p *parser) readIdentifier(i int) int {
	t := &p.toks[i]
	end := p.digitChain(i)
	if first, phone := p.telephone(i); phone > i {
		p.addTelephone(first, phone)
		return phone
	}
	switch {
	case i+2 < len(p.toks) && p.toks[i+1].norm == ":" && p.toks[i+1].glued && p.toks[i+2].glued && p.toks[i+2].kind == digitsToken && !p.clockAt(i):
		return p.gluedEnd(i + 1)
	case end-i == 3 && end+1 < len(p.toks) && p.toks[end].is("-") && p.toks[end].glued && p.toks[end+1].glued && p.toks[end+1].kind == wordToken && !p.measured(end+1):
		return p.gluedEnd(end) // "713-555-TIPS"
	case end-i >= 5, end-i == 3 && len(t.text) == 3 && len(p.toks[i+2].text) == 4 && !p.measured(end) && !p.counts(end):
		if _, _, isDate := p.isoDate(i); !isDate {
			return p.gluedEnd(end)
		}
	case i+1 < len(p.toks) && p.toks[i+1].glued && (p.toks[i+1].is("s") && len(t.text) == 2) && plainDigits(t.text):
		first, _, _ := p.stretches(i)
		if _, _, ok := p.decade(i); !ok && match(p.toks, first-1, possessiveRole) == nil {
			return i + 2 // "temperatures in the low 90s"
		}
	case i+1 < len(p.toks) && p.toks[i+1].glued && p.toks[i+1].kind == wordToken && (!p.unitGlued(i+1) || match(p.toks, i+1, clockRole) != nil && !p.clockAt(i)):
		return p.gluedEnd(i + 1)
	case len(t.text) == 5 && plainDigits(t.text) && ((i > 0 && len(p.toks[i-1].text) == 2 && strings.ToUpper(p.toks[i-1].text) == p.toks[i-1].text && p.toks[i-1].kind == wordToken) ||
		(i+1 < len(p.toks) && p.toks[i+1].is("zip"))):
		return i + 1
	}
	return i
}

// digitChain gives the end of runs of plain digits joined by hyphens: "800-273-8255".
func (p *parser) digitChain(i int) int {
	for i < len(p.toks) && plainDigits(p.toks[i].text) {
		if i+2 >= len(p.toks) || p.toks[i+1].norm != "-" || !p.toks[i+1].glued || !p.toks[i+2].glued || p.toks[i+2].kind != digitsToken {
			return i + 1
		}
		i += 2
	}
	return i
}

func plainDigits(s string) bool {
	for k := 0; k < len(s); k++ {
		if !isDigit(rune(s[k])) {
			return false
		}
	}
	return s != ""
}

// unitGlued reports whether the letters at token i are a unit, a magnitude or an ending of the number before them.
func (p *parser) unitGlued(i int) bool {
	t := &p.toks[i]
	if _, short := shortMagnitudes[t.norm]; short || p.measured(i) {
		return true
	}
	return match(p.toks, i, suffixRole) != nil || match(p.toks, i, clockRole) != nil || match(p.toks, i, monthRole) != nil || match(p.toks, i, moneyBeforeRole) != nil ||
		t.is("s", "x") || len(t.text) > 3 && !t.capital()
}

// inName reports whether a bare number belongs to a name: a capitalised word stands on one side of it and no plural behind it.
func (p *parser) inName(a *amount) bool {
	first, end := a.number.first, a.number.end
	if head, _, ok := p.nounPhrase(p.skipOf(end)); ok && p.plural(&p.toks[head]) {
		return false
	}
	after := end < len(p.toks) && p.toks[end].capital()
	before := first > 1 && match(p.toks, end, verbRole) == nil && p.toks[first-1].capital() && match(p.toks, first-1, stopRole) == nil && match(p.toks, end, bareRole) == nil
	return after || before
}
