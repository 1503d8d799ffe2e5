package lsh

import (
	"encoding/binary"
	"math"
)

// An anchorTable holds which anchors stand in which texts. An entry is an anchor in the upper half, the number of a text
// in the lower one. Entries are dealt by the upper bits of their anchors into parts that are sorted one by one, in the
// caches of a processor. Where there are too many for memory, all parts are spilled, and begun anew.
type anchorTable struct {
	parts [anchorParts]anchorPart
	held  int   // entries in memory
	spill Spill // nil: all are held in memory
	most  int   // entries in memory, where they can be spilled
}

type anchorPart struct {
	blocks [][]uint64 // entries
	runs   []spilledRun
}

// A spilledRun is entries that were spilled together.
type spilledRun struct {
	at      int64
	entries int
}

const (
	anchorParts     = 1 << anchorPartBits
	anchorPartBits  = 6
	anchorPartShift = 32 - anchorPartBits

	leastBlock, largestBlock = 64, 8192 // entries
	entrySize                = 8        // bytes
)

// add adds the anchors of a text.
func (t *anchorTable) add(anchors []uint32, text int32) {
	if t.spill != nil && t.held+len(anchors) > t.most {
		t.spillParts()
	}
	t.held += len(anchors)
	for _, a := range anchors {
		p := &t.parts[a>>anchorPartShift]
		last := len(p.blocks) - 1
		if last < 0 || len(p.blocks[last]) == cap(p.blocks[last]) {
			size := leastBlock
			if last >= 0 {
				size = min(2*cap(p.blocks[last]), largestBlock)
			}
			p.blocks = append(p.blocks, make([]uint64, 0, size))
			last++
		}
		p.blocks[last] = append(p.blocks[last], uint64(a)<<32|uint64(text))
	}
}

// spillParts moves all entries out of memory.
func (t *anchorTable) spillParts() {
	var bytes []byte
	for i := range t.parts {
		p := &t.parts[i]
		bytes = bytes[:0]
		for _, block := range p.blocks {
			for _, e := range block {
				bytes = binary.LittleEndian.AppendUint64(bytes, e)
			}
		}
		if len(bytes) > 0 {
			p.runs = append(p.runs, spilledRun{t.spill.Append(bytes), len(bytes) / entrySize})
		}
		p.blocks = nil
	}
	t.held = 0
}

// room is the number of entries that memory has room for.
func (t *anchorTable) room() int {
	if t.spill == nil {
		return math.MaxInt
	}
	return t.most
}

// eachPart calls visit with the entries of each part, to be used as it likes, and as much room, from workers goroutines.
// The numbers of texts are exchanged for those in numbers; entries of a text that has none there, -1, are left out.
func (t *anchorTable) eachPart(numbers []int32, workers int, visit func(entries, spare []uint64)) {
	type scratch struct {
		entries, spare []uint64
		bytes          []byte
	}
	parallelWith(anchorParts, workers, func(b *scratch, part int) {
		p := &t.parts[part]
		if size := p.size(); size > cap(b.entries) {
			b.entries, b.spare = make([]uint64, 0, size*5/4), make([]uint64, size*5/4)
		}
		b.entries = b.entries[:0]
		add := func(e uint64) {
			if n := numbers[uint32(e)]; n >= 0 {
				b.entries = append(b.entries, e&^(1<<32-1)|uint64(n))
			}
		}
		for _, run := range p.runs {
			b.bytes = append(b.bytes[:0], make([]byte, run.entries*entrySize)...)
			t.spill.Read(b.bytes, run.at)
			for i := 0; i < len(b.bytes); i += entrySize {
				add(binary.LittleEndian.Uint64(b.bytes[i:]))
			}
		}
		for _, block := range p.blocks {
			for _, e := range block {
				add(e)
			}
		}
		visit(b.entries, b.spare[:len(b.entries)])
	})
}

// size is the number of entries.
func (p *anchorPart) size() (n int) {
	for _, run := range p.runs {
		n += run.entries
	}
	for _, block := range p.blocks {
		n += len(block)
	}
	return n
}
