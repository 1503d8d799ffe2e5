package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func ExamplePassages() {
	t := Analyse("Power out\n\nThe city lost power on Friday. Two people were hurt, the mayor said.\n\nShare this:\n\n"+
		"The grid will be repaired by Monday, the company said in a statement.", Options{})
	for _, p := range Passages(t) {
		fmt.Printf("%q\n", t.Source[p.Start:p.End])
	}
	// Output:
	// "Power out\n\nThe city lost power on Friday. Two people were hurt, the mayor said."
	// "The grid will be repaired by Monday, the company said in a statement."
}

func TestPassagesHoldAllWordsOfTheReportOnceAndStayShort(t *testing.T) {
	sentence := rapid.SampledFrom([]string{"A short one.", "Share this:", "Related news", strings.Repeat("word ", 400) + "end.",
		strings.Repeat("The mayor said that it would take days. ", 5), strings.Repeat("x", 1600), "\n", "\n\n"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(sentence, 0, 30).Draw(t, "sentences"), " ")
		a := Analyse(s, Options{Language: "en"})
		var want, got []Word
		for _, sentence := range a.Sentences {
			for _, w := range a.Words[sentence.Words.First:sentence.Words.End] {
				if sentence.Furniture == "" && w.End-w.Start <= passageLimit {
					want = append(want, w)
				}
			}
		}
		for _, p := range Passages(a) {
			require.LessOrEqual(t, p.End-p.Start, passageLimit)
			for _, w := range a.Words[p.Words.First:p.Words.End] {
				require.True(t, p.Start <= w.Start && w.End <= p.End)
				got = append(got, w)
			}
		}
		require.Equal(t, want, got)
	})
}
