package lsh

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSortSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		few := rapid.Uint64Range(0, 9) // many that are equal, all in one pile
		set := rapid.SliceOfN(rapid.OneOf(rapid.Uint64(), few), 0, 200).Draw(t, "hashes")
		want := slices.Clone(set)
		slices.Sort(want)
		var h hashSorter
		require.Equal(t, slices.Compact(want), h.sortSet(set))
	})
}
