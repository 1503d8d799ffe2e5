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

// scan adds the words of s[from:to], of which runs are the runs of ASCII letters and digits. A run that nothing joins to
// what follows is a word; all others are left to slowWord, which gives the same of those.
func (w *wordList) scan(s string, from, to int, runs []ascii.Word) {
	w.runs = append(w.runs, int32(len(w.words)))
	s = s[:to]
	i := from
	for _, run := range runs {
		start, end := from+int(run.Start), from+int(run.End)
		if i = w.between(s, i, start); i > start {
			continue // a word that began before has taken the run
		}
		if end < len(s) && (s[end] >= utf8.RuneSelf || s[end] == '\'') {
			i = w.slowWord(s, start)
			continue
		}
		w.add(run.Hash, s[start] <= '9', s, start, end)
		i = end
	}
	w.between(s, i, len(s))
}

// between adds the words that begin in s[i:end], where no ASCII letters and digits are, and returns where to go on.
func (w *wordList) between(s string, i, end int) int {
	for i < end {
		if s[i] < utf8.RuneSelf {
			i++
		} else {
			i = w.slowWord(s, i)
		}
	}
	return i
}

// slowWord adds the word at s[i:], if there is one, and returns where to go on.
func (w *wordList) slowWord(s string, i int) int {
	start := i
	var h runeHash
	number := false
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isApostrophe(r) && i > start {
			if next, _ := utf8.DecodeRuneInString(s[i+size:]); !isWordRune(next) || isIdeograph(next) {
				break
			}
			h.Push('\'')
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
	w.add(h.Sum(), number, s, start, i)
	return i
}

// maskedHash hashes a word with each run of digits made one zero.
func maskedHash(word string) uint64 {
	var h runeHash
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
			h.Push('0')
		}
	}
	return h.Sum()
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func isWordRune(r rune) bool { return r != 'ʼ' && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func isIdeograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// A runeHash hashes a word rune by rune, as its bytes are hashed.
type runeHash struct{ ascii.Hasher }

func (h *runeHash) pushRune(r rune) {
	if r < utf8.RuneSelf {
		h.Push(byte(r))
		return
	}
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h.Push(c)
	}
}
