package figure

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/seed17055106/dedupe/text"
)

//go:embed lexicon/news.txt
var newsLexicon string

// A Class says how the counters of one verb class behave.
type Class struct {
	ID     string
	Grows  bool   // a cumulative counter: with time it only rises
	Moves  bool   // a counter of what is now: with time it moves either way
	People bool   // befalls people
	Event  bool   // happens at a moment
	Once   bool   // happens to one person or thing a single time
	Lasts  bool   // a state that a span of time may measure
	Thin   bool   // says so little that another verb near by is preferred
	Falls  bool   // rises in the first reports only, then falls
	As     string // the class that counts the same things; its own ID otherwise
	When   string // the class whose moment it shares; its own ID otherwise
	Named  string // how a reader names it after the noun: "shot down"
	Did    string // of what is done rather than befalls, in the past: "arrived", "pleaded guilty"
}

// A newsTag is what the lexicon knows of the words that begin at one place.
type newsTag struct {
	lemma string
	class string
	words int // how many words it covers; 0: unknown to the lexicon
}

type newsPhrase struct {
	parts []string
	tag   newsTag
	stem  bool // stands for the inflections of a form, not for the stem as a word: "down" for "downing"
}

// newsWords finds the verbs and nouns of news in running text.
type newsWords struct {
	classes      map[string]Class
	verbs, nouns map[string][]newsPhrase // by first part, as a form and as a stem
}

var news = sync.OnceValue(func() *newsWords {
	l, err := parseLexicon(newsLexicon)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return l
})

// class returns what the lexicon says of a verb class; an unknown class neither grows nor moves.
func (l *newsWords) class(id string) Class {
	if c, ok := l.classes[id]; ok {
		return c
	}
	return Class{ID: id, As: id, When: id, Named: id}
}

// Verb returns the class of a figure's predicate, as the lexicon has it that the figure was read with.
func (f *Figure) Verb() Class {
	if f.news == nil {
		return news().class(f.Class)
	}
	return f.news.class(f.Class)
}

func newNewsWords() *newsWords {
	return &newsWords{classes: map[string]Class{}, verbs: map[string][]newsPhrase{}, nouns: map[string][]newsPhrase{}}
}

func parseLexicon(source string) (*newsWords, error) {
	l := newNewsWords()
	return l, l.read(source)
}

// read adds the classes and words of the built-in file.
func (l *newsWords) read(source string) error {
	var table map[string][]newsPhrase
	var class string
	scan := bufio.NewScanner(strings.NewReader(source))
	for n := 1; scan.Scan(); n++ {
		line := strings.TrimSpace(scan.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			c, noun, err := parseHead(strings.Trim(line, "[]"))
			if err != nil {
				return fmt.Errorf("lexicon line %d: %w", n, err)
			}
			if class, table = c.ID, l.verbs; noun {
				table = l.nouns
			} else {
				l.classes[c.ID] = c
			}
		case table == nil:
			return fmt.Errorf("lexicon line %d: %q stands before the first section", n, line)
		default:
			forms := strings.Fields(line)
			for _, form := range forms {
				addPhrase(table, form, newsTag{lemma: strings.ReplaceAll(forms[0], "_", " "), class: class})
			}
		}
	}
	return scan.Err()
}

func parseHead(head string) (c Class, noun bool, err error) {
	fields := strings.Fields(head)
	if len(fields) < 2 || (fields[0] != "verb" && fields[0] != "noun") {
		return c, false, fmt.Errorf("section %q: want [noun CLASS] or [verb CLASS KEYWORD...]", head)
	}
	c = Class{ID: fields[1], As: fields[1], When: fields[1], Named: fields[1]}
	for _, word := range fields[2:] {
		key, value, _ := strings.Cut(word, "=")
		value = strings.ReplaceAll(value, "_", " ")
		switch key {
		case "grows":
			c.Grows = true
		case "falls":
			c.Falls = true
		case "moves":
			c.Moves = true
		case "people":
			c.People = true
		case "event":
			c.Event = true
		case "once":
			c.Once = true
		case "lasting":
			c.Lasts = true
		case "thin":
			c.Thin = true
		case "as":
			c.As = value
		case "moment":
			c.When = value
		case "named":
			c.Named = value
		case "did":
			c.Did = value
		default:
			return c, false, fmt.Errorf("section %q: unknown keyword %q", head, key)
		}
	}
	return c, fields[0] == "noun", nil
}

// addPhrase files a form under its first part, both as it is written and stemmed.
func addPhrase(table map[string][]newsPhrase, form string, as newsTag) {
	words := text.Analyse(strings.ReplaceAll(form, "_", " "), text.Options{Language: "en"}).Words
	if len(words) == 0 {
		return
	}
	as.words = len(words)
	norms, stems := make([]string, len(words)), make([]string, len(words))
	for i, w := range words {
		norms[i], stems[i] = w.Norm, w.Stem
	}
	for _, p := range table[norms[0]] {
		if strings.Join(p.parts, " ") == strings.Join(norms, " ") {
			return // an earlier section has it
		}
	}
	table[norms[0]] = append(table[norms[0]], newsPhrase{parts: norms, tag: as})
	switch {
	case len(words) > 1 || stems[0] == norms[0]:
	case strings.HasSuffix(norms[0], "er"): // the stem of "attacker" is that of "attack"
		if plural := norms[0] + "s"; len(table[plural]) == 0 {
			table[plural] = append(table[plural], newsPhrase{parts: []string{plural}, tag: as})
		}
	case len(table[stems[0]]) == 0:
		table[stems[0]] = append(table[stems[0]], newsPhrase{parts: stems, tag: as, stem: true})
	}
}

// at returns the longest newsPhrase of table that begins at words[i].
func at(table map[string][]newsPhrase, words []text.Word, i int) (best newsTag) {
	for _, p := range table[words[i].Norm] {
		if !p.stem && p.tag.words > best.words && begins(words[i:], p.parts) {
			best = p.tag
		}
	}
	if best.words > 0 {
		return best
	}
	if !inflected(words[i].Norm) {
		return newsTag{} // "department" shares a stem with "depart"
	}
	for _, p := range table[words[i].Stem] {
		if len(p.parts) == 1 {
			return p.tag
		}
	}
	return newsTag{}
}

// inflected reports whether a word may be a form of a verb or the plural of a noun rather than another word of the same stem.
func inflected(norm string) bool {
	switch {
	case strings.HasSuffix(norm, "ers"), strings.HasSuffix(norm, "ors"), strings.HasSuffix(norm, "ments"):
		return false
	}
	return strings.HasSuffix(norm, "s") || strings.HasSuffix(norm, "ed") || strings.HasSuffix(norm, "ing")
}

func begins(words []text.Word, parts []string) bool {
	if len(words) < len(parts) {
		return false
	}
	for i, part := range parts {
		if words[i].Norm != part {
			return false
		}
	}
	return true
}
