package text

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// cases reads a file of cases: a comment block, then input, "----", output, with blank lines between.
func cases(t *testing.T, file string) [][2]string {
	var out [][2]string
	for block := range strings.SplitSeq(file, "\n\n") {
		block = strings.Trim(block, "\n")
		if strings.HasPrefix(block, "#") {
			continue
		}
		in, want, ok := strings.Cut(block, "\n----\n")
		require.True(t, ok, "no ---- in %q", block)
		out = append(out, [2]string{in, want})
	}
	require.NotEmpty(t, out)
	return out
}

//go:embed testdata/sentences.txt
var sentenceCases string

func TestSentences(t *testing.T) {
	for _, c := range cases(t, sentenceCases) {
		var got []string
		for _, s := range Analyse(c[0], Options{Language: "en"}).Sentences {
			got = append(got, c[0][s.Start:s.End])
		}
		require.Equal(t, c[1], strings.Join(got, "\n"))
	}
}
