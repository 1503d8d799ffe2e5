//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe"
)

func TestSyntheticPlantsPairsOfKnownSimilarity(t *testing.T) {
	dir := t.TempDir()
	w := synthetic{documents: 100, words: 60, vocabulary: 2000, duplicates: 0.1, related: 0.1, story: 10}
	require.NoError(t, w.write(dir))
	lines, err := readLines(filepath.Join(dir, "docs.txt"))
	require.NoError(t, err)
	require.Len(t, lines, 100)
	pairs, near := 0, 0
	require.NoError(t, eachLine(filepath.Join(dir, "truth.tsv"), func(string) error { pairs++; return nil }))
	require.Equal(t, 20, pairs)
	found := filepath.Join(dir, "found.tsv")
	require.NoError(t, baseline(filepath.Join(dir, "docs.txt"), found))
	require.NoError(t, eachLine(found, func(string) error { near++; return nil }))
	require.Greater(t, near, 40, "the story alone is 45 pairs")
	s, err := judge(filepath.Join(dir, "truth.tsv"), found)
	require.NoError(t, err)
	require.Greater(t, s.recall, 0.2)
	require.NoError(t, bound(filepath.Join(dir, "docs.txt")))
}

func TestJudge(t *testing.T) {
	dir := t.TempDir()
	truth, found := filepath.Join(dir, "truth.tsv"), filepath.Join(dir, "pairs.jsonl")
	require.NoError(t, os.WriteFile(truth, []byte("1\t2\t0.800000\n3\t4\t0.700000\n5\t6\t0.300000\n"), 0o666))
	require.NoError(t, os.WriteFile(found, []byte(`{"left":"2","right":"1","jaccard":0.81}`+"\n"+`{"left":"1","right":"9","jaccard":0.5}`+"\n"), 0o666))
	s, err := judge(truth, found)
	require.NoError(t, err)
	require.InDelta(t, 0.5, s.recall, 1e-9)
	require.Equal(t, 1, s.stray)
	require.InDelta(t, 0.01, s.maxError, 1e-9)
}

func TestSizes(t *testing.T) {
	sizes, err := parseSizes("100, 300")
	require.NoError(t, err)
	require.Equal(t, []int{100, 300}, sizes)
	require.Equal(t, "100,300", sizesText(sizes))
	for _, bad := range []string{"", "0", "300,100", "10,", "10k"} {
		_, err := parseSizes(bad)
		require.Error(t, err, bad)
	}
}

func TestNewsIsRecords(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, writeNews(dir, 50))
	f, err := os.Open(filepath.Join(dir, "docs.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	ids := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var d struct{ ID, Text, Title string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &d))
		for _, mark := range []string{"{", "}", "|"} {
			require.NotContains(t, d.Text+d.Title, mark)
		}
		require.NotEmpty(t, d.Text)
		ids[d.ID] = true
	}
	require.Len(t, ids, 50)
}

// More reports are of more events, and no more alike: else the workload would measure itself.
func TestNewsStaysLevel(t *testing.T) {
	type level struct{ stories, pairs, passages, findings, figures float64 }
	levelOf := func(n int) level {
		dir := t.TempDir()
		require.NoError(t, writeNews(dir, n))
		r, err := dedupe.Run(t.Context(), dedupe.Options{Paths: []string{filepath.Join(dir, "docs.jsonl")}})
		require.NoError(t, err)
		each := func(count int) float64 { return float64(count) / float64(n) }
		return level{each(r.Run.Counts.Stories), each(len(r.Pairs)), each(r.Run.Counts.Passages), each(len(r.Findings)), each(len(r.Figures))}
	}
	few, many := levelOf(400), levelOf(2000)
	for _, l := range [][2]float64{
		{few.stories, many.stories}, {few.pairs, many.pairs}, {few.passages, many.passages}, {few.findings, many.findings}, {few.figures, many.figures},
	} {
		require.InEpsilon(t, l[0], l[1], 0.2, "%v of 400, %v of 2000", few, many)
	}
}

// The number of distinct words in n draws grows as a power of n.
func TestVocabularyGrowsAsHeapsSaid(t *testing.T) {
	invented := 0
	v := &vocabulary{discount: 0.5, strength: 10, known: []string{"first"}, invent: func(*rand.Rand) string { invented++; return strconv.Itoa(invented) }}
	r := rand.New(rand.NewPCG(1, 2))
	require.Equal(t, "first", v.draw(r))
	for range 9_999 {
		v.draw(r)
	}
	before := len(v.words)
	for range 30_000 {
		v.draw(r)
	}
	require.InEpsilon(t, 2, float64(len(v.words))/float64(before), 0.15, "four times the draws, twice the words")
	require.Equal(t, len(v.words)-1, invented)
}
