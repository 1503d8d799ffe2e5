package compare

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed17055106/dedupe/figure"
	"github.com/seed17055106/dedupe/text"
)

// filler has no figure; behind the texts of testdata/reports.txt it makes whole reports of them.
var filler = strings.Repeat(" The mayor spoke of a sad day for the town, and neighbours lit candles in the yard of the chapel while the choir sang. ", 6)

// titled makes a long report; what stands before " // " is its title.
func titled(id, body string) *Source {
	title, rest, ok := strings.Cut(body, " // ")
	if !ok {
		return report(id, body+filler)
	}
	s := report(id, rest+filler)
	s.Title = title
	figs := figure.Extract(text.Analyse(title, text.Options{Language: "en"}), figure.Context{Field: "title", Published: s.Published})
	s.Figures = slices.Concat(figs, s.Figures)
	return s
}

// TestReports runs testdata/reports.txt as TestPairs does pairs.txt, on whole reports with titles.
func TestReports(t *testing.T) {
	testTable(t, "testdata/reports.txt", 10, titled)
}
