package lsh

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	minhashlsh "github.com/ekzhu/minhash-lsh"
	"github.com/seed17055106/dedupe/internal/ascii"
	"github.com/seed17055106/dedupe/text"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestFastPathIsSlowPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aZ09 .'’-éß日あ\u0301ǅKfive"))).Draw(t, "s")
		requireSlowEqual(t, s)
	})
}

func FuzzWords(f *testing.F) {
	f.Add("O'Brien’s 1,500 cafés — 東京 'quoted' \xff\xfe")
	f.Fuzz(func(t *testing.T, s string) { requireSlowEqual(t, s) })
}

func requireSlowEqual(t require.TestingT, s string) {
	var fast, slow wordList
	fast.scan(s, 0, len(s), runsOf(s))
	for i := 0; i < len(s); {
		i = slow.slowWord(s, i)
	}
	require.True(t, slices.Equal(slow.words, fast.words), "%v %v", slow.words, fast.words)
	require.True(t, slices.Equal(slow.numbers, fast.numbers))
	for i := range fast.words {
		require.Less(t, fast.words[i].Start, fast.words[i].End)
		require.True(t, !utf8.ValidString(s) || utf8.ValidString(s[fast.words[i].Start:fast.words[i].End]))
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"It's 1,500 o’clock": "It's|1|500|o’clock",
		"'quoted' dogs'":     "quoted|dogs",
		"Über-café 3a":       "Über|café|3a",
		"東京で5人":              "東|京|で|5|人",
		"a'b'c":              "a'b'c",
	} {
		var w wordList
		w.scan(s, 0, len(s), runsOf(s))
		var got []string
		for i := range w.words {
			got = append(got, s[w.words[i].Start:w.words[i].End])
		}
		require.Equal(t, want, strings.Join(got, "|"), s)
	}
	equal := func(a, b string) bool {
		var x, y wordList
		x.scan(a, 0, len(a), runsOf(a))
		y.scan(b, 0, len(b), runsOf(b))
		return slices.EqualFunc(x.words, y.words, func(v, w ascii.Word) bool { return v.Hash == w.Hash })
	}
	require.True(t, equal("IT’S ÜBER Straße", "it's über straße"))
	require.False(t, equal("abcdefgh", "abcdefghi"))
	require.False(t, equal("ab cd", "abcd"))
}

func TestShinglesDoNotReachAcrossFurniture(t *testing.T) {
	var g Shingler
	s := "one two three four MENU five six seven eight nine"
	at := strings.Index(s, "MENU")
	with, _ := g.Shingle(s, []text.Span{{Start: at, End: at + 4}})
	with = slices.Clone(with)
	alone, _ := g.Shingle("five six seven eight nine", nil)
	require.Equal(t, with, slices.Clone(alone))
	first, _ := g.Shingle("one two three four five six", nil)
	want := slices.Concat(first, with)
	s = "one two three four five six MENU five six seven eight nine"
	at = strings.Index(s, "MENU")
	both, _ := g.Shingle(s, []text.Span{{Start: at, End: at + 4}})
	require.Equal(t, want, both)
}

// The mean error is none and its spread at most that of 128 independent slots, sqrt(J(1-J)/128).
func TestEstimateError(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for _, c := range []struct {
		n       int
		jaccard float64
	}{{30, .5}, {30, .8}, {100, .5}, {300, .2}, {300, .8}, {3000, .5}} {
		const trials = 300
		shared := int(math.Round(2 * c.jaccard * float64(c.n) / (1 + c.jaccard)))
		exact := float64(shared) / float64(2*c.n-shared)
		sum, squares := 0.0, 0.0
		for range trials {
			a := make([]uint64, c.n)
			b := make([]uint64, c.n)
			for i := range a {
				a[i], b[i] = r.Uint64(), r.Uint64()
				if i < shared {
					b[i] = a[i]
				}
			}
			e := Sign(a).Estimate(Sign(b)) - exact
			sum += e
			squares += e * e
		}
		theory := math.Sqrt(exact * (1 - exact) / SignatureSize)
		rmse := math.Sqrt(squares / trials)
		require.Less(t, rmse, 1.12*theory, "n=%d J=%.1f", c.n, c.jaccard)
		require.Less(t, math.Abs(sum/trials), 4*theory/math.Sqrt(trials))
		t.Logf("n=%4d J=%.1f rmse %.4f, independent slots %.4f", c.n, c.jaccard, rmse, theory)
	}
}

