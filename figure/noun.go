package figure

import "strings"

// maxNounWords is how far behind a number its head noun is looked for.
const maxNounWords = 6

// nounPhrase finds the head of the noun phrase that begins at token i: the first plural, or else the last word before a function word or a
// participle. end is the token after it.
func (p *parser) nounPhrase(i int) (head, end int, ok bool) {
	head = -1
	open := true // no participle was passed: the next word may still be the head
	for j, n := i, 0; j < len(p.toks) && n < maxNounWords; j++ {
		t := &p.toks[j]
		compound := j > i && t.glued // the second word of "first-team", the number of "T-72"
		if compound && p.within(j) || j > i && t.kind == digitsToken && p.modelNumber(j) {
			continue
		}
		if t.kind != wordToken || !compound && (match(p.toks, j, stopRole) != nil || match(p.toks, j, bareRole) != nil) || (j > i || j > 0 && p.toks[j-1].is("others")) && t.capital() && match(p.toks, j, weekdayRole) != nil {
			break
		}
		if p.plural(t) && !p.hyphenated(j) || compound && t.is("s") && p.toks[j-1].kind == digitsToken {
			head = p.lastPlural(j)
			return head, head + 1, true
		}
		if strings.HasSuffix(t.norm, "ed") || strings.HasSuffix(t.norm, "ly") {
			open = false
		} else if open {
			head = j
		}
		if !compound {
			n++
		}
	}
	return head, head + 1, head >= 0
}

// within reports whether the glued token i is a mark or a number inside a word: the hyphen of "first-team", the point of "U.S.", the 72 of "T-72".
func (p *parser) within(i int) bool {
	t := &p.toks[i]
	switch {
	case t.kind == digitsToken:
		return true
	case t.is("-", "/"):
		return i+1 < len(p.toks) && p.toks[i+1].glued
	}
	return t.is(".") && len(p.toks[i-1].text) == 1 && p.toks[i-1].capital() && i+1 < len(p.toks) && p.toks[i+1].kind == wordToken
}

// modelNumber reports whether the digits at token i belong to a name before a plural: "Leopard 2 tanks", "Type 45 destroyers".
func (p *parser) modelNumber(i int) bool {
	return match(p.toks, i-1, nameBeforeRole) != nil || len(p.toks[i].text) <= 3 && plainDigits(p.toks[i].text) && p.toks[i-1].capital() && !p.title && p.counts(i+1) && !p.measured(i+1)
}

// lastPlural steps from a plural that is its own singular to one that directly follows it in the same case: "officers" in "police officers".
func (p *parser) lastPlural(i int) int {
	if m := match(p.toks, i, pluralRole); m != nil && m.meaning == p.toks[i].norm && i+1 < len(p.toks) && !p.toks[i+1].glued && p.counts(i+1) && match(p.toks, i+1, bareRole) == nil && p.toks[i+1].capital() == p.toks[i].capital() && !p.hyphenated(i+1) {
		return i + 1
	}
	return i
}

// hyphenated reports whether token i goes on with a hyphen.
func (p *parser) hyphenated(i int) bool {
	return i+2 < len(p.toks) && p.toks[i+1].norm == "-" && p.toks[i+1].glued && p.toks[i+2].glued
}

// plural reports whether a word looks like a plural noun. In a language that does not tell plurals by an -s the first word will do.
func (p *parser) plural(t *token) bool {
	if t.entry != nil && t.entry.roles&(1<<pluralRole) != 0 {
		return true
	}
	w := t.norm
	if !p.lang.plurals {
		return t.kind == wordToken
	}
	if n := len(t.text); n >= 3 && t.text[n-1] == 's' && t.text[:n-1] == strings.ToUpper(t.text[:n-1]) {
		return true // "TDs"
	}
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// lemma gives the singular of an English noun in lower case; in other languages the word itself.
func (p *parser) lemma(i int) string {
	if m := match(p.toks, i, pluralRole); m != nil {
		return m.meaning
	}
	w := p.toks[i].norm
	if w == "s" && p.toks[i].glued { // of "two F-16s"
		first := i
		for first > 0 && p.toks[first].glued {
			first--
		}
		return lower(p.src[p.toks[first].Start:p.toks[i].Start])
	}
	if p.lang.code != "en" || len(w) < 4 || !p.plural(&p.toks[i]) {
		return w
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "zzes"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}
