package lsh

import "slices"

// shareWords marks the words of both documents that are in common: those of the runs, and in short gaps between two runs
// that follow one another in both documents the words of a longest common subsequence.
func (a *aligner) shareWords(runs []wordRun) {
	a.sharedLeft = cleared(a.sharedLeft, len(a.left.words.words))
	a.sharedRight = cleared(a.sharedRight, len(a.right.words.words))
	for i, r := range runs {
		for k := range r.words {
			a.sharedLeft[r.left+k], a.sharedRight[r.right+k] = true, true
		}
		if i > 0 {
			before := runs[i-1]
			a.shareGap(before.left+before.words, r.left, before.right+before.words, r.right)
		}
	}
}

func cleared(b []bool, n int) []bool {
	b = slices.Grow(b[:0], n)[:n]
	clear(b)
	return b
}

// shareGap marks the words in common of left words l to lEnd and right words r to rEnd.
func (a *aligner) shareGap(l, lEnd, r, rEnd int32) {
	if lEnd <= l || rEnd <= r || lEnd-l > maxGap || rEnd-r > maxGap {
		return
	}
	left, right := a.left.words.words[l:lEnd], a.right.words.words[r:rEnd]
	var longest [maxGap + 1][maxGap + 1]int8 // common subsequence of left[i:] and right[j:]
	for i := len(left) - 1; i >= 0; i-- {
		for j := len(right) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if left[i].Hash == right[j].Hash {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(left) && j < len(right); {
		switch {
		case left[i].Hash == right[j].Hash:
			a.sharedLeft[int(l)+i], a.sharedRight[int(r)+j] = true, true
			i++
			j++
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
}
