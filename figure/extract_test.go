package figure

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/seed17055106/dedupe/text"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func ExampleExtract() {
	t := text.Analyse("More than 1.5 million customers lost power, and 17 of the 20 drones were shot down within 30 miles (50 km).", text.Options{Language: "en"})
	for _, f := range Extract(t, Context{Field: "text"}) {
		fmt.Printf("%s: %s %g to %g\n", f.Surface, f.Kind, f.Low, f.High)
	}
	// Output:
	// More than 1.5 million customers: count 1.5e+06 to +Inf
	// 17: count 17 to 17
	// 20 drones: count 20 to 20
	// 30 miles (50 km): measure 30 to 30
}

func ExampleNewExtractor() {
	e, err := NewExtractor(strings.NewReader("[unit: length]\n1.8288 fathom = fathom, fathoms\n"))
	if err != nil {
		panic(err)
	}
	t := text.Analyse("The wreck lies at 30 fathoms.", text.Options{Language: "en"})
	for _, f := range e.Extract(t, Context{Field: "text"}) {
		fmt.Println(f.Stated, f.Unit)
	}
	// Output: 30 fathom
}

func ExampleFigure_Base() {
	miles := Figure{Kind: Measure, Unit: "mile", Interval: Point(32)}
	base, dimension, _ := miles.Base()
	fmt.Printf("%.0f m of %s\n", base.Low, dimension)
	// Output: 51499 m of length
}

func TestLexiconErrors(t *testing.T) {
	for source, want := range map[string]string{
		"[nubmer]\n1 = one":          "added lexicon 1:1: unknown section [nubmer]",
		"1 = one":                    "added lexicon 1:1: \"1 = one\" is no entry",
		"# a comment\n[number]\none": "added lexicon 1:3: \"one\" is no entry",
		"[number]\n1 = one, , uno":   "added lexicon 1:2: empty form",
	} {
		_, err := NewExtractor(strings.NewReader(source))
		require.ErrorContains(t, err, want)
		require.ErrorContains(t, err, "hint: ")
	}
}

func TestParseDigits(t *testing.T) {
	for _, c := range []struct {
		s     string
		comma bool
		v     float64
		place float64
	}{
		{"1,500", false, 1500, 100}, {"1.5", false, 1.5, .1}, {"12,34,567", false, 1234567, 1}, {"1.500", true, 1500, 100}, {"1,5", true, 1.5, .1},
		{"1.234.567,89", true, 1234567.89, .01}, {"1,5", false, 1.5, .1}, {"007", false, 7, 1}, {".5", false, .5, .1}, {"816\u00a0000", true, 816000, 1000},
	} {
		v, place, ok := parseDigits(c.s, c.comma)
		require.True(t, ok, c.s)
		require.InDelta(t, c.v, v, 1e-9, c.s)
		require.InDelta(t, c.place, place, 1e-9, c.s)
	}
	for _, s := range []string{"1.2.3", "1,23,4.5.6", "1,2,3"} {
		_, _, ok := parseDigits(s, false)
		require.False(t, ok, s)
	}
}

func TestHeadNouns(t *testing.T) {
	for phrase, want := range map[string]string{
		"15 first-team players": "player", "12 wounded": "", "20 of the missing women": "", "3 charging stations": "station", "12-nation group": "nation", "two-storey house": "storey", "90-strong crew": "crew", "12 police officers": "officer", "two MiG-29s": "mig-29", "15 Iranian-made Shahed-136/131 suicide drones": "drone",
		"9 Shahed-136/131 drones": "drone", "six people": "people", "two cities": "city", "40 churches": "church", "8 gas-only options": "option", "5 houses": "house",
	} {
		p := &parser{src: phrase, lang: standard().language("en")}
		p.read(0, text.Span{End: len(phrase)})
		require.Len(t, p.figs, 1, phrase)
		require.Equal(t, want, p.figs[0].Noun, phrase)
	}
}

// A number reads the same however it is written, and a figure reads the same out of its sentence.
func TestNumeralsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 999_999).Draw(t, "n")
		numerals := []string{commas(n), english(n)}
		if n < 1800 || n > 2099 { // else a year
			numerals = append(numerals, fmt.Sprint(n))
		}
		for _, numeral := range numerals {
			s := fmt.Sprintf("Officials counted %s broken windows.", numeral)
			figs := extract(s, "en")
			require.Len(t, figs, 1, s)
			require.Equal(t, Point(float64(n)), figs[0].Interval, s)
			alone := extract(figs[0].Surface, "en")
			require.Len(t, alone, 1, s)
			require.Equal(t, figs[0].Interval, alone[0].Interval, s)
		}
	})
}

