package radix

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mask := rapid.SampledFrom([]uint64{1<<64 - 1, 0xff, 0xffff0000, 0xff << 56, 1<<32 - 1}).Draw(t, "digits that vary")
		entries := rapid.SliceOf(rapid.Uint64()).Draw(t, "entries")
		for i := range entries {
			entries[i] = entries[i]&mask | 0x0100_0000_0000_0001
		}
		want := slices.Clone(entries)
		slices.Sort(want)
		require.Equal(t, want, Sort(entries, make([]uint64, len(entries)+3)))
	})
}
