package lsh

import (
	"encoding/binary"
	"math"
	"slices"
)

// An anchorTable holds which anchors stand in which texts, which are numbered from 1 as they come. Of each few texts the anchors are
// dealt by their upper bits into parts, four bytes each. To find those in common, entries are made of one part after the
// other, an anchor in the upper half, the number of a text in the lower one, and sorted in the caches of a processor. What is
// too much for memory is spilled, part by part.
type anchorTable struct {
	open   *openBlock // of the texts that make no block yet, nil for none
	spare  []*openBlock
	begun  int32 // texts of all blocks, and of the open one
	blocks []anchorBlock
	runs   [anchorParts][]spilledRun
	held   int   // anchors in memory
	spill  Spill // nil: all are held in memory
	most   int   // anchors in memory, where they can be spilled
}

// An openBlock is the anchors of consecutive texts, text by text.
type openBlock struct {
	first int32 // the number of its first text
	texts []uint32
	ends  []int // of each text
}

// An anchorBlock is the anchors of consecutive texts, part by part. In place of its upper bits, which are those of its part, an
// anchor has at its lower end the place of its text in the block.
type anchorBlock struct {
	first   int32 // the number of its first text
	anchors []uint32
	ends    [anchorParts]int32
}

// A spilledRun is what was spilled of a part at a time: of each block the number of its first text, how many of its anchors are
// of the part, and these.
type spilledRun struct {
	at   int64
	size int // bytes
}

const (
	anchorParts     = 1 << anchorPartBits
	anchorPartBits  = 8
	anchorPartShift = 32 - anchorPartBits
	blockTexts      = 1 << anchorPartBits

	anchorSize = 4 // bytes
)

// add adds the anchors of the next text. What it returns, if anything, has all of its texts, and is to be dealt and kept: by the caller,
// so that others need not wait for that.
func (t *anchorTable) add(anchors []uint32) (full *openBlock) {
	if t.spill != nil && t.held+len(anchors) > t.most {
		t.spillAll()
	}
	t.held += len(anchors)
	if t.open == nil {
		t.open = new(openBlock)
		if n := len(t.spare); n > 0 {
			t.open, t.spare = t.spare[n-1], t.spare[:n-1]
		}
		t.open.first = t.begun + 1
	}
	b := t.open
	b.texts = append(b.texts, anchors...)
	b.ends = append(b.ends, len(b.texts))
	t.begun++
	if len(b.ends) == blockTexts {
		t.open, full = nil, b
	}
	return full
}

// keep takes a block, and what it was dealt from, to be used again. Blocks stand in the order of their texts.
func (t *anchorTable) keep(b anchorBlock, from *openBlock) {
	t.blocks = append(t.blocks, b)
	for i := len(t.blocks) - 1; i > 0 && t.blocks[i].first < t.blocks[i-1].first; i-- {
		t.blocks[i], t.blocks[i-1] = t.blocks[i-1], t.blocks[i]
	}
	from.texts, from.ends = from.texts[:0], from.ends[:0]
	t.spare = append(t.spare, from)
}

// deal makes a block of the texts that are in none yet.
func (t *anchorTable) deal() {
	if t.open != nil {
		t.keep(t.open.deal(), t.open)
		t.open = nil
	}
}

func (o *openBlock) deal() anchorBlock {
	b := anchorBlock{first: o.first, anchors: make([]uint32, len(o.texts))}
	for _, a := range o.texts {
		b.ends[a>>anchorPartShift]++
	}
	sum := int32(0)
	for i, n := range b.ends {
		b.ends[i] = sum
		sum += n
	}
	start := 0
	for place, end := range o.ends {
		for _, a := range o.texts[start:end] {
			at := &b.ends[a>>anchorPartShift]
			b.anchors[*at] = a<<anchorPartBits | uint32(place)
			*at++
		}
		start = end
	}
	return b
}

func (b *anchorBlock) part(i int) []uint32 {
	first := int32(0)
	if i > 0 {
		first = b.ends[i-1]
	}
	return b.anchors[first:b.ends[i]]
}

// spillAll moves all anchors out of memory.
func (t *anchorTable) spillAll() {
	t.deal()
	var bytes []byte
	for part := range t.runs {
		bytes = bytes[:0]
		for i := range t.blocks {
			anchors := t.blocks[i].part(part)
			bytes = binary.LittleEndian.AppendUint32(bytes, uint32(t.blocks[i].first))
			bytes = binary.LittleEndian.AppendUint32(bytes, uint32(len(anchors)))
			for _, a := range anchors {
				bytes = binary.LittleEndian.AppendUint32(bytes, a)
			}
		}
		t.runs[part] = append(t.runs[part], spilledRun{t.spill.Append(bytes), len(bytes)})
	}
	t.blocks, t.held = nil, 0
}

// size is no less than how many anchors a part has.
func (t *anchorTable) size(part int) (n int) {
	for _, run := range t.runs[part] {
		n += run.size / anchorSize
	}
	for i := range t.blocks {
		n += len(t.blocks[i].part(part))
	}
	return n
}

// An anchorRoom is the room for what was spilled of a part, to be used again for the next one.
type anchorRoom struct {
	bytes   []byte
	anchors []uint32
}

// each visits the anchors of a part, block by block, with the number of the block's first text.
func (t *anchorTable) each(part int, room *anchorRoom, visit func(first int32, anchors []uint32)) {
	for _, run := range t.runs[part] {
		room.bytes = slices.Grow(room.bytes[:0], run.size)[:run.size]
		t.spill.Read(room.bytes, run.at)
		for rest := room.bytes; len(rest) >= 2*anchorSize; { // less is left only of the zeros that a spill gives after a failure
			first, n := binary.LittleEndian.Uint32(rest), binary.LittleEndian.Uint32(rest[anchorSize:])
			rest, room.anchors = rest[2*anchorSize:], room.anchors[:0]
			for range n {
				room.anchors = append(room.anchors, binary.LittleEndian.Uint32(rest))
				rest = rest[anchorSize:]
			}
			visit(int32(first), room.anchors)
		}
	}
	for i := range t.blocks {
		visit(t.blocks[i].first, t.blocks[i].part(part))
	}
}

// room is the number of hashes that memory has room for.
func (t *anchorTable) room() int {
	if t.spill == nil {
		return math.MaxInt
	}
	return t.most / 2
}

// eachPart calls visit with the entries of each part, in the order of their anchors, and as much room, from workers goroutines.
// The numbers of texts are exchanged for those in numbers; entries of a text that has none there, -1, are left out.
func (t *anchorTable) eachPart(numbers []int32, workers int, visit func(entries, spare []uint64)) {
	t.deal()
	type scratch struct {
		anchorRoom
		entries, spare []uint64
	}
	parallelWith(anchorParts, workers, func(s *scratch, part int) {
		if n := t.size(part); n > len(s.spare) {
			n += n / 4 // as the next may be somewhat larger
			s.entries, s.spare = make([]uint64, n), make([]uint64, n)
		}
		entries := s.entries[:0]
		t.each(part, &s.anchorRoom, func(first int32, anchors []uint32) {
			upper := uint64(part) << (32 + anchorPartShift)
			of := numbers[first:]
			for _, a := range anchors {
				if n := of[a%blockTexts]; n >= 0 {
					entries = append(entries, upper|uint64(a>>anchorPartBits)<<32|uint64(n))
				}
			}
		})
		visit(sortUpper(entries, s.spare[:len(entries)], 32+anchorPartShift))
	})
}
