package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func ExampleAnalyse() {
	t := Analyse("The U.S. sent 15 drones. Nobody's hurt.\n\nLatest news", Options{})
	fmt.Println(t.Language)
	for _, s := range t.Sentences {
		fmt.Printf("%d-%d %q %q\n", s.Start, s.End, t.Source[s.Start:s.End], s.Furniture)
	}
	for _, w := range t.Words[2:7] {
		fmt.Printf("%s/%s ", w.Norm, w.Stem)
	}
	// Output:
	// en
	// 0-24 "The U.S. sent 15 drones." ""
	// 25-39 "Nobody's hurt." ""
	// 41-52 "Latest news" "related"
	// sent/sent 15/15 drones/drone nobody's/nobodi hurt/hurt
}

func TestWordsCarryTheirForms(t *testing.T) {
	got := Analyse("The café’s 2nd e\u0301te\u0301 wasn’t RUSSIA’S", Options{Language: "en"}).Words
	want := []Word{
		{Span: Span{0, 3}, Norm: "the", Stem: "the", Capital: true, Stop: true},
		{Span: Span{4, 13}, Norm: "café's", Stem: "café"},
		{Span: Span{14, 17}, Norm: "2nd", Stem: "2nd", Number: true},
		{Span: Span{18, 25}, Norm: "été", Stem: "été"},
		{Span: Span{26, 34}, Norm: "wasn't", Stem: "wasn't"},
		{Span: Span{35, 45}, Norm: "russia's", Stem: "russia", Capital: true},
	}
	require.Equal(t, want, got)
}

func TestAnalysedLanguagesStem(t *testing.T) {
	for language, word := range map[string][2]string{
		"en": {"drones", "drone"}, "es": {"drones", "dron"}, "fr": {"maisons", "maison"}, "ru": {"города", "город"},
		"sv": {"husen", "hus"}, "no": {"husene", "hus"}, "hu": {"házak", "ház"}, "de": {"häuser", "häuser"}, "": {"drones", "drones"},
	} {
		require.Equal(t, language != "de" && language != "", Analysed(language))
		require.Equal(t, word[1], lexiconOf(language).form(word[0]).stem, language)
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := "The mayor said on Monday that two people had been killed and\n" +
		"that three more were in hospital after a fire in the harbour of\n" +
		"the city, which burned until the morning of the next day.\n" +
		"Nobody knows how it began."
	for in, want := range map[string][]string{
		"One line.\nAnother line.\n\n Third. \r\n": {"One line.", "Another line.", "Third."},
		wrapped:                              {wrapped},
		wrapped + "\n\n" + wrapped:           {wrapped, wrapped},
		"Home\nNews\nSport\nWeather\nSearch": {"Home", "News", "Sport", "Weather", "Search"},
		"\u00a0\n\u200b\n":                   nil,
	} {
		var got []string
		for _, p := range Analyse(in, Options{}).Paragraphs {
			got = append(got, in[p.Start:p.End])
		}
		require.Equal(t, want, got)
	}
}

// checkNested fails unless every unit of a is inside the unit above it, after the unit before it.
func checkNested(t require.TestingT, a *Text) {
	end := 0
	sentence, word := 0, 0
	for _, p := range a.Paragraphs {
		require.LessOrEqual(t, end, p.Start)
		require.Less(t, p.Start, p.End)
		require.LessOrEqual(t, p.End, len(a.Source))
		require.Equal(t, Range{sentence, p.Sentences.End}, p.Sentences)
		require.Equal(t, Range{word, p.Words.End}, p.Words)
		inside := p.Start
		for _, s := range a.Sentences[p.Sentences.First:p.Sentences.End] {
			require.LessOrEqual(t, inside, s.Start)
			require.Less(t, s.Start, s.End)
			require.LessOrEqual(t, s.End, p.End)
			require.Equal(t, Range{word, s.Words.End}, s.Words)
			at := s.Start
			for _, w := range a.Words[s.Words.First:s.Words.End] {
				require.LessOrEqual(t, at, w.Start)
				require.Less(t, w.Start, w.End)
				require.LessOrEqual(t, w.End, s.End)
				require.NotEmpty(t, w.Norm)
				require.NotEmpty(t, w.Stem)
				at = w.End
			}
			word, inside = s.Words.End, s.End
		}
		sentence, end = p.Sentences.End, p.End
	}
	require.Len(t, a.Sentences, sentence)
	require.Len(t, a.Words, word)
}

func FuzzAnalyse(f *testing.F) {
	f.Add("The U.S. sent 15 drones. Nobody’s hurt.\n\nLatest news\n1:16 'I' say (AP Photo/X)")
	f.Add("a.\xff\xfeB. \u0301e “x.”\u00a0» 1.\n. ,\r\n© 他们。来\u200b")
	f.Fuzz(func(t *testing.T, s string) {
		a := Analyse(s, Options{})
		checkNested(t, a)
		end := 0
		for _, p := range Passages(a) {
			require.LessOrEqual(t, end, p.Start)
			require.Less(t, p.Start, p.End)
			end = p.End
		}
	})
}

// sample is news prose written for this benchmark: about 1 KB with the usual share of names, figures and quotes.
const sample = `The mayor of Northport said on Friday that 15 drones had struck the harbour before dawn, cutting power to more than 300,000 homes.

“We have restored about 40% of the network,” Anna Field, the region’s energy minister, told reporters at 6 p.m. “It will take days, not hours.” Dr. J. R. Stone of St. Mary’s Hospital said two people were killed and nine wounded, three of them critically.

Officials had earlier put the number of drones at 17. The air force said its units shot down ten of them over the Gulf of Northport, while the U.S. Embassy urged its citizens to leave the city. Nobody claimed responsibility for the attack, the fourth since Jan. 5.

The company that runs the grid warned that repairs could cost $2.5 million and that schools would stay closed until Monday. "The situation is difficult," it said in a statement, adding that hospitals and water works were running on generators. Residents queued for bread and charged their telephones in the railway station.
`

func BenchmarkAnalyse(b *testing.B) {
	s := strings.Repeat(sample, 4)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Analyse(s, Options{})
	}
}
