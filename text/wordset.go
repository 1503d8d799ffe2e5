package text

// A wordKey is a word of at most 16 bytes, packed, so that it is compared and hashed without a look at memory. Of a longer
// word it holds the last bytes and the length.
type wordKey struct {
	high, low uint64
	length    uint32
}

func (k wordKey) push(c byte) wordKey {
	return wordKey{k.high<<8 | k.low>>56, k.low<<8 | uint64(c), k.length + 1}
}

func keyOf(word string) wordKey {
	var k wordKey
	for i := range len(word) {
		k = k.push(word[i])
	}
	return k
}

// A wordSet maps words to sets of languages: a table with open addressing, behind a filter of one bit a word that
// answers for nearly all words that are in no set.
type wordSet struct {
	filter [1 << (filterBits - 6)]uint64
	slots  []wordSlot // a power of two, at most half full
}

type wordSlot struct {
	key       wordKey
	languages uint32 // 0: free
}

const filterBits = 15

func newWordSet(sets map[wordKey]uint32) *wordSet {
	s := &wordSet{slots: make([]wordSlot, 2)}
	for len(s.slots) < 2*len(sets) {
		s.slots = make([]wordSlot, 2*len(s.slots))
	}
	for key, languages := range sets {
		h := key.hash()
		s.filter[h>>(64-filterBits+6)] |= 1 << (h >> (64 - filterBits) & 63)
		i := h & uint64(len(s.slots)-1)
		for s.slots[i].languages != 0 {
			i = (i + 1) & uint64(len(s.slots)-1)
		}
		s.slots[i] = wordSlot{key, languages}
	}
	return s
}

func (s *wordSet) languages(key wordKey) uint32 {
	h := key.hash()
	if s.filter[h>>(64-filterBits+6)]>>(h>>(64-filterBits)&63)&1 == 0 {
		return 0
	}
	for i := h & uint64(len(s.slots)-1); ; i = (i + 1) & uint64(len(s.slots)-1) {
		if slot := &s.slots[i]; slot.languages == 0 || slot.key == key {
			return slot.languages
		}
	}
}

func (k wordKey) hash() uint64 {
	h := (k.low ^ k.high*0x9E3779B97F4A7C15 ^ uint64(k.length)) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}
