package jsontext

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func requireAsJSON(t require.TestingT, s string) {
	var want bytes.Buffer
	enc := json.NewEncoder(&want)
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(s))
	require.Equal(t, want.String(), string(AppendString(nil, s))+"\n", "%q", s)
}

func TestAppendString(t *testing.T) {
	for c := range 256 {
		requireAsJSON(t, "plain text "+string([]byte{byte(c)})+" and more of it")
	}
	piece := rapid.SampledFrom([]string{"a", "word ", `"`, `\`, "\n", "\x00", "\x7f", "é", "\u2028", "\u2029", "\ufffd", "\xff", "\xe2\x80", "<&>", "🙂"})
	rapid.Check(t, func(t *rapid.T) {
		requireAsJSON(t, strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), ""))
	})
}

func FuzzAppendString(f *testing.F) {
	f.Add("The mayor said \"no\".\n")
	f.Fuzz(func(t *testing.T, s string) { requireAsJSON(t, s) })
}

func BenchmarkAppendString(b *testing.B) {
	s := strings.Repeat("The mayor said that 15 people were hurt.\n", 50)
	to := make([]byte, 0, 2*len(s))
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		AppendString(to, s)
	}
}
