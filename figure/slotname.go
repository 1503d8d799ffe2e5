package figure

import (
	"strings"

	"github.com/seed17055106/dedupe/text"
)

// A name is a run of capitalised words.
type name struct {
	words text.Range
	full  string // lower case; a bare surname is completed where the text gives one full name only
}

// Capitalised words that are no part of a name.
var noName = slotWords("no name")

// findNames finds the names of the text and completes bare surnames.
func (v *view) findNames() {
	v.nameAt = make([]int, len(v.Words))
	for _, s := range v.Sentences {
		for i := s.Words.First; i < s.Words.End; {
			if !v.nameWord(i) {
				i++
				continue
			}
			end := i + 1
			for end < s.Words.End && v.nameWord(end) && joinsName(v.between(end)) {
				end++
			}
			aged := end < s.Words.End && v.between(end) == "," && v.isNumber(end) // "Burns, 34, was arrested"
			if i == s.Words.First && end == i+1 && v.common(i) && !aged {
				i++
				continue
			}
			v.names = append(v.names, name{words: text.Range{First: i, End: end}, full: v.nameText(i, end)})
			for k := i; k < end; k++ {
				v.nameAt[k] = len(v.names)
			}
			i = end
		}
	}
	v.completeNames()
}

// common reports whether a word is one of the lexicon, which at the head of a sentence is capitalised like a name: "Turnout reached".
func (v *view) common(i int) bool {
	return v.verbs[i].words > 0 || v.nouns[i].words > 0 || hedgeWords[v.Words[i].Norm]
}

func (v *view) nameWord(i int) bool {
	w := &v.Words[i]
	if v.titleCase && v.verbs[i].words > 0 && !v.numbered(i) {
		return false // "Anna Kern Sentenced to Nine Years", not "Dan Rush, 44, Arrested in Lorn"
	}
	return w.Capital && !w.Number && !noName[strings.TrimSuffix(w.Norm, "'s")]
}

// joinsName reports whether what stands between two capitalised words leaves them one name: a space, an initial's full stop, a hyphen, the quotes of a nickname.
func joinsName(gap string) bool {
	switch gap {
	case "", ".", "-", "'", "\"", "“", "”", "‘", "’":
		return true
	}
	return false
}

// generations tell two people of one name apart.
var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true}

// generation is the suffix of the name nearest to a figure, of those that are the name of its person; "" without one.
func (v *view) generation(person string, g group) string {
	suffix, nearest := "", -1
	for _, n := range v.names {
		if n.full != person || n.words.End <= g.sentence.First || n.words.First >= g.sentence.End {
			continue
		}
		apart := max(g.first-n.words.End, n.words.First-g.last)
		if nearest >= 0 && apart >= nearest {
			continue
		}
		suffix, nearest = "", apart
		if last := strings.TrimSuffix(v.Words[n.words.End-1].Norm, "'s"); generations[last] {
			suffix = " " + last
		} else if end := n.words.End; end < g.sentence.End && generations[v.Words[end].Norm] {
			suffix = " " + v.Words[end].Norm // "Milo Varga, Jr."
		}
	}
	return suffix
}

// nameText is the name in lower case, without initials, suffixes and the genitive.
func (v *view) nameText(first, end int) string {
	var parts []string
	for i := first; i < end; i++ {
		w := strings.TrimSuffix(strings.TrimSuffix(v.Words[i].Norm, "'s"), "'")
		if len(w) < 2 || generations[w] {
			continue
		}
		if n := len(parts); n > 0 && i > first && v.between(i) == "-" {
			parts[n-1] += "-" + w // "Tara Renk-Voss": one surname
			continue
		}
		parts = append(parts, w)
	}
	return strings.Join(parts, " ")
}

// completeNames gives a bare surname the one full name that ends with it; with several nobody knows whose it is.
func (v *view) completeNames() {
	full := map[string]string{}
	for _, n := range v.names {
		if i := strings.LastIndexByte(n.full, ' '); i > 0 {
			last := n.full[i+1:]
			if other, ok := full[last]; ok && !sameFull(other, n.full) {
				full[last] = "" // several people
			} else if !ok || len(n.full) > len(other) {
				full[last] = n.full
			}
		}
	}
	for i := range v.names {
		if person, ok := full[v.names[i].full]; ok {
			v.names[i].full = person
		}
	}
}

// sameFull reports whether one full name only adds middle names to the other.
func sameFull(a, b string) bool {
	fa, fb := strings.Fields(a), strings.Fields(b)
	return len(fa) > 0 && len(fb) > 0 && fa[0] == fb[0] && fa[len(fa)-1] == fb[len(fb)-1]
}

// lastWords keeps the last n words of a name: in a headline the words before it are capitalised too.
func lastWords(full string, n int) string {
	f := strings.Fields(full)
	if len(f) > n {
		f = f[len(f)-n:]
	}
	return strings.Join(f, " ")
}

