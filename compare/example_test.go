package compare_test

import (
	"fmt"

	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/figure"
	"github.com/seed17055106/dedupe/text"
)

func source(id, body string) *compare.Source {
	t := text.Analyse(body, text.Options{Language: "en"})
	return &compare.Source{Document: id, Outlet: id, Lineage: id, Text: body, Figures: figure.Extract(t, figure.Context{Field: "text"})}
}

func ExamplePair() {
	left := source("left", "The ferry was carrying 92 people when it sank.")
	right := source("right", "There were 74 people aboard the ferry when it went down.")
	for _, c := range compare.Pair(left, right) {
		fmt.Println(c.Slot, "-", c.Verdict, "-", c.Why)
	}
	// Output:
	// people aboard - contradict - "92 people" and "74 people" cannot both be true.
}

func ExampleStory() {
	findings, _ := compare.Story([]*compare.Source{
		source("Herald", "The flood on the Elde killed eight people."),
		source("Courier", "At least eight people were killed by the flood on the Elde."),
	})
	for _, f := range findings {
		fmt.Println(f.Question, f.Verdict)
		for _, c := range f.Claims {
			fmt.Println(c.Source.Outlet, c.Figure.Surface)
		}
	}
	// Output:
	// How many people were killed? compatible
	// Courier At least eight people
	// Herald eight people
}
