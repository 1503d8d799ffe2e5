package compare

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestElsewhere(t *testing.T) {
	for _, c := range []struct {
		name, left, right string
		want              bool
	}{
		{"two streets", "A man was shot in the 400 block of Mill Road.", "A man was shot on Harbour Street near 12th Avenue.", true},
		{"one street in common", "A man was shot on Mill Road.", "A man was shot at Harbour Street and Mill Rd.", false},
		{"a street without its type", "A man was shot on Mill Road.", "A man fled along Mill. He was caught in Harbour Street.", false},
		{"the same person", "Milo Varga, 31, was shot on Mill Road.", "Varga was shot on Harbour Street.", false},
		{"no street", "A man was shot on Mill Road.", "A man was shot in the port.", false},
		{"a direction is no name", "A man was shot on East St. Louis hill.", "A man was shot on Mill Road.", false},
		{"a doctor is no drive", "It closed on Tuesday. Dr. Anna Kern was shot on Monday. Dr. Ivo Moos was not.", "A man was shot on Mill Road.", false},
		{"a surname in the genitive", "Milo Varga Jr., 31, was shot on Mill Road.", "Varga’s car stood in Harbour Street.", false},
		{"half of a surname", "Tara Renk-Voss, 31, was shot on Mill Road.", "A car of Renk-Voss stood in Harbour Street.", false},
	} {
		a, b := newScene(report("a", c.left)), newScene(report("b", c.right))
		require.Equal(t, c.want, elsewhere(a, b), c.name)
		require.Equal(t, c.want, elsewhere(b, a), c.name)
	}
}
