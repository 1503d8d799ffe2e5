package lsh

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Two reports that each took another part of a third share a sentence, which no index need find.
func TestPartnersOfOneTextAreMeasured(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	whole := randomWords(r, 200)
	texts := [][]string{
		slices.Concat(whole[:110], randomWords(r, 60)),
		slices.Concat(randomWords(r, 60), whole[98:]),
		whole,
		randomWords(r, 150),
	}
	docs := make([]CopyDoc, len(texts))
	s := new(Sketches)
	var g Shingler
	for i, words := range texts {
		docs[i] = CopyDoc{ID: string(rune('a' + i)), Text: strings.Join(words, " ")}
		docs[i].Sketch = s.Add(&g, docs[i].Text, nil, nil)
	}
	c := newCopySearch(s, docs, 2)
	first := [][2]int32{{0, 2}, {1, 2}}
	c.verify(first)
	c.verifyPartners(first)
	var pairs [][2]int32
	for _, p := range c.pairs {
		pairs = append(pairs, [2]int32{p.left, p.right})
	}
	require.Equal(t, [][2]int32{{0, 1}, {0, 2}, {1, 2}}, pairs)
	require.Equal(t, Compare(docs[0], docs[1]), c.pairs[0].Similarity)
	require.Equal(t, 8, c.pairs[0].Shared)
}
