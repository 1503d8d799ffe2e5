package lsh

import "slices"

// maxPlaces bounds the places of the right text at which an aligned span is tried: a phrase repeated a hundred
// times needs not a hundred trials.
const maxPlaces = 8

// An aligner finds the runs of words that two documents share.
type aligner struct {
	left, right Shingler
	leftAt      []int32 // first word of each shingle
	rightAt     []int32
	order       []int32 // right shingles by hash, then by place
}

// setLeft takes the left document for the next calls of align.
func (a *aligner) setLeft(d CopyDoc) {
	a.left.Shingle(d.Text, d.Furniture)
	a.leftAt = a.left.words.shingleStarts(a.leftAt[:0])
}

// align lists the maximal runs of five and more words that the left document shares with d as byte spans, left start,
// left end, right start, right end: in the order of the left document, without overlap there. Of several places in
// d the longest run counts, then the earliest.
func (a *aligner) align(d CopyDoc) (spans [][4]int) {
	a.right.Shingle(d.Text, d.Furniture)
	a.rightAt = a.right.words.shingleStarts(a.rightAt[:0])
	left, right := a.left.plain, a.right.plain
	a.order = a.order[:0]
	for j := range right {
		a.order = append(a.order, int32(j))
	}
	slices.SortFunc(a.order, func(i, j int32) int {
		if right[i] != right[j] {
			if right[i] < right[j] {
				return -1
			}
			return 1
		}
		return int(i - j)
	})
	for i := 0; i < len(left); {
		first, _ := slices.BinarySearchFunc(a.order, left[i], func(j int32, h uint64) int {
			switch {
			case right[j] < h:
				return -1
			case right[j] > h:
				return 1
			}
			return 0
		})
		best, at := 0, 0
		for k := first; k < len(a.order) && k < first+maxPlaces && right[a.order[k]] == left[i]; k++ {
			if n := a.run(i, int(a.order[k])); n > best {
				best, at = n, int(a.order[k])
			}
		}
		if best == 0 {
			i++
			continue
		}
		lw, rw, words := a.leftAt[i], a.rightAt[at], int32(best+ShingleSize-1)
		if n := len(a.left.words.plain); n < ShingleSize {
			words = int32(n)
		}
		spans = append(spans, [4]int{
			int(a.left.words.start[lw]), int(a.left.words.end[lw+words-1]),
			int(a.right.words.start[rw]), int(a.right.words.end[rw+words-1]),
		})
		for i < len(left) && a.leftAt[i] < lw+words {
			i++
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
	if n := len(w.plain); n < ShingleSize {
		if n > 0 {
			to = append(to, 0)
		}
		return to
	}
	for i, first := range w.runs {
		end := int32(len(w.plain))
		if i+1 < len(w.runs) {
			end = w.runs[i+1]
		}
		for at := first; at+ShingleSize <= end; at++ {
			to = append(to, at)
		}
	}
	return to
}
