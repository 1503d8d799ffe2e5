package wordlist

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	lists := Parse("# head\nlost\n[a b]  # what for\nx y\nz\n\n[c]\n1 = one un # so\n2 = two\n")
	require.Equal(t, Lists{"a b": {"x": "", "y": "", "z": ""}, "c": {"one": "1", "un": "1", "two": "2"}}, lists)
	require.Equal(t, map[string]bool{"x": true, "y": true, "z": true}, lists.Set("a b"))
	require.PanicsWithValue(t, "no section none", func() { lists.Set("none") })
}
