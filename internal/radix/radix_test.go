package radix

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.IntRange(0, 64).Draw(t, "low")
		high := rapid.IntRange(low, 64).Draw(t, "high")
		entries := rapid.SliceOf(rapid.Uint64()).Draw(t, "entries")
		digits := func(e uint64) uint64 { return e >> low & (1<<(high-low) - 1) }
		want := slices.Clone(entries)
		slices.SortStableFunc(want, func(a, b uint64) int { return cmp.Compare(digits(a), digits(b)) })
		got, free := Sort(entries, make([]uint64, len(entries)), low, high)
		require.Equal(t, want, got)
		require.Len(t, free, len(entries))
	})
}
