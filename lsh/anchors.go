package lsh

import "slices"

// anchorWindow is the number of shingles in a row of which one is kept as an anchor. Two texts that share a run of
// so many shingles, 12 words, share an anchor for certain, and with twice as many, 20 words, the two that make a
// candidate.
const anchorWindow = 8

// appendAnchors adds the anchors of a text's shingles to to; room is used again. They are taken by winnowing: the least hash of each
// window, once where it is that of several in a row (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
// Fingerprinting", SIGMOD 2003). About 2/(window+1) of the shingles are kept. MinHash finds texts that are alike as a whole;
// anchors find the short text inside the long one.
// Of the hash that is kept the upper half will do: the pairs that it makes are measured exactly.
func appendAnchors(to []uint32, shingles []uint64, room *[]uint32) []uint32 {
	if len(shingles) < anchorWindow {
		if len(shingles) > 0 {
			to = append(to, uint32(slices.Min(shingles)>>32))
		}
		return to
	}
	// The least of two, of four and of eight in a row, each made of two of those before: no branch depends on the hashes.
	n := len(shingles) - 1
	least := slices.Grow((*room)[:0], n)[:n]
	*room = least
	last := uint32(shingles[0] >> 32)
	for i, x := range shingles[1:] {
		next := uint32(x >> 32)
		least[i] = min(last, next)
		last = next
	}
	for i, x := range least[2:] {
		least[i] = min(least[i], x)
	}
	least = least[:n-2]
	n = len(to)
	to = slices.Grow(to, len(least)-4)[:n+len(least)-4]
	last = ^min(least[0], least[4]) // another than the first
	for i, x := range least[4:] {
		x = min(least[i], x)
		to[n] = x // stays where the next is another
		if x != last {
			n++
		}
		last = x
	}
	return to[:n]
}
