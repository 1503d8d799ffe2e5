package lsh

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExplain(t *testing.T) {
	story := "The ferry left the harbour of Lindau at nine in the evening with ninety two people on board and sank within an hour off the northern " +
		"shore, where fishermen pulled most of them out of the water before the first boat of the coast guard came."
	other := strings.Replace(story, "ninety two", "seventy four", 1)
	e := Explain(CopyDoc{ID: "a", Text: story}, CopyDoc{ID: "b", Text: other})
	require.True(t, e.Candidate())
	require.Equal(t, Copy, e.Relation)
	require.NotEmpty(t, e.Bands)
	require.Positive(t, e.Anchors)
	require.InDelta(t, e.Jaccard, e.Estimate, .15)

	far := Explain(CopyDoc{ID: "a", Text: story}, CopyDoc{ID: "c", Text: "The council voted on the budget of the library after a debate of three hours on Tuesday."})
	require.False(t, far.Candidate())
	require.Empty(t, far.Relation)
	require.Empty(t, far.Bands)
	require.Zero(t, far.Anchors)
}

func TestBandChance(t *testing.T) {
	require.Zero(t, BandChance(0))
	require.Equal(t, 1.0, BandChance(1))
	require.InDelta(t, 1-.00021, BandChance(.7), .0001) // 1 - (1 - .7^4)^32
	require.Less(t, BandChance(.3), BandChance(.4))
}
