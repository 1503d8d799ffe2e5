package figure

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSlotWords(t *testing.T) {
	for name, set := range slotSets {
		require.NotEmpty(t, set, name)
	}
	require.Equal(t, "maximum", modalWords["punishable"])
	require.Equal(t, map[string]map[string]bool{"a b": {"x": true, "y": true, "z": true}}, parseSlotSets("# head\n[a b]  # what for\nx y\nz\n"))
	require.PanicsWithValue(t, "slots.txt has no section none", func() { slotWords("none") })
}
