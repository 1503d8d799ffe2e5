package lsh

import (
	"unicode"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/internal/ascii"
)

// wordList holds the words of a text, to be used again for the next text. A word is a run of letters and digits, in lower
// case; an apostrophe between two of them belongs to it, and an ideograph is a word by itself.
type wordList struct {
	words   []ascii.Word
	masked  []ascii.Word // the same, but in a word that begins with a digit each run of digits made one zero; by mask
	runs    []int32      // index of the first word of each run of words that no furniture interrupts
	numbers []int32      // index of each word that begins with a digit
	own     []ascii.Word // the room for words that are not those of the caller
}

func (w *wordList) reset() {
	w.own = w.own[:0]
	w.words, w.runs, w.numbers = w.own, w.runs[:0], w.numbers[:0]
}

// scan adds the words of s[from:to], of which runs are the runs of ASCII letters and digits. A run that nothing joins to
// what follows is a word; all others are left to slowWord, which gives the same of those.
func (w *wordList) scan(s string, from, to int, runs *ascii.Words) {
	w.runs = append(w.runs, int32(len(w.words)))
	if from == 0 && to == len(s) && runs.Plain {
		w.words = runs.List // each is a word, and there is no other
		return
	}
	s = s[:to]
	i := from
	for _, run := range runs.List {
		start, end := from+int(run.Start), from+int(run.End)
		for i < start && s[i] < utf8.RuneSelf {
			i++
		}
		if i < start {
			i = w.between(s, i, start)
		}
		if i > start {
			continue // a word that began before has taken the run
		}
		if end < len(s) && (s[end] >= utf8.RuneSelf || s[end] == '\'') {
			i = w.slowWord(s, start)
			continue
		}
		if s[start] <= '9' {
			w.numbers = append(w.numbers, int32(len(w.words)))
		}
		w.words = append(w.words, ascii.Word{Hash: run.Hash, Start: int32(start), End: int32(end)})
		i = end
	}
	w.between(s, i, len(s))
	w.own = w.words
}

// mask gives the words of s with their numbers masked.
func (w *wordList) mask(s string) []ascii.Word {
	w.masked = append(w.masked[:0], w.words...)
	for _, i := range w.numbers {
		word := &w.masked[i]
		word.Hash = maskedHash(s[word.Start:word.End])
	}
	return w.masked
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
	if number {
		w.numbers = append(w.numbers, int32(len(w.words)))
	}
	w.words = append(w.words, ascii.Word{Hash: h.Sum(), Start: int32(start), End: int32(i)})
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