func commas(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", commas(n/1000), n%1000)
}

// english writes a number from 1 to 999,999 in words.
func english(n int) string {
	small := strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < 20:
		return small[n-1]
	case n < 100 && n%10 == 0:
		return tens[n/10-2]
	case n < 100:
		return tens[n/10-2] + "-" + small[n%10-1]
	case n < 1000 && n%100 == 0:
		return small[n/100-1] + " hundred"
	case n < 1000:
		return small[n/100-1] + " hundred and " + english(n%100)
	case n%1000 == 0:
		return english(n/1000) + " thousand"
	}
	return english(n/1000) + " thousand " + english(n%1000)
}

func TestHedgesHoldTheirNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(.1, 1e9).Draw(t, "v")
		hedge := rapid.SampledFrom([]string{HedgeNone, HedgeAbout, HedgeNearly, HedgeAtLeast, HedgeAtMost, HedgeMore, HedgeLess}).Draw(t, "hedge")
		i := hedged(hedge, v, 0)
		require.LessOrEqual(t, i.Low, v)
		require.GreaterOrEqual(t, i.High, v)
		require.False(t, math.IsNaN(i.Low) || math.IsNaN(i.High))
	})
}

func BenchmarkExtract(b *testing.B) {
	s := strings.Repeat("Air defence shot down 15 of the 20 drones over the region overnight, the governor wrote on Friday. More than 1.5 million customers of the "+
		"company were without power, and at least twelve people, among them Maria Lopez, 30, were taken to hospitals in the city. The mayor said that the "+
		"attack had begun at about 2:40 a.m. and that damage was put at $1.2-1.5 billion by those who had seen the plant.\n\n", 20)
	t := text.Analyse(s, text.Options{Language: "en"})
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Extract(t, Context{Field: "text", Published: published})
	}
}

func TestValue(t *testing.T) {
	for s, want := range map[string]string{"about 40 homes": "40 true", "nearly 40 homes": "40 true", "40 homes": "40 true", "more than 40 homes": "0 false", "30 to 40 homes": "0 false"} {
		figs := extract("They saw "+s+" burn.", "en")
		require.Len(t, figs, 1, s)
		v, ok := figs[0].Value()
		require.Equal(t, want, fmt.Sprint(v, ok), s)
	}
}

// The example of docs/lexicon.md is a lexicon.
func TestDocumentedLexicon(t *testing.T) {
	page, err := os.ReadFile("../docs/lexicon.md")
	require.NoError(t, err)
	_, rest, _ := strings.Cut(string(page), "```\n")
	example, _, ok := strings.Cut(rest, "```\n")
	require.True(t, ok)
	e, err := NewExtractor(strings.NewReader(example))
	require.NoError(t, err)
	figs := e.Extract(text.Analyse("The wreck off Studio 54 lies at 30 fathoms, 900 Icelandic kronur deep.", text.Options{Language: "en"}), Context{})
	require.Len(t, figs, 2)
	base, dimension, ok := figs[0].Base()
	require.True(t, ok)
	require.Equal(t, "length", dimension)
	require.InDelta(t, 54.864, base.Low, 1e-9)
	require.Equal(t, "ISK", figs[1].Unit)
}

// TestNamedAge: a full name makes the number behind "was" an age, a place, a thing or a club does not.
func TestNamedAge(t *testing.T) {
	for sentence, kind := range map[string]Kind{
		"Maria Lopez was 34.": Age,
		"Officials said that Maria Lopez was 34, not younger.": Age,
		"The high in New Lorn was 34.":                         Count,
		"The high for the Lorn Valley was 98.":                 Count,
		"The Mega Ball was 9.":                                 Count,
		"Lorn United is 14 in the table.":                      Count,
		"Saint Mary's 74 was too much.":                        Count,
		"Lorn was 34 minutes away.":                            Duration,
	} {
		figs := Extract(text.Analyse(sentence, text.Options{Language: "en"}), Context{Field: "text"})
		require.Len(t, figs, 1, sentence)
		require.Equal(t, kind, figs[0].Kind, sentence)
	}
}
