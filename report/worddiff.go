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
	s.words = s.words[:0]
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
		s.words = append(s.words, w)
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

// A comparison is of two texts at a time.
type comparison struct {
	left, right textSide
	table       *wordTable
}

// comparisons keep their rooms from one pair of texts to the next.
var comparisons = sync.Pool{New: func() any { return &comparison{table: newWordTable()} }}

// compareWords compares two documents word by word.
func compareWords(left, right *Document) wordDiff {
	c := comparisons.Get().(*comparison)
	defer comparisons.Put(c)
	x, y := &c.left, &c.right
	x.begin(left)
	y.begin(right)
	switch {
	case max(len(x.words), len(y.words)) > maxDiffWords:
		return wordDiff{Refused: "The texts are longer than " + thousands(maxDiffWords) + " words and are not compared word by word here."}
	case max(len(x.text), len(y.text)) > maxDiffText:
		return wordDiff{Refused: "The texts are larger than " + thousands(maxDiffText) + " bytes and are not compared word by word here."}
	}
	c.table.reset(len(x.words) + len(y.words))
	x.identify(c.table)
	y.identify(c.table)
	changes := diff.HunksFunc(x.ids, y.ids, func(a, b int32) bool { return a == b }, diff.Context(0))
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
func markChanges(left, right *textSide, changes []diff.Hunk[int32]) (swapped []string) {
	for _, c := range changes {
		var gone, come []string
		if max(c.EndX-c.PosX, c.EndY-c.PosY) <= maxSwapWords {
			gone, come = left.withDigits(c.PosX, c.EndX), right.withDigits(c.PosY, c.EndY)
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

// digits gives a word if it has digits and is not furniture, else "".
func (s *textSide) digits(i int) string {
	if norm := s.norm(i); s.words[i].mark != furnitureMark && strings.ContainsFunc(norm, unicode.IsDigit) {
		return norm
	}
	return ""
}

// withDigits gives those of the words from one place to another.
func (s *textSide) withDigits(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if word := s.digits(i); word != "" {
			out = append(out, shorten(word, 40))
		}
	}
	return out
}

// markChanged marks the words from one place to another, those with digits apart where numbers were swapped.
func (s *textSide) markChanged(from, to int, numbers bool) {
	for i := from; i < to; i++ {
		switch {
		case s.words[i].mark == furnitureMark:
		case numbers && s.digits(i) != "":
			s.words[i].mark = "number"
		default:
			s.words[i].mark = "changed"
		}
	}
}
