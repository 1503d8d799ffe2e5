package ascii

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Words are the runs of letters and digits, and their hashes those of their lower case, by whichever way.
func TestWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := []byte(rapid.StringOfN(rapid.SampledFrom([]rune("abzAZ09 .'_@[`{é")), 0, 300, -1).Draw(t, "s"))
		want := []Word{}
		for i := 0; i < len(s); {
			end := i
			for end < len(s) && strings.IndexByte("abzAZ09", s[end]) >= 0 {
				end++
			}
			if end == i {
				i++
				continue
			}
			word := bytes.ToLower(s[i:end])
			var h Hasher
			for _, c := range word {
				h.Push(c)
			}
			require.Equal(t, Hash(string(word)), h.Sum())
			want = append(want, Word{h.Sum(), int32(i), int32(end)})
			i = end
		}
		require.Equal(t, want, AppendWords([]Word{}, s))
	})
}

func BenchmarkWords(b *testing.B) {
	s := []byte(strings.Repeat("The harbour bridge was closed on Monday after a storm, the mayor said, and it stays closed for three days. ", 15))
	b.SetBytes(int64(len(s)))
	var words []Word
	for b.Loop() {
		words = AppendWords(words[:0], s)
	}
}
