package lsh

// anchorWindow is the number of shingles in a row of which one is kept as an anchor. Two texts that share a run of
// so many shingles, 12 words, share an anchor for certain, and with twice as many, 20 words, the two that make a
// candidate.
const anchorWindow = 8

// appendAnchors adds the anchors of a text's shingles to to. They are taken by winnowing: the least hash of each window,
// each position once (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD
// 2003). About 2/(window+1) of the shingles are kept. MinHash finds texts that are alike as a whole; anchors find the
// short text inside the long one.
// Of the hash that is kept the upper half will do: the pairs that it makes are measured exactly.
func appendAnchors(to []uint32, shingles []uint64) []uint32 {
	if len(shingles) == 0 {
		return to
	}
	least := -1
	for end := min(anchorWindow, len(shingles)); end <= len(shingles); end++ {
		start := max(0, end-anchorWindow)
		switch {
		case least < start:
			least = start
			for i := start + 1; i < end; i++ {
				if shingles[i] <= shingles[least] {
					least = i
				}
			}
		case shingles[end-1] <= shingles[least]:
			least = end - 1
		default:
			continue
		}
		to = append(to, uint32(shingles[least]>>32))
	}
	return to
}
