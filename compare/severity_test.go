package compare

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSeverity(t *testing.T) {
	for _, c := range []struct{ left, right, want string }{
		{"No people were wounded in the port of Lorn.", "Two people were wounded in the port of Lorn.", High},
		{"The raid on the port of Lorn killed 10 people.", "The raid on the port of Lorn killed 25 people.", High},
		{"The raid on the port of Lorn killed 20 people.", "The raid on the port of Lorn killed 25 people.", Medium},
		{"The raid on the port of Lorn killed 121 people.", "The raid on the port of Lorn killed 124 people.", Low},
		{"The fire broke out at 46 Mill Road.", "The fire broke out at 66 Mill Road.", High},
		{"The shooting in the port happened at 5 p.m.", "The shooting in the port happened at 5:45 p.m.", Low},
		{"The shooting in the port happened at 5 p.m.", "The shooting in the port happened at 9 p.m.", Medium},
		{"Maria Lopez, 30, was arrested.", "Maria Lopez, 31, was arrested.", Low},
	} {
		findings, _ := Story([]*Source{report("a", c.left), report("b", c.right)})
		require.NotEmpty(t, findings, c.left)
		require.Equal(t, Contradict, findings[0].Verdict, c.left)
		require.Equal(t, c.want, findings[0].Severity, c.left)
	}
}

// TestCap holds that a story too large says what it leaves out.
func TestCap(t *testing.T) {
	items, words := newItems([]*Source{report("a", "Two men fell ill. Three men fell ill."), report("b", "Four men fell ill. Five men fell ill.")})
	_, skipped := (&matcher{words: words, limit: 3}).judgeAll(items)
	require.Len(t, skipped, 1)
	require.Equal(t, "cap", skipped[0].Rule)
	require.Equal(t, "Four men", skipped[0].Left.Figure.Surface)
	require.Equal(t, "Five men", skipped[0].Right.Figure.Surface)
	require.Equal(t, "The story has 4 figures of kind count; only the first 3 are compared, in order of their documents: \"Four men\" is, \"Five men\" is not.", skipped[0].Why)
}
