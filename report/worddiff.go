package report

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"znkr.io/diff"
)

// A wordDiff is two texts compared word by word, laid out in rows of sentences that belong together.
type wordDiff struct {
	Rows    []alignedRow
	Changed int    // changed places
	Numbers string // the numbers that changed: "12 → 14, 3 → 5"
	Refused string // why there is no comparison

	size int // about how many bytes of text the rows show
}

// A word of a diff is a run of what is not white space.
type word struct {
	start, end int
	mark       string // the class of its highlight
}

// furnitureMark is that of what took no part in the analysis; no other covers it.
const furnitureMark = "furniture"

// split makes the words of a text; furniture, spans of it, is what took no part in the analysis.
func (s *textSide) split(furniture [][2]int) {
	s.words, s.norms = s.words[:0], s.norms[:0]
	start := -1
	add := func(end int) {
		if start < 0 {
			return
		}
		for len(furniture) > 0 && furniture[0][1] <= start {
			furniture = furniture[1:]
		}
		w := word{start: start, end: end}
		if len(furniture) > 0 && furniture[0][0] <= start {
			w.mark = furnitureMark
		}
		s.words, s.norms = append(s.words, w), append(s.norms, normal(s.text[start:end]))
		start = -1
	}
	for i, r := range s.text {
		if r == ' ' || (r < ' ' || r >= utf8.RuneSelf) && unicode.IsSpace(r) {
			add(i)
		} else if start < 0 {
			start = i
		}
	}
	add(len(s.text))
}

// normal is the form of a word in which it is compared: without the punctuation around it.
func normal(s string) string {
	if !isAlphanumeric(s[0]) || !isAlphanumeric(s[len(s)-1]) {
		s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
	}
	return strings.ToLower(s)
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// pairsOfSides keep their words from one comparison to the next.
var pairsOfSides = sync.Pool{New: func() any { return new([2]textSide) }}

// compareWords compares two documents word by word.
func compareWords(left, right *Document) wordDiff {
	sides := pairsOfSides.Get().(*[2]textSide)
	defer pairsOfSides.Put(sides)
	x, y := &sides[0], &sides[1]
	x.begin(left)
	y.begin(right)
	switch {
	case max(len(x.words), len(y.words)) > maxDiffWords:
		return wordDiff{Refused: "The texts are longer than " + thousands(maxDiffWords) + " words and are not compared word by word here."}
	case max(len(x.text), len(y.text)) > maxDiffText:
		return wordDiff{Refused: "The texts are larger than " + thousands(maxDiffText) + " bytes and are not compared word by word here."}
	}
	changes := diff.HunksFunc(x.norms, y.norms, func(a, b string) bool { return a == b }, diff.Context(0))
	if len(changes) == 0 {
		return wordDiff{}
	}
	d := wordDiff{Changed: len(changes)}
	numbers, cut := limit(markChanges(x, y, changes), maxNumbers, "numbers")
	d.Numbers = strings.Join(numbers, ", ")
	if cut != "" {
		d.Numbers += " and more"
	}
	d.Rows, d.size = align(x, y, changes)
	return d
}

// maxSwapWords is how many words may change beside a number for the old and the new to be one number that changed;
// in longer rewritten stretches numbers come and go without being each other's.
const maxSwapWords = 12

// markChanges marks the words that changed. It gives the places where words with digits were replaced by others: "214 → 241".
func markChanges(left, right *textSide, changes []diff.Hunk[string]) (swapped []string) {
	for _, c := range changes {
		var gone, come []string
		if max(c.EndX-c.PosX, c.EndY-c.PosY) <= maxSwapWords {
			gone, come = left.numbers(c.PosX, c.EndX), right.numbers(c.PosY, c.EndY)
		}
		numbers := len(gone) > 0 && len(come) > 0
		if numbers {
			swapped = append(swapped, strings.Join(gone, " ")+" → "+strings.Join(come, " "))
		}
		left.markChanged(c.PosX, c.EndX, numbers)
		right.markChanged(c.PosY, c.EndY, numbers)
	}
	return swapped
}

// isNumber reports whether a word has digits and is not furniture.
func (s *textSide) isNumber(i int) bool {
	return s.words[i].mark != furnitureMark && strings.ContainsFunc(s.norms[i], unicode.IsDigit)
}

// numbers gives the words with digits among those from one place to another.
func (s *textSide) numbers(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if s.isNumber(i) {
			out = append(out, shorten(s.norms[i], 40))
		}
	}
	return out
}

// markChanged marks the words from one place to another, those with digits apart where numbers were swapped.
func (s *textSide) markChanged(from, to int, numbers bool) {
	for i := from; i < to; i++ {
		switch {
		case s.words[i].mark == furnitureMark:
		case numbers && s.isNumber(i):
			s.words[i].mark = "number"
		default:
			s.words[i].mark = "changed"
		}
	}
}
