// Package lsh groups overlapping documents: copies by MinHash over word shingles, reports of one event by weighted
// MinHash over the content words of passages, stories by average linkage on the sparse graph of candidates.
package lsh

import (
	"github.com/seed17055106/dedupe/text"
)

// Relations of two documents.
const (
	Copy    = "copy"    // one text is mostly the other
	Excerpt = "excerpt" // a substantial part of one is in the other
	Overlap = "overlap" // a shared passage or event only
)

// A CopyDoc is what the copy tier needs of one document.
type CopyDoc struct {
	ID        string
	Outlet    string
	Text      string
	Furniture []text.Span // parts that take no share, sorted, not overlapping
	Published int64       // seconds since 1970-01-01; 0 when unknown
}

// A Pair is two documents (Left < Right by ID) that share text.
type Pair struct {
	Left, Right int // indices of the documents
	Relation    string
	Jaccard     float64  // of the plain 5-word shingles, exact
	Containment float64  // shared / smaller, exact
	Spans       [][4]int // aligned byte spans: left start, left end, right start, right end
}

// Copies is the outcome of the copy tier.
type Copies struct {
	Pairs  []Pair  // copy and excerpt, sorted by the documents' IDs
	Groups [][]int // lineages of two and more documents; the earliest first, then by ID
	Near   []Pair  // verified candidates just under the thresholds, nearest first, capped
}

// FindCopies finds copies and excerpts among docs. Input order does not matter to the result, nor does workers.
func FindCopies(docs []CopyDoc, workers int) *Copies { return &Copies{} }

// CopyThreshold is the containment from which a pair is a copy or an excerpt; Near lists those just under it.
const CopyThreshold = 0.5

// A Similarity is what two documents share of their plain 5-word shingles, exact.
type Similarity struct {
	Jaccard     float64
	Containment float64 // shared / smaller
	Shared      int
	Left, Right int // shingles of each
}

// Compare measures two documents without an index.
func Compare(a, b CopyDoc) Similarity { return Similarity{} }