func TestSignatureIgnoresOrderAndRepetition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := rapid.SliceOfN(rapid.Uint64(), 1, 200).Draw(t, "set")
		again := append(slices.Clone(set), set[:len(set)/2]...)
		slices.Sort(again)
		require.Equal(t, Sign(set), Sign(again))
		require.NotContains(t, Sign(set)[:], uint32(math.MaxUint32))
	})
}

// A run of anchorWindow shingles that two texts share holds an anchor of both.
func TestAnchorsAreShared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		random := func(n int) []uint64 {
			out := make([]uint64, n)
			for i := range out {
				out[i] = r.Uint64()
			}
			return out
		}
		run := random(anchorWindow)
		a := winnow(slices.Concat(random(r.IntN(50)), run, random(r.IntN(50))))
		b := winnow(slices.Concat(random(r.IntN(50)), run, random(r.IntN(50))))
		require.True(t, slices.ContainsFunc(a, func(x uint32) bool { return slices.Contains(b, x) }))
		long := random(5000)
		require.InDelta(t, 2./(anchorWindow+1), float64(len(winnow(long)))/5000, 0.02)
	})
}

func TestBothIndexesGiveTheSameCandidates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := corpus(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), 24)
		var texts []bandedText
		var g Shingler
		for _, i := range rand.New(rand.NewPCG(1, 1)).Perm(len(docs)) {
			d := docs[i]
			if s := g.sketch(d.Text, nil, nil); s.shingles > 0 {
				texts = append(texts, bandedText{int32(i), &s.bands})
			}
		}
		collect := func(find index) map[[2]int32]bool {
			pairs := map[[2]int32]bool{}
			find(slices.Clone(texts), 2, func(found [][2]int32) {
				for _, pair := range found {
					pairs[pair] = true
				}
			})
			return pairs
		}
		require.Equal(t, collect(memoryCandidates), collect(tableCandidates))
	})
}

func TestBandParameters(t *testing.T) {
	rows, bands := minhashlsh.NewMinhashLSH32(SignatureSize, 0.4, 0).Params()
	require.Equal(t, [2]int{bandRows, bandCount}, [2]int{rows, bands})
	rows, bands = minhashlsh.NewMinhashLSH32(bandCount, surelyAll, 0).Params()
	require.Equal(t, [2]int{1, bandCount}, [2]int{rows, bands})
}

func benchmarkText() string {
	return strings.Join(randomWords(rand.New(rand.NewPCG(1, 1)), 300), " ")
}

func BenchmarkShingle(b *testing.B) {
	s := benchmarkText()
	b.SetBytes(int64(len(s)))
	var g Shingler
	for b.Loop() {
		g.Shingle(s, nil)
	}
}

func BenchmarkSketch(b *testing.B) {
	d := CopyDoc{Text: benchmarkText()}
	b.SetBytes(int64(len(d.Text)))
	var g Shingler
	for b.Loop() {
		g.sketch(d.Text, nil, nil)
	}
}

func BenchmarkSign(b *testing.B) {
	var g Shingler
	_, masked := g.Shingle(benchmarkText(), nil)
	b.SetBytes(int64(8 * len(masked)))
	for b.Loop() {
		Sign(masked)
	}
}

func BenchmarkFindCopies(b *testing.B) {
	docs := corpus(rand.New(rand.NewPCG(1, 2)), 2000)
	n := 0
	for _, d := range docs {
		n += len(d.Text)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		FindCopies(docs, 1)
	}
}

func winnow(shingles []uint64) []uint32 { return appendAnchors(nil, shingles, new([]uint32)) }

// Anchors are the least hashes of the windows, once where several windows in a row have the same.
func TestAnchorsAreTheLeastOfWindows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shingles := rapid.SliceOfN(rapid.Uint64Range(0, 1<<36), 0, 100).Draw(t, "shingles")
		var want []uint32
		for start := 0; start == 0 && len(shingles) > 0 || start+anchorWindow <= len(shingles); start++ {
			least := uint32(slices.Min(shingles[start:min(start+anchorWindow, len(shingles))]) >> 32)
			if len(want) == 0 || want[len(want)-1] != least {
				want = append(want, least)
			}
		}
		require.True(t, slices.Equal(want, winnow(shingles)), "%v %v", want, winnow(shingles))
	})
}

func runsOf(s string) *text.Runs {
	runs := new(text.Runs)
	runs.Read(s)
	return runs
}
