package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// pieces are what texts of these tests are made of: words, marks, and what furniture is made of.
var skimPieces = []string{
	"fire", "The", "harbour", "Mayor", "o'clock", "it's", "3.5", "1,200", "U.S.", "Mr.", "x_1", "café", "Été", "пожар", "“well”", "naïve",
	"sign", "up", "for", "advertisement", "By", "Anna", "Stone", "photo", "(Photo:", "Reuters)", "©", "comments", "12", "contributed", "to",
	"this", "report", "read", "more:", "de la", "que no", "according to the", "a:b", "1:30", "火災", "e\u0301", "\xff", "a\xffb", "’s", "--", "—", "@name",
	".", "!", "?", ".\n", "\n", "\n\n", ", ", "…", "。", ".”", "\r\n", "\t", "related", "Related news", "menu", "home",
}

func skimmable(t *rapid.T) string {
	longest := rapid.SampledFrom([]int{5, 120}).Draw(t, "longest") // shapes are those of short lines
	parts := rapid.SliceOfN(rapid.SampledFrom(skimPieces), 0, longest).Draw(t, "parts")
	glue := rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, "glue")
	return strings.Join(parts, glue)
}

func TestSkimAgreesWithAnalyse(t *testing.T) {
	clean := 0
	var skimmer Skimmer // what it keeps of a text must not show in the next
	var runs Runs
	rapid.Check(t, func(t *rapid.T) {
		s := skimmable(t)
		language := rapid.SampledFrom([]string{"en", "fr", ""}).Draw(t, "language")
		runs.Read(s)
		k := skimmer.Skim(s, language, &runs)
		if !k.Clean {
			return
		}
		clean++
		a := Analyse(s, Options{Language: language})
		if language == "" { // Analyse would look for one
			a = Analyse(s, Options{Language: "xx"})
		}
		require.Equal(t, len(a.Words), k.Words)
		for _, sentence := range a.Sentences {
			require.Empty(t, sentence.Furniture)
		}
		units, _ := a.units()
		require.True(t, slices.Equal(units, k.units), "%x %x", units, k.units)
	})
	require.NotZero(t, clean)
}

func TestSkimTakesTheWordsOfEachSentence(t *testing.T) {
	k := NewSkim("--The.The", "en") // a byline: two words, one at the end of its sentence
	require.False(t, k.Clean)
	require.Equal(t, "byline", Analyse("--The.The", Options{Language: "en"}).Sentences[0].Furniture)
}

func TestFurnitureThatIsCertainIsThatOfAnAnalysis(t *testing.T) {
	certain := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		s := skimmable(t)
		units, others := Analyse(s, Options{Language: "en"}).units()
		known := &Furniture{units: map[uint64]struct{}{}}
		if units = append(units, others...); len(units) > 0 && rapid.Bool().Draw(t, "recurs") {
			known.units[rapid.SampledFrom(units).Draw(t, "unit")] = struct{}{}
		}
		k := NewSkim(s, "en")
		k.Units(Literal(s))
		furniture, words, ok := known.Of("", &k)
		certain[ok]++
		if ok {
			a := Analyse(s, Options{Language: "en", Furniture: known})
			require.Equal(t, a.Furniture(), furniture)
			require.Len(t, a.Words, words)
		}
	})
	require.NotZero(t, certain[true])
	require.NotZero(t, certain[false])
}

// A Text that is used again holds nothing of the text before.
func TestAnalysisInUsedRoom(t *testing.T) {
	var again Text
	rapid.Check(t, func(t *rapid.T) {
		s := skimmable(t)
		again.analyse(s, Options{Language: "en"})
		fresh := Analyse(s, Options{Language: "en"})
		require.True(t, slices.Equal(fresh.Words, again.Words))
		require.True(t, slices.Equal(fresh.Sentences, again.Sentences))
		require.True(t, slices.Equal(fresh.Paragraphs, again.Paragraphs))
	})
}

func TestReportsAreClean(t *testing.T) {
	for _, place := range towns {
		s := story(place, place+"son")
		require.True(t, func() bool { k := NewSkim(s, "en"); return k.Clean }(), s)
	}
}

func BenchmarkSkim(b *testing.B) {
	s := strings.Repeat(story("Northport", "Stone"), 8)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		NewSkim(s, "en")
	}
}
