package text

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
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

// The runs of a plain text are counted as its words are, wherever a stretch is cut.
func TestTallyOfPlainText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"the", "The", "de", "en", "harbour", "non", "no.", "(il)", "der,", "--", "\n"})).Draw(t, "words")
		s := strings.Join(words, rapid.SampledFrom([]string{" ", "-"}).Draw(t, "glue"))
		var runs Runs
		runs.Read(s)
		require.True(t, runs.Plain)
		to := rapid.IntRange(0, len(s)).Draw(t, "to")
		from := rapid.IntRange(0, to).Draw(t, "from")
		var plain, any tally
		plain.count(s, from, to, &runs)
		runs.Plain = false
		any.count(s, from, to, &runs)
		require.Equal(t, any, plain)
	})
}

// A language that is told is always the same one, on scraps too short to tell languages of one script apart.
func TestLanguageIsNeverLeftToChance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"пожар", "ћ", "њ", "ї", "ъ", "дом", "нет", "کتاب", "خبر", "מים", "יידיש", "घर", "火", "ひ", "12"}), 1, 4).Draw(t, "words")
		s := strings.Join(words, " ")
		first := LanguageOf(s, "")
		for range 20 {
			require.Equal(t, first, LanguageOf(s, ""), s)
		}
	})
}
