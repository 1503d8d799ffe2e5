package ascii

import (
	"bytes"
	"math/bits"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// wordLength counts the letters and digits that x begins with.
func wordLength(x uint64) int {
	word, _ := classify(x)
	return bits.TrailingZeros64(^word&high) / 8
}

func TestClassify(t *testing.T) {
	for c := range 256 {
		want := 0
		if isWord(byte(c)) {
			want = 1
		}
		require.Equal(t, want, wordLength(uint64(c)), "byte %d", c)
		require.Equal(t, 7+want, wordLength(Load([]byte{'a', 'Z', '0', '9', 'a', 'Z', '0', byte(c)}, 0)), "byte %d", c)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.SampledFrom([]byte("aAzZ09/:@[`{ \x00\x7f\x80\xff\xe9'")), 0, 12).Draw(t, "s"))
		want := 0
		for want < min(len(s), 8) && isWord(s[want]) {
			want++
		}
		x := Load([]byte(s), 0)
		require.Equal(t, want, wordLength(x))
		if want > 0 {
			word := Lower(First(x, want))
			require.Equal(t, Load([]byte(strings.ToLower(s[:want])), 0), word)
		}
	})
}

func TestLoadEndsWithTheText(t *testing.T) {
	s := []byte("abcdefghij")
	require.Equal(t, Load([]byte("cdefghij"), 0), Load(s, 2))
	require.Equal(t, Load([]byte("ij"), 0), Load(s, 8))
	require.Zero(t, Load(s, 10))
}

func TestSuspect(t *testing.T) {
	for c := range 256 {
		s := []byte("word wor")
		for i := range s {
			s[i] = byte(c)
			require.Equal(t, c < ' ' || c >= 0x80 || c == '"' || c == '&', Suspect(Load(s, 0), '"', '&'), "byte %d at %d", c, i)
			s = []byte("word wor")
		}
	}
}

func TestPrintable(t *testing.T) {
	for _, length := range []int{1, 8, 31, 32, 33, 64, 70} {
		for c := range 256 {
			for i := range length {
				s := bytes.Repeat([]byte{'~'}, length)
				if i%2 == 0 {
					s = bytes.Repeat([]byte{' '}, length)
				}
				s[i] = byte(c)
				require.Equal(t, c >= ' ' && c <= '~', Printable(s), "byte %d at %d of %d", c, i, length)
			}
		}
	}
}
