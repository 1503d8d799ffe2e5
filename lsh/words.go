package lsh

import (
	"unicode"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// wordList holds the words of a text, to be used again for the next text. A word is a run of letters and digits, in lower
// case; an apostrophe between two of them belongs to it, and an ideograph is a word by itself.
type wordList struct {
	words   []word
	runs    []int32 // index of the first word of each run of words that no furniture interrupts
	numbers bool    // some word begins with a digit
}

type word struct {
	plain      uint64 // hash
	masked     uint64 // the same, but in a word that begins with a digit each run of digits made one zero
	start, end int32  // byte offsets into the text
}

func (w *word) hash(masked bool) uint64 {
	if masked {
		return w.masked
	}
	return w.plain
}

func (w *wordList) reset() {
	w.words, w.runs, w.numbers = w.words[:0], w.runs[:0], false
}

// add adds the word s[start:end] of a hash.
func (w *wordList) add(h uint64, number bool, s string, start, end int) {
	masked := h
	if number {
		masked, w.numbers = maskedHash(s[start:end]), true
	}
	w.words = append(w.words, word{h, masked, int32(start), int32(end)})
}

// scan adds the words of s[from:to]. Words of ASCII letters and digits take a path of their own, which gives what
// slowWord gives.
func (w *wordList) scan(s string, from, to int) {
	w.runs = append(w.runs, int32(len(w.words)))
	s = s[:to]
	raw := []byte(s) // no copy: it is only read
	for i := from; i < len(s); {
		x := ascii.Load(raw, i)
		n := ascii.WordLength(x)
		if n == 0 {
			if s[i] < utf8.RuneSelf {
				i++
			} else {
				i = w.slowWord(s, i)
			}
			continue
		}
		start, h := i, wordHash{}
		for ; n == 8; n = ascii.WordLength(x) {
			h.state = scramble(h.state ^ ascii.Lower(x))
			i += 8
			x = ascii.Load(raw, i)
		}
		h.tail = ascii.Lower(ascii.First(x, n))
		i += n
		if i < len(s) && (s[i] >= utf8.RuneSelf || s[i] == '\'') {
			i = w.slowWord(s, start)
			continue
		}
		w.add(h.sum(), s[start] <= '9', s, start, i)
		i++ // what stands at i is no part of a word
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
	w.add(h.sum(), number, s, start, i)
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

// wordHash hashes a word byte by byte: eight bytes are gathered, the first lowest, then mixed in by one multiplication.
type wordHash struct {
	state, tail uint64
	length      uint
}

func (h *wordHash) push(c byte) {
	h.tail |= uint64(c) << (h.length & 7 * 8)
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
