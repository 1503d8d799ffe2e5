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
		letters := rapid.SampledFrom([]string{"abzAZ09 .'_@[`{é", "aaabbzzAAZ09 "}).Draw(t, "letters") // short words, and long ones
		s := []byte(rapid.StringOfN(rapid.SampledFrom([]rune(letters)), 0, 300, -1).Draw(t, "s"))
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
		got := Words{List: []Word{}}
		got.Read(string(s))
		require.Equal(t, want, got.List)
	})
}

func BenchmarkWords(b *testing.B) {
	s := strings.Repeat("The harbour bridge was closed on Monday after a storm, the mayor said, and it stays closed for three days. ", 15)
	b.SetBytes(int64(len(s)))
	var words Words
	for b.Loop() {
		words.Read(s)
	}
}

func TestPlain(t *testing.T) {
	var w Words
	for c := range 256 {
		s := []byte("a word, that is long (&) ./:; and more")
		for i := range s {
			was := s[i]
			s[i] = byte(c)
			w.Read(string(s))
			require.Equal(t, c < 0x80 && c != '\'' && (c < '0' || c > '9'), w.Plain, "byte %d at %d", c, i)
			s[i] = was
		}
	}
	w.Read("")
	require.True(t, w.Plain)
}
