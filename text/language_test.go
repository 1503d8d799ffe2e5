package text

import (
	_ "embed"
	"strings"
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

// TestLanguageOfTextBetweenFurniture holds a report in one language against a head and a foot in another.
func TestLanguageOfTextBetweenFurniture(t *testing.T) {
	foot := strings.Repeat("Si tiene noticias que contar, escriba a la redacción por cualquiera de las vías que se indican. ", 4)
	body := strings.Repeat("The governor said that the bridge had been closed since the night and that it would be open again by the end of the week. ", 12)
	require.Equal(t, "en", LanguageOf(foot+"\n\n"+body+"\n\n"+foot, ""))
}
