package lsh

import "slices"

// A Similarity is what two documents share of their plain 5-word shingles, exact.
type Similarity struct {
	Jaccard     float64
	Containment float64 // shared / smaller
	Shared      int
	Left, Right int // shingles of each
}

// Compare measures two documents without an index.
func Compare(a, b CopyDoc) Similarity {
	var g Shingler
	return measure(g.set(a), g.set(b))
}

// CompareAll measures pairs of documents, given by their indices, each document read once.
func CompareAll(docs []CopyDoc, pairs [][2]int, workers int) []Similarity {
	sets := make([][]uint64, len(docs))
	var wanted []int
	for _, p := range pairs {
		for _, i := range p {
			if sets[i] == nil {
				sets[i] = []uint64{}
				wanted = append(wanted, i)
			}
		}
	}
	chunksWith(len(wanted), workers, func(g *Shingler, first, end int) {
		for _, i := range wanted[first:end] {
			sets[i] = g.set(docs[i])
		}
	})
	out := make([]Similarity, len(pairs))
	parallelChunks(len(pairs), workers, func(first, end int) {
		for k := first; k < end; k++ {
			out[k] = measure(sets[pairs[k][0]], sets[pairs[k][1]])
		}
	})
	return out
}

// set gives the distinct plain shingles of a document, sorted.
func (g *Shingler) set(d CopyDoc) []uint64 {
	plain, _ := g.Shingle(d.contentIn(&g.room), d.Furniture)
	return slices.Clip(g.sorter.sortSet(slices.Clone(plain)))
}

// measure compares two sorted sets.
func measure(a, b []uint64) Similarity {
	s := Similarity{Left: len(a), Right: len(b)}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			s.Shared++
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return s.finished()
}

// finished is s with what follows from its counts.
func (s Similarity) finished() Similarity {
	if s.Shared > 0 {
		s.Jaccard = float64(s.Shared) / float64(s.Left+s.Right-s.Shared)
		s.Containment = float64(s.Shared) / float64(min(s.Left, s.Right))
	}
	return s
}

const (
	// CopyThreshold is the containment from which a pair is a copy; Near lists those just under it.
	CopyThreshold = 0.5

	excerptThreshold = 0.4 // containment from which a pair is an excerpt
	minShared        = 20  // shingles that copies and excerpts share, else a common formula makes two briefs copies
)

// relation tells what a pair is by what it shares, "" for none.
func (s Similarity) relation() string {
	switch {
	case s.Jaccard == 1:
		return Copy
	case s.Shared < minShared || s.Containment < excerptThreshold:
		return ""
	case s.Containment < CopyThreshold:
		return Excerpt
	}
	return Copy
}

// strong tells whether a pair may by itself make two texts one lineage: nearly a third of the shorter is in the
// longer word for word, or a quarter where that is some three sentences.
func (s Similarity) strong() bool {
	return s.Jaccard == 1 || s.Shared >= minShared && s.Containment >= 0.3 || s.Shared >= 2*minShared && s.Containment >= 0.25
}
