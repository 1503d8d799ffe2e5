package report

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Two words have one id exactly where they are the same, however often the table has served.
func TestWordsHaveIDs(t *testing.T) {
	table := newWordTable()
	words := rapid.SliceOf(rapid.OneOf(rapid.StringN(0, 2, -1), rapid.StringMatching(`[ab]{0,3}`)))
	rapid.Check(t, func(t *rapid.T) {
		list := words.Draw(t, "words")
		table.reset(len(list))
		ids := map[string]int32{}
		for _, word := range list {
			id := table.id(word)
			if known, ok := ids[word]; ok {
				require.Equal(t, known, id)
			}
			ids[word] = id
			require.Equal(t, word, table.words[id-1])
		}
	})
}
