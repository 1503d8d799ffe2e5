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
}
