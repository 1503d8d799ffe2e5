package text

import (
	"fmt"
	"strings"
)

// A Boilerplate is a set of phrases that mark furniture wherever they stand. A phrase is words in lower case:
//
//	leave a comment    the whole of a sentence or paragraph
//	sign up for *      its beginning
//	* rights reserved  its end; "* phrase *" anywhere in it
//	read also:         a colon follows the word
//	0 comments         0 is any number
//	reporting by @     @ is a name: one to six words with capitals, and "and" between them
//
// Punctuation other than the colon does not matter.
type Boilerplate struct {
	whole    map[string][]phrase // by first word: anchored at the beginning
	inside   map[string][]phrase // by first word: anywhere
	wildcard []phrase            // anchored, first element is 0 or @
}

// A phrase is one compiled pattern.
type phrase struct {
	elements []element
	open     bool // more may follow
	limit    int  // words of the longest unit that it marks
	reason   string
}

type element struct {
	word  string // a norm, name or number
	colon bool   // a colon follows
}

// The elements that stand for more than one word.
const (
	name   = "@"
	number = "0"
)

// longestPhrase is the number of words beyond which a sentence is no furniture for its beginning or end alone.
const longestPhrase = 60

// NewBoilerplate compiles phrases. A phrase without a word of its own would match anything and is an error.
func NewBoilerplate(phrases ...string) (*Boilerplate, error) {
	b := &Boilerplate{whole: map[string][]phrase{}, inside: map[string][]phrase{}}
	for _, p := range phrases {
		if err := b.add("boilerplate", longestPhrase, p); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *Boilerplate) add(reason string, limit int, pattern string) error {
	fields := strings.Fields(pattern)
	inside := len(fields) > 0 && fields[0] == "*"
	if inside {
		fields = fields[1:]
	}
	p := phrase{reason: reason, limit: limit}
	if n := len(fields); n > 0 && fields[n-1] == "*" {
		p.open, fields = true, fields[:n-1]
	}
	words := 0
	for _, f := range fields {
		if bare := strings.TrimSuffix(f, ":"); bare == name || bare == number {
			p.elements = append(p.elements, element{bare, bare != f})
			continue
		}
		for _, w := range lexiconOf("").appendWords(nil, f, Span{0, len(f)}) {
			p.elements = append(p.elements, element{word: w.Norm})
			words++
		}
		if strings.HasSuffix(f, ":") && len(p.elements) > 0 {
			p.elements[len(p.elements)-1].colon = true
		}
	}
	if words == 0 || strings.Contains(pattern, "* *") {
		return fmt.Errorf("boilerplate phrase %q has no word (hint: write the words in lower case, * only at its ends)", pattern)
	}
	switch first := p.elements[0].word; {
	case first == number || first == name:
		if inside {
			return fmt.Errorf("boilerplate phrase %q begins with no word (hint: a word must follow the leading *)", pattern)
		}
		b.wildcard = append(b.wildcard, p)
	case inside:
		b.inside[first] = append(b.inside[first], p)
	default:
		b.whole[first] = append(b.whole[first], p)
	}
	return nil
}

// match gives the reason of the first phrase that the words of s match, "" when none does.
func (b *Boilerplate) match(s string, words []Word) string {
	if b == nil || len(words) == 0 || len(words) > longestPhrase {
		return ""
	}
	for _, p := range b.whole[words[0].Norm] {
		if len(words) <= p.limit && matchElements(s, words, p.elements, p.open) {
			return p.reason
		}
	}
	if words[0].Number || words[0].Capital {
		for _, p := range b.wildcard {
			if len(words) <= p.limit && matchElements(s, words, p.elements, p.open) {
				return p.reason
			}
		}
	}
	for i := range words {
		for _, p := range b.inside[words[i].Norm] {
			if len(words) <= p.limit && matchElements(s, words[i:], p.elements, p.open) {
				return p.reason
			}
		}
	}
	return ""
}

// longestName is the number of words that @ takes.
const longestName = 6

func matchElements(s string, words []Word, elements []element, open bool) bool {
	if len(elements) == 0 {
		return open || len(words) == 0
	}
	if len(words) == 0 {
		return false
	}
	e := elements[0]
	switch e.word {
	case name:
		for n := 0; n < min(longestName, len(words)); n++ {
			w := words[n]
			if !w.Capital && (n == 0 || w.Norm != "and") {
				return false
			}
			if matchElements(s, words[n+1:], elements[1:], open) {
				return true
			}
		}
		return false
	case number:
		if !words[0].Number {
			return false
		}
	default:
		if words[0].Norm != e.word {
			return false
		}
	}
	if e.colon && (words[0].End >= len(s) || s[words[0].End] != ':') {
		return false
	}
	return matchElements(s, words[1:], elements[1:], open)
}
