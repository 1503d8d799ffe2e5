package figure

import (
	"sort"
	"strings"

	"github.com/seed17055106/dedupe/text"
)

// A view is a text with what the slot filler knows of its words. It is made once a document.
type view struct {
	*text.Text
	news         *newsWords
	verbs, nouns []newsTag // by word: what the lexicon has of a phrase that begins there
	names        []name    // in order
	nameAt       []int     // by word: index into names + 1, 0 for none
	titleCase    bool      // the text is a headline that capitalises its words
}

func newView(t *text.Text, words *newsWords) *view {
	v := &view{Text: t, news: words, verbs: make([]newsTag, len(t.Words)), nouns: make([]newsTag, len(t.Words))}
	for i := range t.Words {
		v.verbs[i] = at(words.verbs, t.Words, i)
		v.nouns[i] = at(words.nouns, t.Words, i)
	}
	v.titleCase = mostlyCapital(t.Words)
	v.findNames()
	v.dropNamed()
	return v
}

// dropNamed takes the words that are part of a longer name for no verbs: the "Robbery Unit", the "Lorn Fire Department". A headline among the
// sentences has capitals everywhere, and any sentence at its first word.
func (v *view) dropNamed() {
	opening := map[int]bool{}
	for _, s := range v.Sentences {
		opening[s.Words.First] = true
	}
	for _, n := range v.names {
		if last := n.words.End - 1; v.numbered(last) {
			v.verbs[last] = newsTag{}
		}
		for i := n.words.First; i < n.words.End-1; i++ {
			if v.verbs[i].words == 1 && !opening[i] && !v.titleCase && !mostlyCapital(v.Words[max(0, i-6):min(len(v.Words), i+6)]) {
				v.verbs[i] = newsTag{}
			}
		}
	}
}

// numbered reports whether a comma and a number follow word i, as they do a surname: "Dan Rush, 44".
func (v *view) numbered(i int) bool { return v.between(i+1) == "," && v.isNumber(i+1) }

// mostlyCapital reports whether nearly all content words are capitalised, as in some headlines.
func mostlyCapital(words []text.Word) bool {
	content, capital := 0, 0
	for _, w := range words {
		if w.Stop || w.Number {
			continue
		}
		content++
		if w.Capital {
			capital++
		}
	}
	return content >= 4 && capital*10 >= content*8 && content < 30
}

// wordAt returns the index of the first word that ends after the byte offset.
func (v *view) wordAt(offset int) int {
	return sort.Search(len(v.Words), func(i int) bool { return v.Words[i].End > offset })
}

// between returns the source between word i-1 and word i, without white space at its ends.
func (v *view) between(i int) string {
	if i <= 0 || i >= len(v.Words) {
		return ""
	}
	return strings.TrimSpace(v.Source[v.Words[i-1].End:v.Words[i].Start])
}

// A group is a figure among the words: the number and the noun that it counts.
type group struct {
	sentence text.Range // words of the sentence, those near enough
	first    int        // first word of the number
	end      int        // one past the last word of the number
	last     int        // one past the last word of the noun; end where there is none
	clause   text.Range // words of the clause
}

// locate finds the words of a figure.
func (v *view) locate(f *Figure) (g group, ok bool) {
	if f.Sentence < 0 || f.Sentence >= len(v.Sentences) {
		return g, false
	}
	g.sentence = v.Sentences[f.Sentence].Words
	g.first = v.wordAt(f.Number.Start)
	g.end = g.first
	for g.end < g.sentence.End && v.Words[g.end].Start < f.Number.End {
		g.end++
	}
	g.last = g.end
	for g.last < g.sentence.End && v.Words[g.last].Start < f.Span.End {
		g.last++
	}
	if g.first >= g.sentence.End || g.first < g.sentence.First || g.end == g.first {
		return g, false
	}
	g.sentence = text.Range{First: max(g.sentence.First, g.first-farthest), End: min(g.sentence.End, g.last+farthest)}
	return g, true
}

// farthest is how many words before and behind a figure are looked at: prose has no longer sentences, and a list without
// an end says nothing of a figure in words that far away.
const farthest = 200

// Words that open a new clause.
var clauseOpeners = slotWords("clause opener")

// breaks says how strongly the text is divided before word i: 0 not, 1 softly (a comma, "and"), 2 hard (a semicolon, a dash, a bracket).
func (v *view) breaks(i int) int {
	gap := v.between(i)
	if strings.ContainsAny(gap, ";:—–()\"“”[]|/") || strings.Contains(gap, " -") || strings.HasPrefix(gap, "--") || gap == "-" && strings.Contains(v.Source[v.Words[i-1].End:v.Words[i].Start], " ") {
		return 2
	}
	if strings.Contains(gap, ",") || clauseOpeners[v.Words[i].Norm] && v.verbs[i].words < 2 && !v.pair(i) { // "without power" opens no clause
		return 1
	}
	return 0
}

// pair reports whether the "and" at word i joins two prepositions: "in and around".
func (v *view) pair(i int) bool {
	return i > 0 && i+1 < len(v.Words) && v.Words[i].Norm == "and" && placePrepositions[v.Words[i-1].Norm] && v.Words[i+1].Norm == "around"
}

// setClause widens from the number to the nearest dividers until the stretch says what happened.
func (v *view) setClause(g *group) {
	lo, hi := g.first, g.last
	for lo > g.sentence.First && v.breaks(lo) == 0 {
		lo--
	}
	for hi < g.sentence.End && v.breaks(hi) == 0 {
		hi++
	}
	for widened := true; widened && !v.tells(lo, hi, *g); {
		widened = false
		if lo > g.sentence.First && v.breaks(lo) < 2 {
			for lo--; lo > g.sentence.First && v.breaks(lo) == 0; lo-- {
			}
			widened = true
		}
		if hi < g.sentence.End && v.breaks(hi) < 2 && !v.tells(lo, hi, *g) {
			for hi++; hi < g.sentence.End && v.breaks(hi) == 0; hi++ {
			}
			widened = true
		}
	}
	g.clause = text.Range{First: lo, End: hi}
}

// tells reports whether words[lo:hi] hold a verb of the lexicon or enough content to stand alone.
func (v *view) tells(lo, hi int, g group) bool {
	content := 0
	for i := lo; i < hi; i++ {
		if v.verbs[i].words > 0 {
			return true
		}
		if w := &v.Words[i]; !w.Stop && !w.Number && (i < g.first || i >= g.end) {
			content++
		}
	}
	return content >= 4
}

// hedgeWords bound or blur numbers: they say nothing of what is counted.
var hedgeWords = slotWords("hedge")

// stems returns the distinct stems of the content words of a range, without those of the number itself.
func (v *view) stems(r text.Range, g group) []string {
	var out []string
	seen := map[string]bool{}
	for i := r.First; i < r.End; i++ {
		w := &v.Words[i]
		if w.Stop || w.Number || hedgeWords[w.Norm] || i >= g.first && i < g.end || len(w.Stem) < 2 || seen[w.Stem] {
			continue
		}
		seen[w.Stem] = true
		out = append(out, w.Stem)
	}
	return out
}
