package text

import (
	_ "embed"
	"testing"

	"github.com/stretchr/testify/require"
)

//go:embed testdata/languages.txt
var languageCases string

func TestLanguages(t *testing.T) {
	for _, c := range cases(t, languageCases) {
		want := c[1]
		if want == "-" {
			want = ""
		}
		require.Equal(t, want, Analyse(c[0], Options{}).Language, c[0])
	}
}
