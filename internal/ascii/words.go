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
	const block, most = 64, 64 / 2 // bytes, and words that end in them
	s := []byte(text)              // no copy: it is only read
	to := w.List[:cap(w.List)]
	n := 0               // words
	start := 0           // of the word that is not at its end
	before := uint64(0)  // whether the byte before the block is of a word
	special := uint64(0) // what speaks against a plain text
	for base := 0; base < len(s); base += block {
		mask, more := classes(s, base)
		special |= more
		starts, ends := mask&^(mask<<1|before), ^mask&(mask<<1|before)
		if n+most > len(to) {
			to = slices.Grow(to, most)
			to = to[:cap(to)]
		}
		list := to[n:][:most]
		k := uint(0)
		if before != 0 && ends != 0 {
			at := base + bits.TrailingZeros64(ends)
			ends &= ends - 1
			list[0] = Word{hashLower(s, start, at), int32(start), int32(at)}
			k = 1
		}
		for ; ends != 0; ends &= ends - 1 {
			first, at := base+bits.TrailingZeros64(starts), base+bits.TrailingZeros64(ends)
			starts &= starts - 1
			var hash uint64
			if rest, n := s[first:], at-first; n <= 8 && len(rest) >= 8 { // as hashLower does
				hash = mix(uint64(n), Lower(First(binary.LittleEndian.Uint64(rest), n)))
			} else {
				hash = hashLower(s, first, at)
			}
			list[k%most] = Word{hash, int32(first), int32(at)}
			k++
		}
		n += int(k)
		if starts != 0 {
			start = base + bits.TrailingZeros64(starts)
		}
		before = mask >> (block - 1)
	}
	if before != 0 {
		to = append(to[:n], Word{hashLower(s, start, len(s)), int32(start), int32(len(s))})
		n++
	}
	w.List, w.Plain = to[:n], special&high == 0
}

// classes sets bit i of mask where byte base+i of s is a letter or digit, and some high bit of special where one is a digit, an
// apostrophe or not ASCII.
func classes(s []byte, base int) (mask, special uint64) {
	if base+64 > len(s) {
		for i := 0; base+i < len(s); i += 8 {
			word, more := classify(Load(s, base+i))
			mask |= word * 0x0002040810204081 >> 56 << i // bit 8i+7 becomes bit 56+i
			special |= more
		}
		return mask, special
	}
	for i, b := 0, s[base:base+64]; i < 64; i += 8 {
		word, more := classify(binary.LittleEndian.Uint64(b[i:]))
		mask |= word * 0x0002040810204081 >> 56 << i
		special |= more
	}
	return mask, special
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
