package corpus

import (
	"fmt"

	"github.com/zeebo/xxh3"
)

// An idSet knows which ids were seen, and where each was first. Ids are kept as 128-bit hashes, which is smaller
// than most ids; that two ids of even 10^12 collide has a chance below 10^-14.
type idSet struct {
	blocks []*[idBlock]seenID
	n      int     // seen ids
	table  []int32 // by hash, with open addressing: the number of a seen id + 1; 0: free
	paths  []string
}

const idBlock = 1 << 10

type seenID struct {
	id                 xxh3.Uint128
	path, line, record int32
}

// add notes the id of a document, and gives where it was seen before.
func (s *idSet) add(doc *Document) (first origin, repeated bool) {
	if 2*s.n >= len(s.table) {
		s.grow()
	}
	id := xxh3.HashString128(doc.ID)
	slot := s.find(id)
	if at := s.table[slot]; at > 0 {
		e := s.at(int(at) - 1)
		return origin{s.paths[e.path], int(e.line), int(e.record)}, true
	}
	if last := len(s.paths) - 1; last < 0 || s.paths[last] != doc.Path {
		s.paths = append(s.paths, doc.Path)
	}
	if s.n%idBlock == 0 {
		s.blocks = append(s.blocks, new([idBlock]seenID))
	}
	*s.at(s.n) = seenID{id, int32(len(s.paths) - 1), int32(doc.Line), int32(doc.Record)}
	s.n++
	s.table[slot] = int32(s.n)
	return origin{}, false
}

func (s *idSet) at(i int) *seenID { return &s.blocks[i/idBlock][i%idBlock] }

// find gives the slot of an id, or the free one where it belongs.
func (s *idSet) find(id xxh3.Uint128) uint64 {
	mask := uint64(len(s.table) - 1)
	slot := id.Lo & mask
	for s.table[slot] > 0 && s.at(int(s.table[slot])-1).id != id {
		slot = (slot + 1) & mask
	}
	return slot
}

func (s *idSet) grow() {
	s.table = make([]int32, max(1<<10, 2*len(s.table)))
	for i := range s.n {
		s.table[s.find(s.at(i).id)] = int32(i) + 1
	}
}

// An origin is where an id was first seen.
type origin struct {
	path         string
	line, record int
}

func (o origin) String() string {
	switch {
	case o.line > 0:
		return fmt.Sprintf("%s:%d", o.path, o.line)
	case o.record > 1:
		return fmt.Sprintf("%s#%d", o.path, o.record)
	}
	return o.path
}
