package lsh

// A Frame is the corpus that documents are a part of, where it is larger than what is at hand: a saved index. A nil Frame says
// that the documents are all there are.
type Frame struct {
	Census *Census   // of the corpus and the documents
	Levels []float64 // of the surroundings of each document in the corpus; -1 where that is not known
}

// census gives the counts that rarity is measured by: those of the frame, else those of the first document of each node.
func (f *Frame) census(docs []*Features, first []int) *Census {
	if f != nil {
		return f.Census
	}
	c := NewCensus()
	for _, d := range first {
		c.Add(docs[d])
	}
	return c
}

// replace puts the levels that the frame knows in the place of those of nodes.
func (f *Frame) replace(level []float64, node []int32) {
	if f == nil {
		return
	}
	for d, n := range node {
		if f.Levels[d] >= 0 {
			level[n] = f.Levels[d]
		}
	}
}
