package lsh

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestVotes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var v voteCount
		count := map[uint64]int{}
		for range rapid.IntRange(0, 3000).Draw(t, "votes") {
			pair := uint64(rapid.IntRange(0, 60).Draw(t, "left"))<<32 | uint64(rapid.IntRange(61, 90).Draw(t, "right"))
			if rapid.IntRange(0, 9).Draw(t, "at once") == 0 {
				v.elect(pair)
				count[pair] += enough
			} else {
				v.vote(pair)
				count[pair]++
			}
		}
		var want []uint64
		for pair, n := range count {
			if n >= enough {
				want = append(want, pair)
			}
		}
		slices.Sort(want)
		got := v.elected()
		slices.Sort(got)
		require.Equal(t, want, got)
	})
}
