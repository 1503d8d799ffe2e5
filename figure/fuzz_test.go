package figure

import (
	"testing"
	"time"

	"github.com/seed17055106/dedupe/text"
	"github.com/stretchr/testify/require"
)

// published is the publication time of test documents: a Wednesday.
var published = When{Start: time.Date(2025, 12, 10, 9, 0, 0, 0, time.UTC), Grain: "minute"}

// extract reads one text as a document of its own.
func extract(s, language string) []Figure {
	return Extract(text.Analyse(s, text.Options{Language: language}), Context{Field: "text", Published: published})
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"Between 750 and 800 million people, $1.2-1.5 billion or 30 miles (50 km).", "No casualties; one in five, 10 of the 15 and 3-1 on Dec. 6-7, 2025 at 2:40 a.m.",
		"15 Shahed-136/131 drones hit 55 Barbey Street, Maria Lopez, 30, in her 70s said", "1.5m, 2bn, 3k, 12,34,567 and 816 000 or 1-1/4 2½ -12C minus", "about about from between to and", "the the 3rd of 6 to",
		"more than", "$", "-", "$-", "a", "half a", "1:", "12.", "no", "12 per", "7- or", "(", "½", "twenty-", "two hundred and", "Dec.", "Route",
		"who was 54 at the time, in his mid-to-late 50s on Monday 3rd", "E80m or e5 <b>9</b> &nbsp; &", "VOTED 226 TO 12 EARLY SATURDAY", "two 2,000-pound bombs, 5ft 10in and two point five", "0800 555 111",
	} {
		for _, language := range []string{"en", "es", "fr", "ru", "sv"} {
			f.Add(s, language)
		}
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		last := 0
		for _, g := range extract(s, language) {
			require.GreaterOrEqual(t, g.Span.Start, last, "spans are ordered")
			require.Less(t, g.Span.Start, g.Span.End)
			require.LessOrEqual(t, g.Span.End, len(s))
			require.LessOrEqual(t, g.Span.End-g.Span.Start, maxSpan)
			require.Equal(t, s[g.Span.Start:g.Span.End], g.Surface)
			require.GreaterOrEqual(t, g.Number.Start, g.Span.Start)
			require.LessOrEqual(t, g.Number.End, g.Span.End)
			require.LessOrEqual(t, g.Low, g.High)
			last = g.Span.Start
		}
	})
}
