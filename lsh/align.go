package lsh

import (
	"cmp"
	"slices"
)

// maxPlaces bounds the places of the right text at which an aligned span is tried: a phrase repeated a hundred
// times needs not a hundred trials.
const maxPlaces = 8

// An aligner finds the runs of words that two documents share.
type aligner struct {
	left, right Shingler
	leftAt      []int32 // first word of each shingle
	rightAt     []int32
	order       []int32 // right shingles by hash, then by place
	found       []wordRun
}

// setLeft takes the left document for the next comparisons.
func (a *aligner) setLeft(d CopyDoc) {
	a.left.Shingle(d.Text, d.Furniture)
	a.leftAt = a.left.words.shingleStarts(a.leftAt[:0])
}

// setRight takes the right document.
func (a *aligner) setRight(d CopyDoc) {
	a.right.Shingle(d.Text, d.Furniture)
	a.rightAt = a.right.words.shingleStarts(a.rightAt[:0])
	right := a.right.plain
	a.order = a.order[:0]
	for j := range right {
		a.order = append(a.order, int32(j))
	}
	slices.SortFunc(a.order, func(i, j int32) int { return cmp.Or(cmp.Compare(right[i], right[j]), cmp.Compare(i, j)) })
}

// A wordRun is a run of words that both documents have.
type wordRun struct{ left, right, words int32 }

// runs lists the maximal runs of five and more words that the documents share, in the order of the left document and
// without overlap there. Of several places on the right the longest run counts, then the earliest.
func (a *aligner) runs() []wordRun {
	a.found = a.found[:0]
	left, right := a.left.plain, a.right.plain
	for i := 0; i < len(left); {
		first, _ := slices.BinarySearchFunc(a.order, left[i], func(j int32, h uint64) int { return cmp.Compare(right[j], h) })
		best, at := 0, 0
		for k := first; k < min(len(a.order), first+maxPlaces) && right[a.order[k]] == left[i]; k++ {
			if n := a.run(i, int(a.order[k])); n > best {
				best, at = n, int(a.order[k])
			}
		}
		if best == 0 {
			i++
			continue
		}
		r := wordRun{a.leftAt[i], a.rightAt[at], int32(min(best+ShingleSize-1, len(a.left.words.plain)))}
		a.found = append(a.found, r)
		for i < len(left) && a.leftAt[i] < r.left+r.words {
			i++
		}
	}
	return a.found
}

// spans gives the runs as byte spans: left start, left end, right start, right end.
func (a *aligner) spans() [][4]int {
	runs := a.runs()
	spans := make([][4]int, len(runs))
	for i, r := range runs {
		l, m := &a.left.words, &a.right.words
		spans[i] = [4]int{
			int(l.start[r.left]), int(l.end[r.left+r.words-1]), int(m.start[r.right]), int(m.end[r.right+r.words-1]),
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
