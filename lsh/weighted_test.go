package lsh

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// keysOf draws a set of keys, and the weight of each in any set.
func keysOf(t *rapid.T, label string) []uint32 {
	keys := rapid.SliceOfNDistinct(rapid.Uint32Range(1, 60), 1, 40, rapid.ID).Draw(t, label)
	slices.Sort(keys)
	return keys
}

func testWeights(keys []uint32) (weights []float64, waits []float32, sum float64) {
	for _, k := range keys {
		w := 0.2 + float64(k%7)
		weights = append(weights, w)
		waits = append(waits, float32(1/w))
		sum += w
	}
	return weights, waits, sum
}

// The share of common samples estimates the weighted Jaccard similarity. Of 2,000 samples the standard error is at most
// 0.0112; five of them leave room for a failure in some millions of draws.
func TestSampleEstimatesWeightedJaccard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := keysOf(t, "a"), keysOf(t, "b")
		wa, ta, sa := testWeights(a)
		_, tb, sb := testWeights(b)
		common := commonWeight(a, b, wa)
		exact := common / (sa + sb - common)
		const samples = 2000
		same := 0
		for slot := range uint64(samples) {
			x, _ := sample(a, ta, slot)
			y, _ := sample(b, tb, slot)
			if x == y {
				same++
			}
		}
		require.InDelta(t, exact, float64(same)/samples, 5*0.0112)
	})
}

func TestSampleDrawsByWeight(t *testing.T) {
	keys, waits := []uint32{3, 9}, []float32{1, 1.0 / 3}
	drawn := map[uint32]int{}
	for slot := range uint64(4000) {
		k, ok := sample(keys, waits, slot)
		require.True(t, ok)
		drawn[k]++
	}
	require.InDelta(t, 3000, drawn[9], 150)
	_, ok := sample(nil, nil, 1)
	require.False(t, ok, "nothing can be drawn from an empty set")
}

func TestCommonWeight(t *testing.T) {
	require.Equal(t, 6.0, commonWeight([]uint32{1, 2, 3, 9}, []uint32{2, 3, 4}, []float64{1, 2, 4, 8}))
	require.Zero(t, commonWeight(nil, []uint32{2}, nil))
}

// Pairs of similarity s share a band with probability 1-(1-s^rows)^bands.
func TestBandsFindSimilarSets(t *testing.T) {
	const pairs = 300
	var keys [][]uint32
	var waits [][]float32
	for i := range uint32(pairs) { // pairs of similarity 1/2: 20 common keys of 30 each
		for side := range uint32(2) {
			var set []uint32
			for k := range uint32(20) {
				set = append(set, i*1000+k)
			}
			for k := range uint32(10) {
				set = append(set, i*1000+100*(side+1)+k)
			}
			keys = append(keys, set)
			waits = append(waits, slices.Repeat([]float32{1}, 30))
		}
	}
	found := map[int32]bool{}
	for band := range aloneBanding.bands {
		aloneBanding.bucketPairs(band, keys, waits, func(i, j int32) {
			require.Equal(t, i/2, j/2, "sets without a common key share no band")
			found[i/2] = true
		})
	}
	expected := 1 - math.Pow(1-math.Pow(0.5, float64(aloneBanding.rows)), float64(aloneBanding.bands))
	require.InDelta(t, expected, float64(len(found))/pairs, 0.03)
}

func BenchmarkSample(b *testing.B) {
	var keys []uint32
	for k := range uint32(40) {
		keys = append(keys, k*2654435761)
	}
	_, waits, _ := testWeights(keys)
	b.SetBytes(int64(4 * len(keys)))
	for slot := range uint64(b.N) {
		sample(keys, waits, slot)
	}
}
