// Package ascii looks at eight bytes of ASCII text at a time, held in one integer, the first byte lowest. Words are
// found, folded and hashed in this way without a branch on each letter.
package ascii

import (
	"encoding/binary"
)

const (
	ones = 0x0101010101010101
	high = 0x80 * ones
)

// Load gives the eight bytes of s from i on; beyond the end of s they are zeros.
func Load(s []byte, i int) uint64 {
	if i+8 <= len(s) {
		return binary.LittleEndian.Uint64(s[i:])
	}
	return loadTail(s, i)
}

func loadTail(s []byte, i int) (x uint64) {
	for shift := 0; i < len(s); i, shift = i+1, shift+8 {
		x |= uint64(s[i]) << shift
	}
	return x
}

// classify sets the high bit of each byte of x that is a letter or digit in word, and no other bit; and in special that of each
// digit, apostrophe and byte that is not ASCII.
func classify(x uint64) (word, special uint64) {
	// A sum sets the high bit of a byte where the byte is at least so much; none carries into the next.
	bare := x &^ high
	lower := bare | 0x20*ones
	letter := (lower + (0x80-'a')*ones) &^ (lower + (0x7f-'z')*ones)
	digit := (bare + (0x80-'0')*ones) &^ (bare + (0x7f-'9')*ones)
	other := (bare ^ '\''*ones) + 0x7f*ones // than an apostrophe
	return (letter | digit) &^ x & high, x | digit | ^other
}

// First gives the first n bytes of x, the others zero; n is 1 to 8.
func First(x uint64, n int) uint64 { return x & (^uint64(0) >> ((64 - 8*uint(n)) & 63)) }

// Lower makes letters, digits and zeros lower case: of these only letters have bit 6.
func Lower(x uint64) uint64 { return x | x>>1&(0x20*ones) }

// Suspect tells whether one of the eight bytes of x is a or b, a control character below the space, or not ASCII. The
// byte behind such a one may make it say so too: what it says no of is certain.
func Suspect(x uint64, a, b byte) bool {
	isA, isB := x^uint64(a)*ones, x^uint64(b)*ones // a byte that is a, or b, becomes zero, and a subtraction borrows from it
	return (x|(x-' '*ones)|(isA-ones)|(isB-ones))&high != 0
}

// Printable tells whether s is of ASCII from the space to the tilde.
func Printable(s []byte) bool {
	for ; len(s) >= 32; s = s[32:] {
		if (unprintable(binary.LittleEndian.Uint64(s))|unprintable(binary.LittleEndian.Uint64(s[8:]))|
			unprintable(binary.LittleEndian.Uint64(s[16:]))|unprintable(binary.LittleEndian.Uint64(s[24:])))&high != 0 {
			return false
		}
	}
	for _, c := range s {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// unprintable sets the high bit of some byte unless all of them are printable: a subtraction borrows from a byte below the space, and
// a sum carries into the high bit of one above the tilde.
func unprintable(x uint64) uint64 { return x | (x - ' '*ones) | (x + ones) }
