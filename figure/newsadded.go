package figure

import (
	"fmt"
	"strings"
)

// splitNews parts an added lexicon in the sections of nouns and verbs and all others. Each part keeps empty lines for what is in the other, so
// that lines have one number.
func splitNews(source string) (words, others string) {
	var w, o strings.Builder
	inWords := false
	for line := range strings.Lines(source) {
		if head := strings.TrimSpace(line); strings.HasPrefix(head, "[") {
			inWords = strings.HasPrefix(head, "[noun ") || strings.HasPrefix(head, "[verb ")
		}
		if inWords {
			w.WriteString(line)
			o.WriteString("\n")
		} else {
			o.WriteString(line)
			w.WriteString("\n")
		}
	}
	return w.String(), o.String()
}

// newsWith is the lexicon of news with the words of added files: they come first, the last file before the others, and the first form wins.
func newsWith(added []lexiconFile) (*newsWords, error) {
	l := newNewsWords()
	found := false
	for i := len(added) - 1; i >= 0; i-- {
		words, _ := splitNews(added[i].source)
		if words = strings.TrimRight(words, "\n"); words == "" {
			continue
		}
		found = true
		if err := l.add(words, added[i].name); err != nil {
			return nil, err
		}
	}
	if !found {
		return news(), nil
	}
	return l, l.read(newsLexicon)
}

// add reads sections "[noun CLASS]" and "[verb CLASS KEYWORD...]" of lines "lemma = form, form".
func (l *newsWords) add(source, file string) error {
	var table map[string][]newsPhrase
	var class string
	n := 0
	for line := range strings.Lines(source) {
		n++
		line, _, _ = strings.Cut(line, " # ")
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			c, noun, err := parseHead(strings.Trim(line, "[]"))
			if err != nil {
				return fmt.Errorf("%s:%d: %w", file, n, err)
			}
			keywords := len(strings.Fields(line)) > 2
			_, known := news().classes[c.ID]
			switch class, table = c.ID, l.verbs; {
			case noun && keywords:
				return fmt.Errorf("%s:%d: a class of nouns has no keywords\nhint: write [noun %s]", file, n, c.ID)
			case noun:
				table = l.nouns
			case known && keywords:
				return fmt.Errorf("%s:%d: the class %q is built in, and its keywords are fixed\nhint: write [verb %s], or give the class another name", file, n, c.ID, c.ID)
			case !known:
				l.classes[c.ID] = c
			}
		default:
			lemma, forms, ok := strings.Cut(line, " = ")
			if !ok {
				return fmt.Errorf("%s:%d: %q is no entry\nhint: write lines \"lemma = form, form\"", file, n, line)
			}
			for _, form := range strings.Split(forms, ", ") {
				addPhrase(table, strings.TrimSpace(form), newsTag{lemma: strings.TrimSpace(lemma), class: class})
			}
		}
	}
	return nil
}
