package text

import (
	"math/bits"
	"slices"
)

// A unitHash gathers what the fingerprint of a sentence or paragraph is made of.
type unitHash struct {
	sum     uint64
	words   int
	number  bool // a word begins with a digit
	trigger bool // a word of it stands in a phrase of furniture; set by a skimmer
}

func (u *unitHash) add(word uint64) {
	u.sum = bits.RotateLeft64((u.sum^word)*0x9E3779B97F4A7C15, 29) // 2^64 / golden ratio
	u.words++
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
		u.add(hashNorm(words[i].Norm))
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

// hashNorm hashes the normal form of a word, eight bytes at a time.
func hashNorm(norm string) uint64 {
	h := uint64(len(norm))
	for ; len(norm) >= 8; norm = norm[8:] {
		h = mixWord(h, load8(norm))
	}
	if len(norm) == 0 {
		return h
	}
	var last uint64
	for i := range len(norm) {
		last |= uint64(norm[i]) << (8 * i)
	}
	return mixWord(h, last)
}

// hashASCII hashes the normal form of s[start:end], which is ASCII.
func hashASCII(s string, start, end int) uint64 {
	h := uint64(end - start)
	for ; end-start >= 8; start += 8 {
		h = mixWord(h, lowerASCII(load8(s[start:])))
	}
	if start == end {
		return h
	}
	var last uint64
	if start+8 <= len(s) {
		last = load8(s[start:]) & (1<<(8*(end-start)) - 1)
	} else {
		for i := range end - start {
			last |= uint64(s[start+i]) << (8 * i)
		}
	}
	return mixWord(h, lowerASCII(last))
}

func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func mixWord(h, x uint64) uint64 {
	h = (h ^ x) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// lowerASCII makes the capitals among eight ASCII bytes lower case.
func lowerASCII(x uint64) uint64 {
	const ones = 0x0101010101010101
	fromA, afterZ := x+(0x80-'A')*ones, x+(0x7f-'Z')*ones // the high bit of each byte: at least 'A', beyond 'Z'
	return x | (fromA&^afterZ&(0x80*ones))>>2
}
