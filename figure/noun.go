package figure

import "strings"

// maxNounWords is how far behind a number its head noun is looked for.
const maxNounWords = 5

// nounPhrase finds the head of the noun phrase that begins at token i: the first plural, or else the last word before a function word or a
// participle. end is the token after it.
func (p *parser) nounPhrase(i int) (head, end int, ok bool) {
	head = -1
	open := true // no participle was passed: the next word may still be the head
	for j, n := i, 0; j < len(p.toks) && n < maxNounWords; j, n = j+1, n+1 {
		t := &p.toks[j]
		if t.kind == symbolToken && j > i && t.glued && t.is("-", "/") && j+1 < len(p.toks) && p.toks[j+1].glued {
			n--
			continue
		}
		if t.kind == digitsToken && j > i && (t.glued || match(p.toks, j-1, nameBeforeRole) != nil) {
			n--
			continue
		}
		compound := j > i && t.glued // the second word of "first-team"
		if t.kind != wordToken || !compound && (match(p.toks, j, stopRole) != nil || match(p.toks, j, bareRole) != nil) {
			break
		}
		if p.plural(t) && !p.hyphenated(j) {
			return j, j + 1, true
		}
		if strings.HasSuffix(t.norm, "ed") || strings.HasSuffix(t.norm, "ly") {
			open = false
		} else if open {
			head = j
		}
	}
	return head, head + 1, head >= 0
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
