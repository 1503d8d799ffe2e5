//go:build linux

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A synthetic workload: texts of invented words, their frequencies by Zipf's law, and pairs of known similarity.
type synthetic struct {
	documents  int
	words      int     // mean length of a text
	vocabulary int     // number of words
	duplicates float64 // share of documents made from another, of Jaccard similarity .72 to .9
	related    float64 // share made from another, of .3 to .6
	story      int     // documents that all print one text with a word changed here and there
}

// write makes the folder dir with docs.txt (a document a line), docs.jsonl (the same documents) and truth.tsv (two
// documents and their exact Jaccard similarity of 5-word shingles). The same workload gives the same bytes.
func (w synthetic) write(dir string) error {
	r := rand.New(rand.NewPCG(7, 11))
	words := inventWords(r, w.vocabulary)
	zipf := rand.NewZipf(r, 1.07, 2.7, uint64(w.vocabulary-1))
	g := &textMaker{r: r, word: func() uint32 { return uint32(zipf.Uint64()) }}
	docs, base := w.texts(g)
	place := r.Perm(len(docs)) // the line of each document

	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	at := make([]int, len(docs)) // the document of each line
	for doc, line := range place {
		at[line] = doc
	}
	if err := writeFile(filepath.Join(dir, "docs.txt"), func(f *bufio.Writer) {
		for _, doc := range at {
			fmt.Fprintln(f, spell(words, docs[doc]))
		}
	}); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, "docs.jsonl"), func(f *bufio.Writer) {
		for line, doc := range at {
			fmt.Fprintf(f, `{"id":"%d","outlet":"outlet%d","text":"%s"}`+"\n", line, doc%997, spell(words, docs[doc]))
		}
	}); err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, "truth.tsv"), func(f *bufio.Writer) {
		for doc, from := range base {
			if from >= 0 {
				a, b := place[doc], place[from]
				fmt.Fprintf(f, "%d\t%d\t%.6f\n", min(a, b), max(a, b), jaccard(docs[doc], docs[from]))
			}
		}
	})
}

// texts gives the documents as word numbers, and for each the document that it was made from, -1 where there is none. For
// the documents of the story that is not given: one against one they are millions of pairs.
func (w synthetic) texts(g *textMaker) (docs [][]uint32, base []int) {
	duplicates, related := int(float64(w.documents)*w.duplicates), int(float64(w.documents)*w.related)
	fresh := w.documents - duplicates - related - w.story
	for range fresh {
		docs, base = append(docs, g.text(w.words/2+g.r.IntN(w.words))), append(base, -1)
	}
	sources := g.r.Perm(fresh)
	for i := range duplicates + related {
		similarity := 0.72 + 0.18*g.r.Float64()
		if i >= duplicates {
			similarity = 0.3 + 0.3*g.r.Float64()
		}
		docs, base = append(docs, g.change(docs[sources[i]], similarity)), append(base, sources[i])
	}
	for range w.story {
		docs, base = append(docs, g.change(docs[sources[fresh-1]], 0.9+0.1*g.r.Float64())), append(base, -1)
	}
	return docs, base
}

// A textMaker makes texts of word numbers.
type textMaker struct {
	r    *rand.Rand
	word func() uint32
}

func (g *textMaker) text(words int) []uint32 {
	text := make([]uint32, words)
	for i := range text {
		text[i] = g.word()
	}
	return text
}

// change alters a text until about the given Jaccard similarity is left: half of the shingles go with one replaced run,
// the others with scattered deletions, insertions and substitutions.
func (g *textMaker) change(source []uint32, similarity float64) []uint32 {
	text := append([]uint32(nil), source...)
	shingles := float64(len(source)-4) * (1 - similarity) / (1 + similarity) // to be lost
	if run := int(shingles/2) - 4; run > 0 {
		at := g.r.IntN(len(text) - run)
		copy(text[at:], g.text(run))
		shingles -= float64(run + 4)
	}
	for shingles > 2 {
		at := g.r.IntN(len(text))
		switch g.r.IntN(4) {
		case 0:
			text = append(text[:at], text[at+1:]...)
			shingles -= 4.5
		case 1:
			text = append(text[:at+1], text[at:]...)
			text[at] = g.word()
			shingles -= 4.5
		default:
			text[at] = g.word()
			shingles -= 5
		}
	}
	return text
}

// jaccard is the exact similarity of two texts' sets of 5-word shingles.
func jaccard(a, b []uint32) float64 {
	set := func(text []uint32) map[[5]uint32]bool {
		s := make(map[[5]uint32]bool, len(text))
		for i := 0; i+5 <= len(text); i++ {
			s[[5]uint32(text[i:i+5])] = true
		}
		return s
	}
	x, y := set(a), set(b)
	both := 0
	for shingle := range x {
		if y[shingle] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

// inventWords makes a vocabulary by rank, the frequent words shorter.
func inventWords(r *rand.Rand, n int) []string {
	seen := map[string]bool{}
	words := make([]string, 0, n)
	for len(words) < n {
		length := 2 + r.IntN(3)
		switch {
		case len(words) > 1000:
			length = 4 + r.IntN(8)
		case len(words) > 50:
			length = 3 + r.IntN(5)
		}
		letters := make([]byte, length)
		for i := range letters {
			letters[i] = "aeiouy"[r.IntN(6)]
			if i%2 == 0 {
				letters[i] = "bcdfghjklmnprstvwz"[r.IntN(18)]
			}
		}
		if word := string(letters); !seen[word] {
			seen[word] = true
			words = append(words, word)
		}
	}
	return words
}

func spell(words []string, text []uint32) string {
	var b strings.Builder
	for i, w := range text {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[w])
	}
	return b.String()
}

func writeFile(path string, write func(*bufio.Writer)) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	write(w)
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
