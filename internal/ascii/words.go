package ascii

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// A Word is a run of ASCII letters and digits.
type Word struct {
	Hash       uint64 // by Hash, of its lower case
	Start, End int32
}

// Words are the words of a text.
type Words struct {
	List  []Word
	Plain bool // the text is all of ASCII, without digits and apostrophes
}

// Read makes w the words of s, in the room that it has. The letters and digits of 64 bytes are made bits of one integer, so that a word is
// found by counting zeros, without a branch on each letter.
func (w *Words) Read(text string) {
	const block = 64
	s := []byte(text) // no copy: it is only read
	to := w.List[:0]
	start := 0          // of the word that is not at its end
	before := uint64(0) // whether the byte before the block is of a word
	for base := 0; base < len(s); base += block {
		mask := blockMask(s, base)
		starts, ends := mask&^(mask<<1|before), ^mask&(mask<<1|before)
		if len(to)+block/2 > cap(to) {
			to = slices.Grow(to, block/2)
		}
		if before != 0 && ends != 0 {
			at := base + bits.TrailingZeros64(ends)
			ends &= ends - 1
			to = append(to, Word{hashLower(s, start, at), int32(start), int32(at)})
		}
		for ; ends != 0; ends &= ends - 1 {
			first, at := base+bits.TrailingZeros64(starts), base+bits.TrailingZeros64(ends)
			starts &= starts - 1
			var hash uint64
			switch n := at - first; { // as hashLower does
			case n <= 8 && first+8 <= len(s):
				hash = mix(uint64(n), Lower(First(binary.LittleEndian.Uint64(s[first:]), n)))
			case n > 8 && n <= 16 && first+16 <= len(s):
				hash = mix(0, Lower(binary.LittleEndian.Uint64(s[first:])))
				hash = mix(hash^uint64(n), Lower(First(binary.LittleEndian.Uint64(s[first+8:]), n-8)))
			default:
				hash = hashLower(s, first, at)
			}
			to = append(to, Word{hash, int32(first), int32(at)})
		}
		if starts != 0 {
			start = base + bits.TrailingZeros64(starts)
		}
		before = mask >> (block - 1)
	}
	if before != 0 {
		to = append(to, Word{hashLower(s, start, len(s)), int32(start), int32(len(s))})
	}
	w.List, w.Plain = to, isPlain(s)
}

// blockMask sets bit i where byte base+i of s is a letter or digit.
func blockMask(s []byte, base int) (mask uint64) {
	if base+64 > len(s) {
		for i := 0; base+i < len(s); i += 8 {
			mask |= wordBits(Load(s, base+i)) << i
		}
		return mask
	}
	for i, b := 0, s[base:base+64]; i < 64; i += 8 {
		mask |= wordBits(binary.LittleEndian.Uint64(b[i:])) << i
	}
	return mask
}

// wordBits sets bit i where byte i of x is a letter or digit.
func wordBits(x uint64) uint64 {
	return wordBytes(x) >> 7 * 0x0102040810204080 >> 56 // bit 8i becomes bit 56+i
}

// isPlain tells whether s is all of ASCII, without digits and apostrophes.
func isPlain(s []byte) bool {
	for i := 0; i < len(s); i += 8 {
		x := Load(s, i)
		bare := x &^ high
		digit := (bare + (0x80-'0')*ones) &^ (bare + (0x7f-'9')*ones)
		noApostrophe := (bare ^ '\''*ones) + 0x7f*ones
		if (x|digit|^noApostrophe)&high != 0 {
			return false
		}
	}
	return true
}

// hashLower hashes the lower case of the word s[start:end].
func hashLower(s []byte, start, end int) uint64 {
	h, n := uint64(0), end-start
	for ; end-start > 8; start += 8 {
		h = mix(h, Lower(Load(s, start)))
	}
	return mix(h^uint64(n), Lower(First(Load(s, start), end-start)))
}

// Hash hashes a word, eight bytes at a time.
func Hash(word string) uint64 {
	raw := []byte(word) // no copy: it is only read
	h, i := uint64(0), 0
	for ; len(raw)-i > 8; i += 8 {
		h = mix(h, Load(raw, i))
	}
	return mix(h^uint64(len(raw)), Load(raw, i))
}

func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// A Hasher hashes a word of which the bytes come one by one. The zero value is ready.
type Hasher struct {
	state, tail uint64
	length      uint
}

// Push adds a byte.
func (h *Hasher) Push(c byte) {
	if h.length > 0 && h.length&7 == 0 {
		h.state, h.tail = mix(h.state, h.tail), 0
	}
	h.tail |= uint64(c) << (h.length & 7 * 8)
	h.length++
}

// Sum is the Hash of the bytes so far.
func (h *Hasher) Sum() uint64 { return mix(h.state^uint64(h.length), h.tail) }
