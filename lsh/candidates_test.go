package lsh

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestLeastFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfNDistinct(rapid.Int32(), 8, 40, rapid.ID).Draw(t, "list")
		n := rapid.IntRange(1, 8).Draw(t, "n")
		sorted := slices.Sorted(slices.Values(list))
		leastFirst(list, n)
		require.Equal(t, sorted[:n], list[:n])
		slices.Sort(list)
		require.Equal(t, sorted, list)
	})
}

// The votes that are left out change no outcome: it is that of all votes of all buckets, counted one by one.
func TestVotesLeftOutAreInVain(t *testing.T) {
	represented := 0
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		n := fullBucket + rapid.IntRange(1, 60).Draw(t, "texts")
		bases := [][]string{randomWords(r, 120), randomWords(r, 120)}
		var s Sketches
		var g Shingler
		numbers, of := make([]int32, n+1), make([]int32, n)
		numbers[0] = -1
		buckets := map[uint32][]int32{}
		for i, text := range r.Perm(n) { // in the order in which they are read
			words := slices.Concat(bases[r.IntN(2)], bases[r.IntN(2)])
			for range r.IntN(40) {
				words[r.IntN(len(words))] = randomWords(r, 1)[0]
			}
			number := s.Add(&g, strings.Join(words, " "), nil, nil)
			require.Equal(t, i+1, number)
			numbers[number], of[text] = int32(text), int32(number)
			for _, a := range g.anchors {
				buckets[a] = append(buckets[a], int32(text))
			}
		}
		c := newCandidateSet(&s, of)
		c.addAnchors(numbers, rapid.IntRange(1, 4).Draw(t, "workers"))

		counted, standing := map[uint64]int{}, map[int32]bool{}
		for _, members := range buckets {
			slices.Sort(members)
			members = slices.Compact(members)
			for at, j := range members {
				partners := members[:at]
				if len(members) > fullBucket {
					partners = partners[:min(at, bucketRepresentatives)]
				}
				for _, i := range partners {
					counted[pairKey(i, j)]++
					if len(members) > fullBucket && c.bands(i).common(c.bands(j)) >= representBands {
						standing[j] = true
						break
					}
				}
			}
		}
		var want []uint64
		for pair, votes := range counted {
			if votes >= enough {
				want = append(want, pair)
			}
		}
		slices.Sort(want)
		got := c.votes.elected()
		slices.Sort(got)
		require.Equal(t, want, got)
		for text := range c.standIn {
			require.Equal(t, standing[int32(text)], c.standIn[text].Load() != 0)
		}
		represented += len(standing)
	})
	require.NotZero(t, represented)
}
