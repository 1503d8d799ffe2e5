package corpus

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGuardStopsWhatExpandsBeyondBelief(t *testing.T) {
	read := func(packed int64) (int, error) {
		g := &guard{Reader: strings.NewReader(strings.Repeat("x", 100_000)), packed: &counter{n: packed}, limit: 1 << 20, ratioFrom: 1000}
		all, err := io.ReadAll(g)
		return len(all), err
	}
	n, err := read(200) // 500 times 200 is all of it
	require.NoError(t, err)
	require.Equal(t, 100_000, n)

	n, err = read(10)
	require.ErrorContains(t, err, "more than 500 times its size")
	require.Less(t, n, 20_000)
}
