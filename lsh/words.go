package lsh

import (
	"unicode"
	"unicode/utf8"
)

// wordList holds the words of a text, in parallel slices to be used again for the next text. A word is a run of letters
// and digits, in lower case; an apostrophe between two of them belongs to it, and an ideograph is a word by itself.
type wordList struct {
	plain  []uint64 // hash of the word
	masked []uint64 // the same, but in a word that begins with a digit each run of digits made one zero
	start  []int32  // byte offsets into the text
	end    []int32
	runs   []int32 // index of the first word of each run of words that no furniture interrupts
}

func (w *wordList) reset() {
	w.plain, w.masked, w.start, w.end, w.runs = w.plain[:0], w.masked[:0], w.start[:0], w.end[:0], w.runs[:0]
}

func (w *wordList) add(h wordHash, start, end int) {
	w.plain = append(w.plain, h.sum())
	w.masked = append(w.masked, h.sum())
	w.start = append(w.start, int32(start))
	w.end = append(w.end, int32(end))
}

// asciiFold maps the bytes of ASCII letters and digits to lower case, all others to 0.
var asciiFold = func() (t [256]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

// scan adds the words of s[from:to]. Words of ASCII letters and digits take a path of their own, which gives what
// slowWord gives.
func (w *wordList) scan(s string, from, to int) {
	w.runs = append(w.runs, int32(len(w.plain)))
	s = s[:to]
	for i := from; i < len(s); {
		c := asciiFold[s[i]]
		if c == 0 {
			if s[i] < utf8.RuneSelf {
				i++
			} else {
				i = w.slowWord(s, i)
			}
			continue
		}
		start, number := i, c <= '9'
		var h wordHash
		for {
			h.push(c)
			i++
			if i == len(s) {
				break
			}
			if c = asciiFold[s[i]]; c == 0 {
				break
			}
		}
		if i < len(s) && (s[i] >= utf8.RuneSelf || s[i] == '\'') {
			i = w.slowWord(s, start)
			continue
		}
		w.add(h, start, i)
		if number {
			w.masked[len(w.masked)-1] = maskedHash(s[start:i])
		}
	}
}

// slowWord adds the word at s[i:], if there is one, and returns where to go on.
func (w *wordList) slowWord(s string, i int) int {
	start := i
	var h wordHash
	number := false
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isApostrophe(r) && i > start {
			if next, _ := utf8.DecodeRuneInString(s[i+size:]); !isWordRune(next) || isIdeograph(next) {
				break
			}
			h.push('\'')
			i += size
			continue
		}
		if isIdeograph(r) {
			if i == start {
				h.pushRune(r)
				i += size
			}
			break
		}
		if !isWordRune(r) && !(i > start && unicode.IsMark(r)) {
			break
		}
		number = number || i == start && unicode.IsDigit(r)
		h.pushRune(unicode.ToLower(r))
		i += size
	}
	if i == start {
		_, size := utf8.DecodeRuneInString(s[i:])
		return i + size
	}
	w.add(h, start, i)
	if number {
		w.masked[len(w.masked)-1] = maskedHash(s[start:i])
	}
	return i
}

// maskedHash hashes a word with each run of digits made one zero.
func maskedHash(word string) uint64 {
	var h wordHash
	inDigits := false
	for _, r := range word {
		switch {
		case !unicode.IsDigit(r):
			inDigits = false
			if isApostrophe(r) {
				r = '\''
			}
			h.pushRune(unicode.ToLower(r))
		case !inDigits:
			inDigits = true
			h.push('0')
		}
	}
	return h.sum()
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func isWordRune(r rune) bool { return r != 'ʼ' && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func isIdeograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// wordHash hashes a word byte by byte: eight bytes are gathered, then mixed in by one multiplication.
type wordHash struct {
	state, tail uint64
	length      uint
}

func (h *wordHash) push(c byte) {
	h.tail = h.tail<<8 | uint64(c)
	h.length++
	if h.length&7 == 0 {
		h.state, h.tail = scramble(h.state^h.tail), 0
	}
}

func (h *wordHash) pushRune(r rune) {
	if r < utf8.RuneSelf {
		h.push(byte(r))
		return
	}
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h.push(c)
	}
}

func (h *wordHash) sum() uint64 { return scramble(h.state ^ h.tail) }

// scramble is a bijection of 64 bits that lets each bit of x bear on the high and the low half of the outcome.
func scramble(x uint64) uint64 {
	x *= 0x9e3779b97f4a7c15 // 2^64 / golden ratio
	return x ^ x>>32
}
