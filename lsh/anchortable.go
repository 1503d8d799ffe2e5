package lsh

// An anchorTable holds which anchors stand in which texts. An entry is an anchor in the upper half, the number of a text
// in the lower one. Entries are dealt by the upper bits of their anchors into parts that are sorted one by one, in the
// caches of a processor.
type anchorTable struct {
	parts [anchorParts][][]uint64 // blocks of entries
}

const (
	anchorParts     = 1 << anchorPartBits
	anchorPartBits  = 6
	anchorPartShift = 32 - anchorPartBits

	leastBlock, largestBlock = 64, 8192 // entries
)

// add adds the anchors of a text.
func (t *anchorTable) add(anchors []uint32, text int32) {
	for _, a := range anchors {
		part := &t.parts[a>>anchorPartShift]
		last := len(*part) - 1
		if last < 0 || len((*part)[last]) == cap((*part)[last]) {
			size := leastBlock
			if last >= 0 {
				size = min(2*cap((*part)[last]), largestBlock)
			}
			*part = append(*part, make([]uint64, 0, size))
			last++
		}
		block := &(*part)[last]
		*block = append(*block, uint64(a)<<32|uint64(text))
	}
}

// eachPart calls visit with the entries of each part, to be used as it likes, and as much room, from workers goroutines.
// The numbers of texts are exchanged for those in numbers; entries of a text that has none there, -1, are left out.
func (t *anchorTable) eachPart(numbers []int32, workers int, visit func(entries, spare []uint64)) {
	type scratch struct{ entries, spare []uint64 }
	parallelWith(anchorParts, workers, func(b *scratch, p int) {
		size := 0
		for _, block := range t.parts[p] {
			size += len(block)
		}
		if size > cap(b.entries) {
			b.entries, b.spare = make([]uint64, 0, size*5/4), make([]uint64, size*5/4)
		}
		b.entries = b.entries[:0]
		for _, block := range t.parts[p] {
			for _, e := range block {
				if n := numbers[uint32(e)]; n >= 0 {
					b.entries = append(b.entries, e&^(1<<32-1)|uint64(n))
				}
			}
		}
		visit(b.entries, b.spare[:len(b.entries)])
	})
}
