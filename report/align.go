package report

import (
	"strings"

	"znkr.io/diff"
)

// An alignedRow is a stretch of two texts that ends at the end of a sentence in both. Where the words are the same,
// Same says for how many sentences, and Left is the text of both.
type alignedRow struct {
	Same        string
	Left, Right []segment
}

// A textSide is one of two texts that are aligned.
type textSide struct {
	text  string
	words []word
	at    int // words read
}

// read takes the next word.
func (s *textSide) read(mark string) {
	if w := &s.words[s.at]; w.mark != furnitureMark {
		w.mark = mark
	}
	s.at++
}

// sentenceEnds reports whether the last word read ends a sentence or a line.
func (s *textSide) sentenceEnds() bool {
	w := s.words[s.at-1]
	bare := strings.TrimRight(s.text[w.start:w.end], `"')]”’»`)
	if s.at == len(s.words) || strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, "!") || strings.HasSuffix(bare, "?") {
		return true
	}
	return strings.Contains(s.text[w.end:s.words[s.at].start], "\n")
}

// segments shows the words from one place to another, a segment for each run of words of one mark.
func (s *textSide) segments(from, to int) []segment {
	var out []segment
	for start := from; start < to; {
		end := start + 1
		for end < to && s.words[end].mark == s.words[start].mark {
			end++
		}
		if start > from {
			out = append(out, segment{Text: " "})
		}
		out = append(out, segment{Text: s.text[s.words[start].start:s.words[end-1].end], Mark: s.words[start].mark})
		start = end
	}
	return out
}

// align lays out two texts in rows: one for each stretch in which something changed, one for each run of sentences that
// are the same. swapped are the edits that belong to numbers that changed.
func align(left, right *textSide, edits []diff.Edit[*word], swapped map[int]bool) []alignedRow {
	var rows []alignedRow
	var same, start [2]int // where the run of equal sentences begins, and the sentence being read
	equal := 0             // sentences in that run
	keepSame := func() {
		if equal > 0 {
			rows = append(rows, alignedRow{Same: plural(equal, "sentence is", "sentences are") + " the same", Left: left.segments(same[0], start[0])})
		}
		equal = 0
	}
	changed := false
	for i, e := range edits {
		mark := ""
		switch {
		case swapped[i]:
			mark = "number"
		case e.Op != diff.Match:
			mark = "changed"
		}
		changed = changed || mark != ""
		if e.Op != diff.Insert {
			left.read(mark)
		}
		if e.Op != diff.Delete {
			right.read(mark)
		}
		if i+1 < len(edits) && (e.Op != diff.Match || !left.sentenceEnds() || !right.sentenceEnds()) {
			continue
		}
		at := [2]int{left.at, right.at}
		if changed {
			keepSame()
			rows = append(rows, alignedRow{Left: left.segments(start[0], at[0]), Right: right.segments(start[1], at[1])})
			same = at
		} else {
			equal++
		}
		start, changed = at, false
	}
	keepSame()
	return rows
}
