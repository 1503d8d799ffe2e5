package text

import (
	"math/bits"
	"slices"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// A unitHash gathers what the fingerprint of a sentence or paragraph is made of.
type unitHash struct {
	sum     uint64
	words   int
	number  bool // a word begins with a digit
	trigger bool // a word of it stands in a phrase of furniture; set by a skimmer
}

func (u *unitHash) add(word uint64) {
	u.sum = nextSum(u.sum, word)
	u.words++
}

// nextSum gives the sum with one word more.
func nextSum(sum, word uint64) uint64 {
	return bits.RotateLeft64((sum^word)*0x9E3779B97F4A7C15, 29) // 2^64 / golden ratio
}

// join adds a sentence to its paragraph.
func (u *unitHash) join(s unitHash) {
	if u.words == 0 {
		*u = s
		return
	}
	n := u.words
	u.add(s.sum)
	u.words, u.number = n+s.words, u.number || s.number
}

// unitOf gathers the words of one sentence.
func unitOf(words []Word) (u unitHash) {
	for i := range words {
		u.add(ascii.Hash(words[i].Norm))
		u.number = u.number || words[i].Number
	}
	return u
}

// lineBit of a fingerprint is set for a short line without a number that is no sentence.
const lineBit = 1

// fingerprint gives the hash of a unit, of which s is the source, 0 for one that may recur by itself: a short sentence,
// or a short line with a number.
func (u *unitHash) fingerprint(s string) uint64 {
	if u.words == 0 {
		return 0
	}
	sentence := endsSentence(s)
	if u.words < shortSentence && (sentence || u.number) {
		return 0
	}
	h := u.sum ^ u.sum>>32 | lineBit
	if sentence || u.words > shortLine || u.number {
		h ^= lineBit
	}
	return h
}

// sortedUnits sorts fingerprints and keeps each once.
func sortedUnits(units []uint64) []uint64 {
	slices.Sort(units)
	units = slices.Compact(units)
	if len(units) > 0 && units[0] == 0 {
		units = units[1:]
	}
	return units
}
