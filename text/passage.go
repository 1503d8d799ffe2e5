package text

// Sizes of passages, in bytes.
const (
	passageTarget = 1200 // a longer paragraph is split at sentence ends
	passageLimit  = 1500 // no passage is longer
)

// A Passage is a run of whole sentences of one report: a paragraph, or part of a long one.
type Passage struct {
	Span
	Sentences Range
	Words     Range
}

// Passages gives the passages of t in order, without furniture.
func Passages(t *Text) []Passage {
	passages := make([]Passage, 0, len(t.Paragraphs))
	for _, p := range t.Paragraphs {
		open := false // the last passage belongs to p and may grow
		for i := p.Sentences.First; i < p.Sentences.End; i++ {
			s := t.Sentences[i]
			if s.Furniture != "" {
				open = false
				continue
			}
			if last := len(passages) - 1; open && s.End-passages[last].Start <= passageTarget {
				passages[last].End, passages[last].Sentences.End, passages[last].Words.End = s.End, i+1, s.Words.End
				continue
			}
			passages = append(passages, Passage{s.Span, Range{i, i + 1}, s.Words})
			open = true
		}
	}
	return passages
}
