package text

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestASCIIPathBreaksAsUAX29Does(t *testing.T) {
	l := lexiconOf("")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[ab1_.,:;'"@$ -]{0,12}`).Draw(t, "s")
		var slow []Word
		slow = l.breakUnicode(slow, s, 0, len(s))
		require.Equal(t, slow, l.appendWords(nil, s, Span{0, len(s)}))
	})
}