// person returns the named person that an age belongs to: "Maria Lopez, 30", "30-year-old Maria Lopez", "Maria Lopez is 30".
func (v *view) person(f *Figure, g group) string {
	if strings.Contains(f.Surface, "old") {
		if n := v.personAround(g); n != "" {
			return n
		}
	}
	if i := g.first - 1; i >= g.sentence.First && v.nameAt[i] > 0 && v.between(g.first) != "" && strings.Trim(v.between(g.first), ",( .") == "" {
		full := v.names[v.nameAt[i]-1].full
		if v.titleCase {
			full = lastWords(full, 2)
		}
		return full
	}
	if w := v.Words[max(0, g.first-1)].Norm; g.first-2 >= g.sentence.First && (w == "aged" || w == "age") && v.nameAt[g.first-2] > 0 {
		return v.names[v.nameAt[g.first-2]-1].full
	}
	return v.personAround(g)
}

// placedNouns are the classes of nouns before which a name is that of a place.
var placedNouns = slotWords("placed")

// owns reports whether a name stands in the genitive.
func (v *view) owns(n name) bool {
	last := v.Words[n.words.End-1].Norm
	return strings.HasSuffix(last, "'s") || strings.HasSuffix(last, "’s")
}

func (v *view) personAround(g group) string {
	for i := g.last; i < g.sentence.End && i < g.last+6; i++ {
		if strings.ContainsAny(v.between(i), ".;:()–—") {
			break
		}
		if n := v.nameAt[i]; n > 0 {
			nm := v.names[n-1]
			if v.owns(nm) && (i > g.last || v.between(i) != "") {
				break // "the 8-year-old, Ida Brandt's son"
			}
			if end := nm.words.End; end < g.sentence.End && v.between(end) == "" && placedNouns[v.nouns[end].class] {
				break // "a 44-year-old Lorn woman"
			}
			if nm.words.End-nm.words.First < 2 && !strings.Contains(nm.full, " ") && i > g.last {
				break // one capitalised word further on is as likely a place
			}
			if v.titleCase {
				return strings.Join(firstWords(nm.full, 2), " ")
			}
			return nm.full
		}
		w := &v.Words[i]
		if v.nouns[i].words == 0 && w.Norm != "old" && w.Norm != "year" && w.Norm != "years" && i > g.last+3 {
			break
		}
		if w.Stop && w.Norm != "named" && w.Norm != "old" {
			break
		}
	}
	for i := g.first - 1; i >= g.sentence.First && i >= g.first-2; i-- {
		switch v.Words[i].Norm {
		case "is", "was", "aged", "age", "turned", "were":
			if n := v.subject(i-1, g); n != "" {
				return n
			}
		}
	}
	return v.believed(g)
}

var beliefs = slotWords("belief")

// maxBelief is how many such words may stand between a person and an age.
const maxBelief = 9

// believed is the person in front of "who is believed to be in her late 50s".
func (v *view) believed(g group) string {
	i := g.first - 1
	for i >= g.sentence.First && i >= g.first-maxBelief && beliefs[v.Words[i].Norm] {
		i--
	}
	if i < g.sentence.First || i > g.first-3 {
		return ""
	}
	return v.subject(i, g)
}

// subject is the person that word i names: a name, "who" after a name, or a pronoun for the one person named last.
func (v *view) subject(i int, g group) string {
	if i < g.sentence.First {
		return ""
	}
	switch v.Words[i].Norm {
	case "who":
		if i > g.sentence.First && v.nameAt[i-1] > 0 {
			return v.names[v.nameAt[i-1]-1].full
		}
		return v.lastPerson(g)
	case "he", "she":
		return v.lastPerson(g)
	}
	if n := v.nameAt[i]; n > 0 {
		return v.names[n-1].full
	}
	return ""
}

// lastPerson returns the full name that stands in the sentence before the figure or in the one before that, where there is only one.
func (v *view) lastPerson(g group) string {
	first := g.sentence.First
	for k := range v.Sentences {
		if v.Sentences[k].Words.First == first && k > 0 {
			first = v.Sentences[k-1].Words.First
			break
		}
	}
	var person string
	for i := first; i < g.first; i++ {
		if class := v.nouns[i].class; person != "" && (class == "man" || class == "woman" || class == "child") {
			return "" // who may be meant as well
		}
		n := v.nameAt[i]
		if n == 0 || !strings.Contains(v.names[n-1].full, " ") || v.names[n-1].full == person {
			continue
		}
		if person != "" {
			return ""
		}
		person = v.names[n-1].full
	}
	return person
}

func firstWords(full string, n int) []string {
	f := strings.Fields(full)
	if len(f) > n {
		f = f[:n]
	}
	return f
}

// before returns the nearest name before the figure in its sentence.
func (v *view) before(g group) string {
	for i := g.first - 1; i >= g.sentence.First; i-- {
		if n := v.nameAt[i]; n > 0 {
			return v.names[n-1].full
		}
	}
	return ""
}

// owner returns the nearest name before the figure in its sentence, else the first after it in its clause.
func (v *view) owner(g group) string {
	if n := v.before(g); n != "" {
		return n
	}
	for i := g.last; i < g.clause.End; i++ {
		if n := v.nameAt[i]; n > 0 {
			return v.names[n-1].full
		}
	}
	return ""
}
