package text

// A wordSet maps words, given by their hashes, to sets of languages: a table with open addressing, behind a filter of a
// bit a word that answers for nearly all words that are in no set.
type wordSet struct {
	filter [1 << (filterBits - 6)]uint64
	slots  []wordSlot // a power of two, at most half full
}

type wordSlot struct {
	hash      uint64
	languages uint32 // 0: free
}

const filterBits = 16

func newWordSet(sets map[uint64]uint32) *wordSet {
	s := &wordSet{slots: make([]wordSlot, 2)}
	for len(s.slots) < 2*len(sets) {
		s.slots = make([]wordSlot, 2*len(s.slots))
	}
	for hash, languages := range sets {
		s.filter[hash>>(64-filterBits+6)] |= 1 << (hash >> (64 - filterBits) & 63)
		i := hash & uint64(len(s.slots)-1)
		for s.slots[i].languages != 0 {
			i = (i + 1) & uint64(len(s.slots)-1)
		}
		s.slots[i] = wordSlot{hash, languages}
	}
	return s
}

func (s *wordSet) languages(hash uint64) uint32 {
	if s.filter[hash>>(64-filterBits+6)]>>(hash>>(64-filterBits)&63)&1 == 0 {
		return 0
	}
	return s.find(hash)
}

func (s *wordSet) find(hash uint64) uint32 {
	for i := hash & uint64(len(s.slots)-1); ; i = (i + 1) & uint64(len(s.slots)-1) {
		if slot := &s.slots[i]; slot.languages == 0 || slot.hash == hash {
			return slot.languages
		}
	}
}
