package report

import (
	"html/template"
	"strings"

	"znkr.io/diff"
)

// An alignedRow is a stretch of two texts that ends at the end of a sentence in both. Where the words are the same,
// Same says for how many sentences, and Left is the text of both.
type alignedRow struct {
	Same        string
	Left, Right template.HTML
}

// A textSide is one of two texts that are aligned. What it holds serves the next text again.
type textSide struct {
	room     []byte // of text, where that is not in memory
	text     string
	words    []word
	ids      []int32 // of the words, which are compared by them
	at       int     // words read
	segments []segment
}

// begin takes the words of a document.
func (s *textSide) begin(d *Document) {
	s.text, s.at = d.contentIn(&s.room), 0
	s.split(d.Furniture)
}

// norm is the form of a word in which it is compared.
func (s *textSide) norm(i int) string { return normal(s.text[s.words[i].start:s.words[i].end]) }

// identify finds the ids of the words.
func (s *textSide) identify(table *wordTable) {
	s.ids = s.ids[:0]
	for i := range s.words {
		s.ids = append(s.ids, table.id(s.norm(i)))
	}
}

// sentenceEnds reports whether the last word read ends a sentence or a line.
func (s *textSide) sentenceEnds() bool {
	if s.at == len(s.words) {
		return true
	}
	w := s.words[s.at-1]
	if !isAlphanumeric(s.text[w.end-1]) {
		bare := strings.TrimRight(s.text[w.start:w.end], `"')]”’»`)
		if strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, "!") || strings.HasSuffix(bare, "?") {
			return true
		}
	}
	return strings.Contains(s.text[w.end:s.words[s.at].start], "\n")
}

// show shows the words from one place to another, a segment for each run of words of one mark.
func (s *textSide) show(from, to int) (html template.HTML, size int) {
	s.segments = s.segments[:0]
	for start := from; start < to; {
		end := start + 1
		for end < to && s.words[end].mark == s.words[start].mark {
			end++
		}
		if start > from {
			s.segments = append(s.segments, segment{Text: " "})
		}
		s.segments = append(s.segments, segment{Text: s.text[s.words[start].start:s.words[end-1].end], Mark: s.words[start].mark})
		start = end
	}
	for _, seg := range s.segments {
		size += len(seg.Text) + 40
	}
	return marked(s.segments), size
}

// align lays out two texts in rows: one for each stretch in which something changed, one for each run of sentences that
// are the same. size is about how many bytes they show.
func align(left, right *textSide, changes []diff.Hunk[int32]) (rows []alignedRow, size int) {
	var same, start [2]int // where the run of equal sentences begins, and the sentence being read
	equal := 0             // sentences in that run
	add := func(row alignedRow, from, to [2]int) {
		sizes := [2]int{}
		row.Left, sizes[0] = left.show(from[0], to[0])
		if row.Same == "" {
			row.Right, sizes[1] = right.show(from[1], to[1])
		}
		rows, size = append(rows, row), size+sizes[0]+sizes[1]
	}
	keepSame := func() {
		if equal > 0 {
			add(alignedRow{Same: plural(equal, "sentence is", "sentences are") + " the same"}, same, start)
		}
		equal = 0
	}
	changed := false // in the sentence being read
	endSentence := func() {
		at := [2]int{left.at, right.at}
		if changed {
			keepSame()
			add(alignedRow{}, start, at)
			same = at
		} else {
			equal++
		}
		start, changed = at, false
	}
	readTo := func(end int) {
		for left.at < end {
			left.at, right.at = left.at+1, right.at+1
			if left.sentenceEnds() && right.sentenceEnds() {
				endSentence()
			}
		}
	}
	for _, c := range changes {
		readTo(c.PosX)
		left.at, right.at, changed = c.EndX, c.EndY, true
	}
	readTo(len(left.words))
	if changed {
		endSentence()
	}
	keepSame()
	return rows, size
}
