package report

import (
	"strings"
	"unicode"

	"znkr.io/diff"
)

// A wordDiff is two texts compared word by word, laid out in rows of sentences that belong together.
type wordDiff struct {
	Rows    []alignedRow
	Changed int    // changed places
	Numbers string // the numbers that changed: "12 → 14, 3 → 5"
	Refused string // why there is no comparison
}

// A word of a diff is a run of what is not white space. norm is what is compared: without the punctuation around it.
type word struct {
	norm       string
	start, end int
	mark       string // the class of its highlight
}

// furnitureMark is that of what took no part in the analysis; no other covers it.
const furnitureMark = "furniture"

const usualWord = 5 // bytes of a word with the space behind it, or more

// words splits the text of a document; furniture, spans of it, is what took no part in the analysis.
func words(text string, furniture [][2]int) []word {
	out := make([]word, 0, len(text)/usualWord)
	start := -1
	add := func(end int) {
		if start < 0 {
			return
		}
		for len(furniture) > 0 && furniture[0][1] <= start {
			furniture = furniture[1:]
		}
		w := word{norm: normal(text[start:end]), start: start, end: end}
		if len(furniture) > 0 && furniture[0][0] <= start {
			w.mark = furnitureMark
		}
		out = append(out, w)
		start = -1
	}
	for i, r := range text {
		if unicode.IsSpace(r) {
			add(i)
		} else if start < 0 {
			start = i
		}
	}
	add(len(text))
	return out
}

// normal is the form of a word in which it is compared.
func normal(s string) string {
	if !isAlphanumeric(s[0]) || !isAlphanumeric(s[len(s)-1]) {
		s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
	}
	return strings.ToLower(s)
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// compareWords compares two documents word by word.
func compareWords(left, right *Document) wordDiff {
	a, b := left.Content(), right.Content()
	x, y := words(a, left.Furniture), words(b, right.Furniture)
	switch {
	case max(len(x), len(y)) > maxDiffWords:
		return wordDiff{Refused: "The texts are longer than " + thousands(maxDiffWords) + " words and are not compared word by word here."}
	case max(len(a), len(b)) > maxDiffText:
		return wordDiff{Refused: "The texts are larger than " + thousands(maxDiffText) + " bytes and are not compared word by word here."}
	}
	edits := diff.EditsFunc(pointers(x), pointers(y), func(a, b *word) bool { return a.norm == b.norm })
	swapped, places := swappedNumbers(edits)
	d := wordDiff{Rows: align(&textSide{text: a, words: x}, &textSide{text: b, words: y}, edits, swapped)}
	for i, e := range edits {
		if e.Op != diff.Match && (i == 0 || edits[i-1].Op == diff.Match) {
			d.Changed++
		}
	}
	if d.Changed == 0 {
		d.Rows = nil
	}
	numbers, cut := limit(places, maxNumbers, "numbers")
	d.Numbers = strings.Join(numbers, ", ")
	if cut != "" {
		d.Numbers += " and more"
	}
	return d
}

func pointers(words []word) []*word {
	out := make([]*word, len(words))
	for i := range words {
		out[i] = &words[i]
	}
	return out
}

// maxSwapWords is how many words may change beside a number for the old and the new to be one number that changed;
// in longer rewritten stretches numbers come and go without being each other's.
const maxSwapWords = 12

// swappedNumbers finds the places where words with digits were replaced by others: the edits that take part, and each
// place in words, "214 → 241".
func swappedNumbers(edits []diff.Edit[*word]) (swapped map[int]bool, places []string) {
	swapped = map[int]bool{}
	for start := 0; start < len(edits); start++ {
		end := start
		var words [2]int // gone and come
		var numbers [2][]string
		var at []int
		for ; end < len(edits) && edits[end].Op != diff.Match; end++ {
			side, w := 0, edits[end].X
			if edits[end].Op == diff.Insert {
				side, w = 1, edits[end].Y
			}
			words[side]++
			if hasDigit(w.norm) && w.mark != furnitureMark {
				numbers[side] = append(numbers[side], shorten(w.norm, 40))
				at = append(at, end)
			}
		}
		if len(numbers[0]) > 0 && len(numbers[1]) > 0 && max(words[0], words[1]) <= maxSwapWords {
			places = append(places, strings.Join(numbers[0], " ")+" → "+strings.Join(numbers[1], " "))
			for _, i := range at {
				swapped[i] = true
			}
		}
		start = end
	}
	return swapped, places
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// size is the number of bytes of text that a diff shows.
func (d *wordDiff) size() int {
	n := 0
	for _, r := range d.Rows {
		for _, s := range r.Left {
			n += len(s.Text) + 40
		}
		for _, s := range r.Right {
			n += len(s.Text) + 40
		}
	}
	return n
}
