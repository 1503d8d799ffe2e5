package text

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWhatCameTwiceIsRepeated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hashes := rapid.SliceOfN(rapid.Uint64Range(0, 50), 0, 200).Draw(t, "hashes")
		met, count := newRepetitions(len(hashes)), map[uint64]int{}
		for _, h := range hashes {
			met.add(h)
			count[h]++
		}
		for h, n := range count {
			require.True(t, n < 2 || met.repeated(h))
		}
	})
	met := newRepetitions(1000)
	for h := range uint64(1000) {
		met.add(mixed(h))
	}
	some := 0
	for h := range uint64(1000) {
		if met.repeated(mixed(h)) {
			some++
		}
	}
	require.Less(t, some, 150)
}

// mixed makes a hash of a number.
func mixed(n uint64) uint64 {
	var u unitHash
	u.add(n)
	return u.sum
}
