package compare

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestExplainAsksWhatIsCounted holds that the same number of another thing does not explain a conflict away.
func TestExplainAsksWhatIsCounted(t *testing.T) {
	const rest = " The fire was put out in the evening, and the crews of two ships were on the pier."
	long := strings.Repeat(rest, 8)
	left := report("left", "The fire killed 45 people in the port."+long)
	right := report("right", "The fire killed 30 people in the port. It destroyed 45 homes."+long)
	require.Equal(t, "contradict disjoint", strongest(Pair(left, right)))
	require.Equal(t, "contradict disjoint", strongest(Pair(right, left)))
}

// TestConfidenceIsAShare holds every confidence to 0..1, however alike the words.
func TestConfidenceIsAShare(t *testing.T) {
	sentence := rapid.Custom(func(t *rapid.T) string {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		form := rapid.SampledFrom([]string{
			"Klein (%d-3) won the game in Lorn on Friday.", "Maria Lopez, %d, was shot at the port on Friday.", "The fire killed %d people in Lorn on Friday.",
			"On Friday %d homes in Lorn were without power.", "Anna Kern was sentenced to %d years.", "The shooting happened on May %d.", "It cost %d dollars at the port.",
		}).Draw(t, "form")
		return fmt.Sprintf(form, n)
	})
	rapid.Check(t, func(t *rapid.T) {
		text := func(label string) string { return strings.Join(rapid.SliceOfN(sentence, 1, 12).Draw(t, label), " ") }
		left, right := report("left", text("left")), report("right", text("right"))
		for _, c := range Pair(left, right) {
			require.GreaterOrEqual(t, c.Confidence, 0.)
			require.LessOrEqual(t, c.Confidence, 1.)
		}
		findings, _ := Story([]*Source{left, right})
		for _, f := range findings {
			require.GreaterOrEqual(t, f.Confidence, 0.)
			require.LessOrEqual(t, f.Confidence, 1.)
		}
	})
}
