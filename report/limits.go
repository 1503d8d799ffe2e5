package report

import (
	"fmt"
	"slices"
)

// What the page holds at most, so that the report of a few thousand documents stays under 15 MB and opens at once.
// Every cut is said where it happens and again at the end of the page; the record files are whole.
const (
	maxTop         = 5       // conflicts named on the first screen
	maxConflicts   = 1_000   // cards of contradictions and updates; of more there is a page for each story
	maxIndexRows   = 3_000   // contradictions and updates, and stories, listed in the index of the pages
	maxAgreements  = 300     // cards of what agrees or is compatible
	maxSides       = 6       // values in the head of a card, and in a cell of a claims matrix
	maxNames       = 4       // outlets named beside a value
	maxRows        = 24      // claims in a card
	maxReprints    = 24      // further claims that repeat a text
	maxPairs       = 12      // pairs of claims with rule and reason
	maxOpenPairs   = 3       // of them not folded
	maxOneSided    = 60      // passages that only some tell with a number
	maxStories     = 300     // stories; of more with conflicts there is a page for each
	maxStoryDocs   = 60      // documents listed in a story
	maxGraph       = 24      // documents drawn in a graph, timeline or lineage
	maxMatrixRows  = 40      // questions of a claims matrix
	maxMatrixCols  = 24      // outlets of a claims matrix
	maxPassages    = 3       // shared passages of a story
	maxMembers     = 4       // documents side by side in a passage
	maxCopies      = 300     // copy groups
	maxCopyDocs    = 60      // members of a copy group
	maxDiffWords   = 20_000  // words of a text that is compared word by word
	maxDiffText    = 200_000 // bytes of it
	maxNumbers     = 6       // numbers that changed, named in the head of a copy
	maxDiffBytes   = 3 << 20 // of text in all comparisons word by word
	maxComparisons = 300     // pairs of figures not compared
	maxCandidates  = 100     // pairs of documents just under a threshold, each tier
	maxSkipped     = 300     // inputs that were skipped

	maxTitleBytes   = 240
	maxQuoteBytes   = 900
	maxPassageBytes = 1_800
	contextBefore   = 160 // bytes shown before a passage
	contextAfter    = 400 // and after it
)

// limit cuts a list to its first n and says so: "", or "Shown are 3 of 9 stories."
func limit[T any](s []T, n int, what string) ([]T, string) {
	if len(s) <= n {
		return s, ""
	}
	return s[:n], fmt.Sprintf("Shown are %s of %s %s.", thousands(n), thousands(len(s)), what)
}

// limitNoted cuts a list as limit does, and notes the cut for the list at the end of the page.
func limitNoted[T any](b *builder, s []T, n int, what string) ([]T, string) {
	s, cut := limit(s, n, what)
	b.note(cut)
	return s, cut
}

// limitEach cuts one of many lists of a kind; the end of the page has one line for all of them.
func limitEach[T any](b *builder, s []T, n int, what string) ([]T, string) {
	s, cut := limit(s, n, what)
	if cut != "" {
		b.note(fmt.Sprintf("Of %s at most %s are shown; the cut is said at each.", what, thousands(n)))
	}
	return s, cut
}

// note keeps a line for the list of cuts, once.
func (b *builder) note(cut string) {
	if cut != "" && !slices.Contains(b.cuts, cut) {
		b.cuts = append(b.cuts, cut)
	}
}
