package lsh

import (
	"math/bits"
	"slices"
)

// maxPlaces bounds the places of the right text at which an aligned span is tried: a phrase repeated a hundred
// times needs not a hundred trials.
const maxPlaces = 8

// An aligner finds the runs of words that two documents share.
type aligner struct {
	left, right Shingler

	leftText, rightText string
	leftRoom, rightRoom []byte // where they are, if not in memory

	leftAt  []int32 // first word of each shingle
	rightAt []int32
	places  placeTable // of the left shingles
	match   []int32    // at the first place of each left shingle its first place on the right, -1 for none
	next    []int32    // of each right shingle the next place of the same one, -1 for none
	shared  int        // shingles that both have
	alone   []uint64   // right shingles that the left has not
	others  placeTable // of these
	found   []wordRun  // by runs, of the pair that is set

	sharedLeft, sharedRight, inRun, named []bool // of the words, for templated
}

// setLeft takes the left document for the next comparisons, each of which is with a right one that is set.
func (a *aligner) setLeft(d CopyDoc) {
	a.leftText = d.contentIn(&a.leftRoom)
	a.left.Shingle(a.leftText, d.Furniture)
	a.leftAt = a.left.words.shingleStarts(a.leftAt[:0])
	a.places.fill(a.left.plain)
}

// setRight takes the right document.
func (a *aligner) setRight(d CopyDoc) {
	a.rightText = d.contentIn(&a.rightRoom)
	a.right.Shingle(a.rightText, d.Furniture)
	a.rightAt = a.right.words.shingleStarts(a.rightAt[:0])
	a.matchPlaces()
	a.findRuns()
}

// matchPlaces finds the right shingles on the left. In copies one stands before the other, so that few are looked up.
func (a *aligner) matchPlaces() {
	left, right := a.left.plain, a.right.plain
	a.match = slices.Grow(a.match[:0], len(left))[:len(left)]
	for i := range a.match {
		a.match[i] = -1
	}
	a.next = slices.Grow(a.next[:0], len(right))[:len(right)]
	a.alone, a.shared = a.alone[:0], 0
	place := int32(0)
	for j := len(right) - 1; j >= 0; j-- {
		if place--; place < 0 || left[place] != right[j] {
			if place = a.places.find(left, right[j]); place < 0 {
				a.alone = append(a.alone, right[j])
				continue
			}
		}
		at := a.places.first[place]
		if a.next[j] = a.match[at]; a.next[j] < 0 {
			a.shared++
		}
		a.match[at] = int32(j)
	}
}

// similarity measures the two documents.
func (a *aligner) similarity() Similarity {
	a.others.fill(a.alone)
	return Similarity{Shared: a.shared, Left: a.places.distinct, Right: a.shared + a.others.distinct}.finished()
}

// A wordRun is a run of words that both documents have.
type wordRun struct{ left, right, words int32 }

// findRuns lists the maximal runs of five and more words that the documents share, in the order of the left document and
// without overlap there. Of several places on the right the longest run counts, then the earliest.
func (a *aligner) findRuns() {
	a.found = a.found[:0]
	for i := 0; i < len(a.match); {
		best, at := 0, int32(0)
		for j, tries := a.match[a.places.first[i]], 0; j >= 0 && tries < maxPlaces; j, tries = a.next[j], tries+1 {
			if n := a.run(i, int(j)); n > best {
				best, at = n, j
			}
		}
		if best == 0 {
			i++
			continue
		}
		r := wordRun{a.leftAt[i], a.rightAt[at], int32(min(best+ShingleSize-1, len(a.left.words.words)))}
		a.found = append(a.found, r)
		for i < len(a.match) && a.leftAt[i] < r.left+r.words {
			i++
		}
	}
}

// extent is the share of the text with fewer words that lies between the start of its first run in common and the end of
// its last.
func (a *aligner) extent() float64 {
	left, right := len(a.left.words.words), len(a.right.words.words)
	first, end := int32(min(left, right)), int32(0)
	for _, r := range a.found {
		at := r.left
		if right < left {
			at = r.right
		}
		first, end = min(first, at), max(end, at+r.words)
	}
	return max(0, float64(end-first)/float64(min(left, right)))
}

// spans gives the runs as byte spans: left start, left end, right start, right end.
func (a *aligner) spans() [][4]int {
	spans := make([][4]int, len(a.found))
	for i, r := range a.found {
		l, m := &a.left.words, &a.right.words
		spans[i] = [4]int{
			int(l.words[r.left].Start), int(l.words[r.left+r.words-1].End),
			int(m.words[r.right].Start), int(m.words[r.right+r.words-1].End),
		}
	}
	return spans
}

// run counts the shingles from i on the left and j on the right that are equal one after the other.
func (a *aligner) run(i, j int) int {
	n := 1
	for i+n < len(a.left.plain) && j+n < len(a.right.plain) && a.left.plain[i+n] == a.right.plain[j+n] &&
		a.leftAt[i+n] == a.leftAt[i]+int32(n) && a.rightAt[j+n] == a.rightAt[j]+int32(n) {
		n++
	}
	return n
}

// shingleStarts appends the first word of each shingle.
func (w *wordList) shingleStarts(to []int32) []int32 {
	if n := len(w.words); n < ShingleSize {
		if n > 0 {
			to = append(to, 0)
		}
		return to
	}
	for i, first := range w.runs {
		end := int32(len(w.words))
		if i+1 < len(w.runs) {
			end = w.runs[i+1]
		}
		for at := first; at+ShingleSize <= end; at++ {
			to = append(to, at)
		}
	}
	return to
}

// A placeTable finds the first place of a hash in a list, by a table with open addressing.
type placeTable struct {
	slots    []int32 // first place + 1, 0 for none
	first    []int32 // of each place the first one of the same hash
	shift    uint
	distinct int // hashes that differ
}

func (t *placeTable) fill(list []uint64) {
	size := 1 << bits.Len(uint(2*len(list)))
	t.shift = uint(64 - bits.TrailingZeros(uint(size)))
	if cap(t.slots) < size {
		t.slots = make([]int32, size)
	}
	t.slots = t.slots[:size]
	clear(t.slots)
	t.distinct = 0
	t.first = slices.Grow(t.first[:0], len(list))[:len(list)]
	for i, hash := range list {
		slot := t.slot(list, hash)
		if *slot == 0 {
			*slot = int32(i) + 1
			t.distinct++
		}
		t.first[i] = *slot - 1
	}
}

// slot is where a hash stands, or would stand.
func (t *placeTable) slot(list []uint64, hash uint64) *int32 {
	mask := uint64(len(t.slots) - 1)
	slot := hash >> t.shift & mask
	for t.slots[slot] != 0 && list[t.slots[slot]-1] != hash {
		slot = (slot + 1) & mask
	}
	return &t.slots[slot]
}

// find gives the first place of a hash, -1 for none.
func (t *placeTable) find(list []uint64, hash uint64) int32 { return *t.slot(list, hash) - 1 }
