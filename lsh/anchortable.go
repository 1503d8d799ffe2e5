package lsh

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/seed17055106/dedupe/internal/radix"
)

// An anchorTable holds which anchors stand in which texts: the anchors of one text after the other, as they come. To find those
// in common, entries are made of them, an anchor in the upper half, the number of a text in the lower one, and dealt by the
// upper bits of their anchors into parts that are sorted one by one, in the caches of a processor. Where there are too many for
// memory they are dealt and spilled, and the table is begun anew.
type anchorTable struct {
	blocks []anchorBlock
	runs   [anchorParts][]spilledRun
	held   int   // anchors in memory
	spill  Spill // nil: all are held in memory
	most   int   // anchors in memory, where they can be spilled
}

// An anchorBlock is the anchors of some texts.
type anchorBlock struct {
	anchors []uint32
	texts   []anchoredText
}

// An anchoredText is a text and how many of the anchors are its.
type anchoredText struct{ text, anchors int32 }

// A spilledRun is entries that were spilled together.
type spilledRun struct {
	at      int64
	entries int
}

const (
	anchorParts     = 1 << anchorPartBits
	anchorPartBits  = 8
	anchorPartShift = 32 - anchorPartBits

	leastBlock, largestBlock = 1 << 10, 1 << 16 // anchors
	entrySize                = 8                // bytes
)

// add adds the anchors of a text.
func (t *anchorTable) add(anchors []uint32, text int32) {
	if t.spill != nil && t.held+len(anchors) > t.most {
		t.spillAll()
	}
	t.held += len(anchors)
	last := len(t.blocks) - 1
	if last < 0 || len(t.blocks[last].anchors)+len(anchors) > cap(t.blocks[last].anchors) {
		size := leastBlock
		if last >= 0 {
			size = min(2*cap(t.blocks[last].anchors), largestBlock)
		}
		t.blocks = append(t.blocks, anchorBlock{anchors: make([]uint32, 0, max(size, len(anchors)))})
		last++
	}
	b := &t.blocks[last]
	b.anchors = append(b.anchors, anchors...)
	b.texts = append(b.texts, anchoredText{text, int32(len(anchors))})
}

// each visits the anchors of each text.
func (b *anchorBlock) each(visit func(text int32, anchors []uint32)) {
	at := int32(0)
	for _, t := range b.texts {
		visit(t.text, b.anchors[at:at+t.anchors])
		at += t.anchors
	}
}

// A dealtBlock is the entries of a block, part by part.
type dealtBlock struct {
	entries []uint64
	ends    [anchorParts]int32
}

func (d *dealtBlock) part(i int) []uint64 {
	first := int32(0)
	if i > 0 {
		first = d.ends[i-1]
	}
	return d.entries[first:d.ends[i]]
}

// deal makes entries of a block. Where numbers is not nil the numbers of texts are exchanged for those in it, and a text that has
// none there, -1, is left out.
func (b *anchorBlock) deal(numbers []int32) *dealtBlock {
	d := new(dealtBlock)
	number := func(text int32) int32 {
		if numbers != nil {
			return numbers[text]
		}
		return text
	}
	b.each(func(text int32, anchors []uint32) {
		if number(text) >= 0 {
			for _, a := range anchors {
				d.ends[a>>anchorPartShift]++
			}
		}
	})
	sum := int32(0)
	for i, n := range d.ends {
		d.ends[i] = sum
		sum += n
	}
	d.entries = make([]uint64, sum)
	b.each(func(text int32, anchors []uint32) {
		if n := number(text); n >= 0 {
			for _, a := range anchors {
				at := &d.ends[a>>anchorPartShift]
				d.entries[*at] = uint64(a)<<32 | uint64(n)
				*at++
			}
		}
	})
	return d
}

// spillAll moves all anchors out of memory.
func (t *anchorTable) spillAll() {
	dealt := make([]*dealtBlock, len(t.blocks))
	for i := range t.blocks {
		dealt[i] = t.blocks[i].deal(nil)
		t.blocks[i] = anchorBlock{} // one form of them at a time
	}
	var bytes []byte
	for part := range t.runs {
		bytes = bytes[:0]
		for _, d := range dealt {
			for _, e := range d.part(part) {
				bytes = binary.LittleEndian.AppendUint64(bytes, e)
			}
		}
		if len(bytes) > 0 {
			t.runs[part] = append(t.runs[part], spilledRun{t.spill.Append(bytes), len(bytes) / entrySize})
		}
	}
	t.blocks, t.held = nil, 0
}

// room is the number of entries that memory has room for.
func (t *anchorTable) room() int {
	if t.spill == nil {
		return math.MaxInt
	}
	return t.most
}

// eachPart calls visit with the entries of each part, in the order of their anchors, and as much room, from workers goroutines.
// The numbers of texts are exchanged for those in numbers; entries of a text that has none there, -1, are left out.
func (t *anchorTable) eachPart(numbers []int32, workers int, visit func(entries, spare []uint64)) {
	dealt := make([]*dealtBlock, len(t.blocks))
	parallel(len(dealt), workers, func(i int) { dealt[i] = t.blocks[i].deal(numbers) })
	type scratch struct {
		entries, spare []uint64
		bytes          []byte
	}
	parallelWith(anchorParts, workers, func(b *scratch, part int) {
		size := 0
		for _, run := range t.runs[part] {
			size += run.entries
		}
		for _, d := range dealt {
			size += len(d.part(part))
		}
		if size > cap(b.entries) {
			b.entries, b.spare = make([]uint64, 0, size*5/4), make([]uint64, size*5/4)
		}
		b.entries = b.entries[:0]
		for _, run := range t.runs[part] {
			b.bytes = slices.Grow(b.bytes[:0], run.entries*entrySize)[:run.entries*entrySize]
			t.spill.Read(b.bytes, run.at)
			for i := 0; i < len(b.bytes); i += entrySize {
				e := binary.LittleEndian.Uint64(b.bytes[i:])
				if n := numbers[uint32(e)]; n >= 0 {
					b.entries = append(b.entries, e&^(1<<32-1)|uint64(n))
				}
			}
		}
		for _, d := range dealt {
			b.entries = append(b.entries, d.part(part)...)
		}
		visit(sortByAnchor(b.entries, b.spare[:len(b.entries)]))
	})
}

// sortByAnchor sorts entries of one part by their anchors: by the upper bits in two passes, and the few that are equal in these one
// by one.
func sortByAnchor(entries, spare []uint64) (sorted, free []uint64) {
	const low = 2 // bits that are left
	entries, spare = radix.Sort(entries, spare, 32+low, 32+anchorPartShift)
	for i := 1; i < len(entries); i++ {
		for j := i; j > 0 && entries[j]>>32 < entries[j-1]>>32; j-- {
			entries[j], entries[j-1] = entries[j-1], entries[j]
		}
	}
	return entries, spare
}
