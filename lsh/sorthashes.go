package lsh

import (
	"math/bits"
	"slices"

	"github.com/seed17055106/dedupe/internal/radix"
)

// A hashSorter sorts hashes: it deals them by their upper bits into about as many piles as there are hashes, so that a pile
// holds one or two, and sorts each pile. It keeps its buffers.
type hashSorter struct {
	ends  []int32
	dealt []uint64
}

const smallSort = 24 // hashes up to which dealing costs more than it saves

// sortSet sorts hashes in place and gives those that differ.
func (h *hashSorter) sortSet(hashes []uint64) []uint64 {
	if len(hashes) <= smallSort {
		slices.Sort(hashes)
		return slices.Compact(hashes)
	}
	width := min(bits.Len(uint(len(hashes))), 16)
	shift := 64 - width
	h.ends = slices.Grow(h.ends[:0], 1<<width)[:1<<width]
	clear(h.ends)
	for _, x := range hashes {
		h.ends[x>>shift]++
	}
	sum := int32(0)
	for i, n := range h.ends {
		h.ends[i] = sum
		sum += n
	}
	h.dealt = slices.Grow(h.dealt[:0], len(hashes))[:len(hashes)]
	for _, x := range hashes {
		pile := x >> shift
		h.dealt[h.ends[pile]] = x
		h.ends[pile]++
	}
	first := int32(0)
	for _, end := range h.ends {
		if end-first > 1 {
			sortPile(h.dealt[first:end])
		}
		first = end
	}
	copy(hashes, h.dealt)
	return slices.Compact(hashes)
}

func sortPile(pile []uint64) {
	if len(pile) > smallSort {
		slices.Sort(pile)
		return
	}
	for i := 1; i < len(pile); i++ {
		for j := i; j > 0 && pile[j] < pile[j-1]; j-- {
			pile[j], pile[j-1] = pile[j-1], pile[j]
		}
	}
}

// sortUpper sorts entries by their upper halves, hashes of which the bits from high on are equal: by the next bits in two passes,
// and the few that are equal in these one by one. It returns the sorted slice and the other one.
func sortUpper(entries, spare []uint64, high int) (sorted, free []uint64) {
	const looked = 22 // bits
	entries, spare = radix.Sort(entries, spare, high-looked, high)
	for i := 1; i < len(entries); i++ {
		for j := i; j > 0 && entries[j]>>32 < entries[j-1]>>32; j-- {
			entries[j], entries[j-1] = entries[j-1], entries[j]
		}
	}
	return entries, spare
}
