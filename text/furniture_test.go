package text

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

//go:embed testdata/furniture.txt
var furnitureCases string

// reasons lists the sentences of a behind their reasons.
func reasons(a *Text) string {
	var lines []string
	for _, s := range a.Sentences {
		reason := s.Furniture
		if reason == "" {
			reason = "-"
		}
		lines = append(lines, reason+": "+a.Source[s.Start:s.End])
	}
	return strings.Join(lines, "\n")
}

func TestFurniture(t *testing.T) {
	for _, c := range cases(t, furnitureCases) {
		require.Equal(t, c[1], reasons(Analyse(c[0], Options{})))
	}
}

func TestParagraphIsFurnitureWhenAllItsSentencesAre(t *testing.T) {
	a := Analyse("Share this. Sign up for our newsletter.\nShare this. Two men died.", Options{Language: "en"})
	require.NotEmpty(t, a.Paragraphs[0].Furniture)
	require.Empty(t, a.Paragraphs[1].Furniture)
}

func ExampleNewBoilerplate() {
	b, err := NewBoilerplate("this is northport radio *", "on air: @")
	if err != nil {
		panic(err)
	}
	a := Analyse("Two men died. This is Northport Radio, your station.\nOn air: Anna Field", Options{Boilerplate: b})
	for _, s := range a.Sentences {
		fmt.Printf("%q %s\n", s.Furniture, a.Source[s.Start:s.End])
	}
	// Output:
	// "" Two men died.
	// "boilerplate" This is Northport Radio, your station.
	// "boilerplate" On air: Anna Field
}

func TestNewBoilerplateRefusesPhrasesThatMatchAnything(t *testing.T) {
	for _, p := range []string{"", "*", "* *", "@", "0 @ *", "* @ said"} {
		_, err := NewBoilerplate(p)
		require.ErrorContains(t, err, "hint", p)
	}
}
