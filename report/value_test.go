package report

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestFormatInterval(t *testing.T) {
	unit := func(s string) *string { return &s }
	for _, c := range []struct {
		low, high any
		unit      *string
		want      string
	}{
		{15.0, 15.0, nil, "15"},
		{15, 15, nil, "15"},
		{10.0, 15.0, nil, "10–15"},
		{100.0, nil, nil, "≥ 100"},
		{nil, 20.0, unit("kilometre"), "≤ 20 kilometres"},
		{6.1, 6.1, unit("magnitude"), "magnitude 6.1"},
		{100.0, math.Inf(1), nil, "≥ 100"},
		{1.5e6, 1.5e6, unit("USD"), "USD 1,500,000"},
		{12.5, 12.5, unit("percent"), "12.5%"},
		{1.0, 1.0, unit("hour"), "1 hour"},
		{3.0, 3.0, unit("mile per hour"), "3 miles per hour"},
		{54.0, 54.0, unit("year of age"), "54 years of age"},
		{6.0, 6.0, unit("square foot"), "6 square feet"},
		{3.0, 3.0, unit("times"), "3 times"},
		{40.0, 40.0, unit("celsius"), "40 °C"},
		{-4.0, -4.0, nil, "−4"},
		{37.2822715342, 37.2822715342, nil, "37.2823"},
		{1234567.891, 1234567.891, nil, "1,234,568"},
		{2e18, 2e18, nil, "2e+18"},
		{"2012-12", "2012-12", nil, "2012-12"},
		{"2012-12-10", "2012-12-12", nil, "2012-12-10–2012-12-12"},
		{nil, nil, nil, ""},
	} {
		require.Equal(t, c.want, formatInterval(c.low, c.high, c.unit))
	}
}

func TestFormatMoment(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"2031-05-02":                "2031-05-02",
		"2031-05-02T14:00:00":       "2031-05-02 14:00",
		"2031-05-02T14:20":          "2031-05-02 14:20",
		"2031-05-02T14:20:33Z":      "2031-05-02 14:20:33 UTC",
		"2031-05-02T14:20:00+02:00": "2031-05-02 14:20 +02:00",
	} {
		require.Equal(t, want, formatMoment(in))
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		require.Equal(t, want, letters(n))
	}
}

// Whatever the highlights, the segments together are the text.
func TestSegmentsKeepTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		var hs []highlight
		for range rapid.IntRange(0, 4).Draw(t, "highlights") {
			start := rapid.IntRange(-2, len(s)+2).Draw(t, "start")
			hs = append(hs, highlight{start: start, end: start + rapid.IntRange(-1, 5).Draw(t, "length"), mark: "figure"})
		}
		joined := ""
		for _, seg := range segments(s, 0, hs) {
			joined += seg.Text
		}
		require.Equal(t, s, joined)
	})
}

func TestQuoteMarksTheFigure(t *testing.T) {
	c := Claim{Quote: "Some 15 men.", QuoteStart: 100, Start: 105, End: 107, Surface: "15"}
	segs, surface := quote(c)
	require.Equal(t, []segment{{Text: "Some "}, {Text: "15", Mark: "figure"}, {Text: " men."}}, segs)
	require.Empty(t, surface)

	c.QuoteStart = 0
	segs, surface = quote(c)
	require.Equal(t, []segment{{Text: "Some 15 men."}}, segs)
	require.Equal(t, "15", surface, "where the offsets do not fit, the figure stands beside the sentence")
}
