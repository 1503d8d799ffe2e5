package report

import (
	"hash/maphash"
	"math/bits"
	"slices"
)

// A wordTable gives words ids: the same have the same.
type wordTable struct {
	seed  maphash.Seed
	slots []int32 // ids by the hash of their words, 0 where there is none; a power of two of them, twice as many as words at least
	words []string
}

func newWordTable() *wordTable { return &wordTable{seed: maphash.MakeSeed()} }

// reset forgets all words, and makes room for n.
func (t *wordTable) reset(n int) {
	size := 1 << bits.Len(uint(2*n))
	t.slots, t.words = slices.Grow(t.slots[:0], size)[:size], t.words[:0]
	clear(t.slots)
}

// id gives the id of a word, from 1.
func (t *wordTable) id(word string) int32 {
	last := len(t.slots) - 1
	at := int(maphash.String(t.seed, word)) & last
	for t.slots[at] != 0 && t.words[t.slots[at]-1] != word {
		at = (at + 1) & last
	}
	if t.slots[at] == 0 {
		t.words = append(t.words, word)
		t.slots[at] = int32(len(t.words))
	}
	return t.slots[at]
}
