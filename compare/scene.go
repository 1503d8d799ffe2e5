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

// streetTypes end the name of a street. Courts and places are left out: most of those in the news are no streets.
var streetTypes = map[string]bool{"street": true, "streets": true, "st": true, "avenue": true, "avenues": true, "ave": true, "av": true, "road": true, "rd": true,
	"boulevard": true, "blvd": true, "drive": true, "dr": true, "lane": true, "ln": true, "highway": true, "hwy": true, "parkway": true, "pkwy": true, "terrace": true}

func newScene(s *Source) *scene {
	out := &scene{words: map[string]bool{}}
	before := ""
	for _, body := range []string{s.Title, s.Text} {
		for _, w := range strings.FieldsFunc(body, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
			lower := strings.ToLower(w)
			out.words[lower] = true
			if streetTypes[lower] && lower != w && streetName(before) {
				out.streets = append(out.streets, strings.ToLower(before))
			}
			before = w
		}
	}
	for k := range s.Figures {
		if f := &s.Figures[k]; f.Kind == figure.Age {
			if name := strings.Fields(f.Entity); len(name) > 1 {
				out.people = append(out.people, name[len(name)-1])
			}
		}
	}
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
