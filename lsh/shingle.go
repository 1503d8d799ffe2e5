package lsh

import (
	"slices"

	"github.com/seed17055106/dedupe/internal/ascii"
	"github.com/seed17055106/dedupe/text"
)

// ShingleSize is the number of words in a shingle.
const ShingleSize = 5

// A Shingler turns texts into shingles: the hashes of each five words in a row. A word is hashed once; the hash of a
// shingle is made of its words' hashes by a rolling polynomial. It keeps its buffers, so what it returns holds until
// the next call. The zero value is ready; it is not for several goroutines at once.
type Shingler struct {
	words         wordList
	runs          text.Runs
	plain, masked []uint64
	signature     Signature
	anchors       []uint32
	least         []uint32
	sorter        hashSorter
	room          []byte // for a text that is not in memory
}

// Shingle gives the shingles of s in order, repetitions included: as written, and with the digits of numbers masked, so
// that a changed number does not hide what two texts share. Words are compared in lower case. The spans in
// skip, sorted and not overlapping, take no part, and no shingle reaches across one. A text of one to four words
// is a single shingle as a whole.
func (g *Shingler) Shingle(s string, skip []text.Span) (plain, masked []uint64) {
	return g.shingle(s, skip, nil)
}

// shingle does that with the runs of s, where the caller knows them and skips nothing.
func (g *Shingler) shingle(s string, skip []text.Span, runs *text.Runs) (plain, masked []uint64) {
	g.words.reset()
	if runs != nil && len(skip) == 0 {
		g.words.scan(s, 0, len(s), runs)
	} else {
		g.read(s, skip)
	}
	g.plain = g.words.shingles(g.plain[:0], g.words.words)
	if len(g.words.numbers) == 0 {
		return g.plain, g.plain
	}
	g.masked = g.words.shingles(g.masked[:0], g.words.mask(s))
	return g.plain, g.masked
}

func (g *Shingler) read(s string, skip []text.Span) {
	at := 0
	for _, f := range skip {
		if f.Start > at {
			g.scan(s, at, f.Start)
		}
		at = max(at, f.End)
	}
	if at < len(s) {
		g.scan(s, at, len(s))
	}
}

func (g *Shingler) scan(s string, from, to int) {
	g.runs.Read(s[from:to])
	g.words.scan(s, from, to, &g.runs)
}

// shingles appends the shingle hashes of words, those of w as written or masked.
func (w *wordList) shingles(to []uint64, words []ascii.Word) []uint64 {
	if n := len(words); n < ShingleSize {
		if n == 0 {
			return to
		}
		sum := uint64(n)
		for i := range words {
			sum = sum*shingleBase + words[i].Hash
		}
		return append(to, finish(sum))
	}
	to = slices.Grow(to, len(words))
	for i, first := range w.runs {
		end := len(words)
		if i+1 < len(w.runs) {
			end = int(w.runs[i+1])
		}
		to = appendShingles(to, words[first:end])
	}
	return to
}

const shingleBase = 0xd6e8feb86659fd93 // odd, so that no bit of a word's hash is lost

// appendShingles rolls over one run of words: sum = h1*b^4 + h2*b^3 + h3*b^2 + h4*b + h5, modulo 2^64.
func appendShingles(to []uint64, run []ascii.Word) []uint64 {
	const b2 = shingleBase * shingleBase % (1 << 64)
	const b4 = b2 * b2 % (1 << 64)
	const b5 = b4 * shingleBase % (1 << 64)
	if len(run) < ShingleSize {
		return to
	}
	var sum uint64
	for i := range run[:ShingleSize-1] {
		sum = sum*shingleBase + run[i].Hash
	}
	n := len(run) - ShingleSize + 1 // shingles
	to = slices.Grow(to, n)
	old := uint64(0) // the word that the next shingle leaves out
	shingles, last := to[len(to):len(to)+n], run[ShingleSize-1:]
	for i := range shingles {
		sum = sum*shingleBase + last[i].Hash - old
		old = run[i].Hash * b5
		shingles[i] = finish(sum)
	}
	return to[:len(to)+n]
}

// finish spreads the outcome of the polynomial over all bits.
func finish(x uint64) uint64 { return scramble(x ^ x>>29) }

// scramble is a bijection of 64 bits that lets each bit of x bear on the high and the low half of the outcome.
func scramble(x uint64) uint64 {
	x *= 0x9e3779b97f4a7c15 // 2^64 / golden ratio
	return x ^ x>>32
}
