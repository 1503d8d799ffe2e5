package suggest

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	known := []string{"baseline", "fail-on", "within-outlet"}
	for name, want := range map[string]string{
		"fial-on": "fail-on", "failon": "fail-on", "base-line": "baseline", "within_outlets": "within-outlet",
		"colour": "", "x": "", "": "",
	} {
		require.Equal(t, want, Nearest(name, known), name)
	}
}

// Distance is a metric that counts what it says.
func TestDistance(t *testing.T) {
	require.Equal(t, 3, Distance("kitten", "sitting"))
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("abc")), 0, 6, -1)
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		require.Equal(t, Distance(a, b), Distance(b, a))
		require.Equal(t, a == b, Distance(a, b) == 0)
		require.LessOrEqual(t, Distance(a, c), Distance(a, b)+Distance(b, c))
	})
}
