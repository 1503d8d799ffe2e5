//go:build linux

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strconv"

	minhashlsh "github.com/ekzhu/minhash-lsh"

	"github.com/seed17055106/dedupe/lsh"
)

const (
	baselineValues    = 128
	baselineThreshold = 0.7
)

// baseline is the plain use of github.com/ekzhu/minhash-lsh: it signs the 5-word shingles of each line of a text file,
// indexes and queries all of them, and writes the pairs of line numbers that share a band, unverified.
func baseline(texts, pairs string) error {
	docs, err := readLines(texts)
	if err != nil {
		return err
	}
	signatures := make([][]uint64, len(docs))
	index := minhashlsh.NewMinhashLSH32(baselineValues, baselineThreshold, len(docs))
	var starts []int // of the words
	for i, doc := range docs {
		sketch := minhashlsh.NewMinhash(1, baselineValues)
		starts = append(starts[:0], 0)
		for at, c := range doc {
			if c == ' ' {
				starts = append(starts, at+1)
			}
		}
		starts = append(starts, len(doc)+1)
		for k := 0; k+lsh.ShingleSize < len(starts); k++ {
			sketch.Push(doc[starts[k] : starts[k+lsh.ShingleSize]-1])
		}
		signatures[i] = sketch.Signature()
		index.Add(i, signatures[i])
	}
	index.Index()
	return writeFile(pairs, func(f *bufio.Writer) {
		for i, signature := range signatures {
			for _, other := range index.Query(signature) {
				if j := other.(int); j > i {
					fmt.Fprintf(f, "%d\t%d\n", i, j)
				}
			}
		}
	})
}

// bound is the least that any program of this kind does: it reads the bytes, finds the words and hashes each five of
// them in a row.
func bound(texts string) error {
	docs, err := readLines(texts)
	if err != nil {
		return err
	}
	var g lsh.Shingler
	shingles := 0
	for _, doc := range docs {
		plain, _ := g.Shingle(string(doc), nil)
		shingles += len(plain)
	}
	fmt.Println(shingles)
	return nil
}

// plain is the search for copies by itself, as a program that has its texts in memory would use it: it reads the lines of a text file,
// verifies each pair exactly and writes the pairs of line numbers.
func plain(texts, pairs string) error {
	lines, err := readLines(texts)
	if err != nil {
		return err
	}
	docs := make([]lsh.CopyDoc, len(lines))
	for i, line := range lines {
		docs[i] = lsh.CopyDoc{ID: strconv.Itoa(i), Text: string(line)}
	}
	found := lsh.FindCopies(docs, 1)
	return writeFile(pairs, func(f *bufio.Writer) {
		for _, p := range found.Pairs {
			fmt.Fprintf(f, "%d\t%d\n", min(p.Left, p.Right), max(p.Left, p.Right))
		}
	})
}

func readLines(path string) ([][]byte, error) {
	data, err := os.ReadFile(path)
	return bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")), err
}
