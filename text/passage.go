package text

// Sizes of passages.
const (
	passageTarget = 1200 // bytes: a longer paragraph is split at sentence ends
	passageLimit  = 1500 // bytes: a longer sentence is split between words, so that no passage is longer
	shortPassage  = 8    // words: a heading or a bare sentence below it is read with the paragraph that follows
)

// A Passage is a run of whole sentences of one report: a paragraph, or part of a long one, with the heading before it.
type Passage struct {
	Span
	Sentences Range
	Words     Range
}

// Passages gives the passages of t in order. Furniture is in none of them.
func Passages(t *Text) []Passage {
	passages := make([]Passage, 0, len(t.Paragraphs))
	open := false // the last passage may grow
	for _, p := range t.Paragraphs {
		if last := len(passages) - 1; open {
			open = passages[last].Words.End-passages[last].Words.First < shortPassage
		}
		for i := p.Sentences.First; i < p.Sentences.End; i++ {
			if t.Sentences[i].Furniture != "" {
				open = false
				continue
			}
			for _, piece := range t.pieces(i) {
				last := len(passages) - 1
				if open && piece.End-passages[last].Start <= passageTarget {
					passages[last].End, passages[last].Sentences.End, passages[last].Words.End = piece.End, i+1, piece.Words.End
					continue
				}
				passages = append(passages, piece)
				open = true
			}
		}
	}
	return passages
}

// pieces gives sentence i whole, or cut between words where it is longer than a passage may be. A word longer than
// that is in no piece.
func (t *Text) pieces(i int) []Passage {
	s := t.Sentences[i]
	if s.End-s.Start <= passageLimit {
		return []Passage{{s.Span, Range{i, i + 1}, s.Words}}
	}
	var pieces []Passage
	for j := s.Words.First; j < s.Words.End; j++ {
		w := t.Words[j]
		switch last := len(pieces) - 1; {
		case w.End-w.Start > passageLimit:
		case last >= 0 && pieces[last].Words.End == j && w.End-pieces[last].Start <= passageLimit:
			pieces[last].End, pieces[last].Words.End = w.End, j+1
		default:
			pieces = append(pieces, Passage{w.Span, Range{i, i + 1}, Range{j, j + 1}})
		}
	}
	return pieces
}
