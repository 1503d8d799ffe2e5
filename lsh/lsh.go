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

// Features is the compact description of a document for passages and stories.
type Features struct {
	ID string
}

// Describe takes the features of a document: its title and body (either may be empty) and the day of publication
// (days since 1970-01-01; 0 when unknown).
func Describe(id string, title, body *text.Text, day int) *Features { return &Features{ID: id} }

// A PassageRef is a run of whole sentences of one document.
type PassageRef struct {
	Document int
	text.Span
}

// A PassagePair is two passages that report the same thing.
type PassagePair struct {
	Left, Right PassageRef
	Similarity  float64 // weighted Jaccard of the rarity-weighted stems
}

// Passages is the outcome of the passage tier.
type Passages struct {
	Pairs  []PassagePair
	Groups [][]PassageRef // groups may overlap
}

// FindPassages finds passages of different documents (of different lineages) that report the same thing.
// lineage[i] is the index of the first document of i's copy group, i itself when it is alone.
func FindPassages(docs []*Features, lineage []int, workers int) *Passages { return &Passages{} }

// A StoryPair is two documents and why they are, or nearly are, in one story.
type StoryPair struct {
	Left, Right int
	Similarity  float64
	Parts       map[string]float64 // "words", "names", "numbers", "days"
}

// Stories is the outcome of the story tier.
type Stories struct {
	Groups [][]int // two and more documents, sorted by ID
	Labels []string
	Near   []StoryPair // documents of different stories just under the threshold, nearest first, capped
}

// FindStories partitions docs into events.
func FindStories(docs []*Features, lineage []int, passages *Passages, workers int) *Stories {
	return &Stories{}
}
