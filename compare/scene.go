package compare

import (
	"strings"
	"unicode"

	"github.com/seed17055106/dedupe/figure"
)

// A scene is what a report says of where its event was and who was in it, to tell two events of one town apart.
type scene struct {
	streets []string        // the word before "Street", "Avenue" and so on, in lower case
	people  []string        // surnames of those whose ages are given
	words   map[string]bool // of title and text, in lower case
}

// streetTypes end the name of a street.
var streetTypes = wordLists.Set("street")

func newScene(s *Source) *scene {
	out := &scene{words: map[string]bool{}}
	for _, w := range spelt(s.Title) {
		out.words[strings.ToLower(w.text)] = true // a headline has capitals everywhere: it names no streets
	}
	words := spelt(s.Text)
	for k, w := range words {
		lower := strings.ToLower(w.text)
		out.words[lower] = true
		if k == 0 || !w.near || !streetTypes[lower] || lower == w.text || !streetName(words[k-1].text) {
			continue
		}
		if short := len(lower) < 3; short && k+1 < len(words) && unicode.IsUpper([]rune(words[k+1].text)[0]) {
			continue // "Dr. Kern", "St. Mary"
		}
		out.streets = append(out.streets, strings.ToLower(words[k-1].text))
	}
	for k := range s.Figures {
		if f := &s.Figures[k]; f.Kind == figure.Age {
			if name, _ := generation(strings.Fields(f.Entity)); len(name) > 1 {
				surname := name[len(name)-1]
				out.people = append(out.people, surname[strings.LastIndexByte(surname, '-')+1:])
			}
		}
	}
	return out
}

// A speltWord is a word as it is spelt, without the genitive; near says that only blanks part it from the word before.
type speltWord struct {
	text string
	near bool
}

// spelt divides a text into words of letters, digits and apostrophes.
func spelt(s string) (out []speltWord) {
	gap, start := 0, -1
	end := func(at int) {
		if start >= 0 {
			w := strings.TrimSuffix(strings.ReplaceAll(s[start:at], "’", "'"), "'s")
			if w != "" {
				out = append(out, speltWord{w, strings.TrimSpace(s[gap:start]) == ""})
			}
			gap, start = at, -1
		}
	}
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' {
			if start < 0 {
				start = i
			}
			continue
		}
		end(i)
	}
	end(len(s))
	return out
}

// streetName reports whether a word may be the last of the name of a street: a capitalised one or an ordinal, and no point of the compass.
func streetName(w string) bool {
	if w == "" || directions[strings.ToLower(w)] || len(w) < 3 {
		return false
	}
	return w[0] >= 'A' && w[0] <= 'Z' || w[0] >= '0' && w[0] <= '9' && (w[len(w)-1] < '0' || w[len(w)-1] > '9')
}

// elsewhere reports whether two reports name streets and people, and neither names one of the other's: they are of two events of one town.
func elsewhere(a, b *scene) bool {
	if len(a.streets) == 0 || len(b.streets) == 0 {
		return false
	}
	return !anyOf(a.streets, b.words) && !anyOf(b.streets, a.words) && !anyOf(a.people, b.words) && !anyOf(b.people, a.words)
}

func anyOf(list []string, set map[string]bool) bool {
	for _, w := range list {
		if set[w] {
			return true
		}
	}
	return false
}
