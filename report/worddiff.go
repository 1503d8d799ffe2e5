package report

import (
	"strings"
	"unicode"

	"znkr.io/diff"
)

// A wordDiff is two texts compared word by word: the changed places with a little of what surrounds them.
type wordDiff struct {
	Hunks   []hunk
	Cut     string
	Changed int    // changed places
	Numbers string // the numbers that changed: "12 → 14, 3 → 5"
	Refused string // why there is no comparison
}

// A hunk is one changed place, both sides. Same is the number of equal words before it.
type hunk struct {
	Same        string
	Left, Right []segment
}

// diffContext is the number of equal words shown around a change.
const diffContext = 8

// A word of a diff is a run of what is not white space, without the punctuation around it for the comparison.
type word struct {
	norm       string
	start, end int
	furniture  bool
}

// words splits the text of a document; furniture is what took no part in the analysis.
func words(d *Document) []word {
	var out []word
	start := -1
	furniture := d.Furniture
	add := func(end int) {
		if start < 0 {
			return
		}
		for len(furniture) > 0 && furniture[0][1] <= start {
			furniture = furniture[1:]
		}
		norm := strings.TrimFunc(d.Text[start:end], func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
		out = append(out, word{strings.ToLower(norm), start, end, len(furniture) > 0 && furniture[0][0] <= start})
		start = -1
	}
	for i, r := range d.Text {
		if unicode.IsSpace(r) {
			add(i)
		} else if start < 0 {
			start = i
		}
	}
	add(len(d.Text))
	return out
}

// compareWords compares two documents word by word.
func compareWords(left, right *Document) wordDiff {
	x, y := words(left), words(right)
	if max(len(x), len(y)) > maxDiffWords {
		return wordDiff{Refused: "The texts are longer than " + thousands(maxDiffWords) + " words and are not compared word by word here."}
	}
	hunks := diff.HunksFunc(x, y, func(a, b word) bool { return a.norm == b.norm }, diff.Context(diffContext))
	var d wordDiff
	var numbers []string
	at := 0
	for _, h := range hunks {
		swapped, places := swappedNumbers(h.Edits)
		v := hunk{Left: hunkSide(left.Text, x, h.PosX, h.Edits, swapped, diff.Delete), Right: hunkSide(right.Text, y, h.PosY, h.Edits, swapped, diff.Insert)}
		if same := h.PosX - at; same > 0 {
			v.Same = plural(same, "word is", "words are") + " the same"
		}
		at = h.EndX
		numbers = append(numbers, places...)
		d.Hunks = append(d.Hunks, v)
	}
	d.Changed = len(d.Hunks)
	numbers, cut := limit(numbers, maxNumbers, "numbers")
	d.Numbers = strings.Join(numbers, ", ")
	if cut != "" {
		d.Numbers += " and more"
	}
	d.Hunks, d.Cut = limit(d.Hunks, maxHunks, "changed places")
	return d
}

// hunkSide shows one side of a changed place, its words from ws[at] on: own is the edit of words that this side alone
// has, swapped are the edits of numbers that changed.
func hunkSide(text string, ws []word, at int, edits []diff.Edit[word], swapped map[int]bool, own diff.Op) []segment {
	var segs []segment
	from := at
	for i, e := range edits {
		if e.Op != diff.Match && e.Op != own {
			continue
		}
		w := ws[at]
		mark := ""
		switch {
		case w.furniture:
			mark = "furniture"
		case e.Op == own && swapped[i]:
			mark = "number"
		case e.Op == own:
			mark = "changed"
		}
		if at > from && len(segs) > 0 && segs[len(segs)-1].Mark == mark {
			segs[len(segs)-1].Text += text[ws[at-1].end:w.end]
		} else {
			if at > from {
				segs = append(segs, segment{Text: " "})
			}
			segs = append(segs, segment{Text: text[w.start:w.end], Mark: mark})
		}
		at++
	}
	return clip(segs)
}

// clip cuts one side of a changed place at maxHunkBytes.
func clip(segs []segment) []segment {
	room := maxHunkBytes
	for i, s := range segs {
		if len(s.Text) > room {
			segs[i].Text = shorten(s.Text, room)
			return append(segs[:i+1], segment{Text: " (cut)"})
		}
		room -= len(s.Text)
	}
	return segs
}

// maxSwapWords is how many words may change beside a number for the old and the new to be one number that changed;
// in longer rewritten stretches numbers come and go without being each other's.
const maxSwapWords = 12

// swappedNumbers finds the places where words with digits were replaced by others: the edits that take part, and each
// place in words, "214 → 241".
func swappedNumbers(edits []diff.Edit[word]) (swapped map[int]bool, places []string) {
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
			if hasDigit(w.norm) && !w.furniture {
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
	for _, h := range d.Hunks {
		for _, s := range h.Left {
			n += len(s.Text) + 40
		}
		for _, s := range h.Right {
			n += len(s.Text) + 40
		}
	}
	return n
}
