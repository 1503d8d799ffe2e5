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

func TestStatedLanguageHolds(t *testing.T) {
	for tag, want := range map[string]string{"es": "es", "en-US": "en", "NB": "no", "pt_BR": "pt", " ": "en"} {
		require.Equal(t, want, Analyse("The mayor said that two people were killed.", Options{Language: tag}).Language)
	}
}
