package report_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed17055106/dedupe/report"
)

// results is what a run found in two reports of a fire.
func results() *report.Results {
	claim := func(document, outlet, quote, surface string, value float64) report.Claim {
		at := strings.Index(quote, surface)
		return report.Claim{Document: document, Outlet: outlet, Lineage: document, Field: "text", Start: at, End: at + len(surface),
			Quote: quote, Surface: surface, Low: value, High: value}
	}
	return &report.Results{
		Run: report.Run{Schema: report.SchemaVersion, Tool: "dedupe", Version: "1.0.0", Counts: report.Counts{Read: 2, Outlets: 2, Lineages: 2, Stories: 1, Compared: 1}},
		Documents: []report.Document{
			{ID: "a", Outlet: "Coast Wire", Title: "Ferry burns", Text: "The fire killed 15 people."},
			{ID: "b", Outlet: "Harbour Post", Title: "Fire at sea", Text: "The fire killed 17 people."},
		},
		Groups: []report.Group{{ID: "s-1", Kind: "story", Documents: []string{"a", "b"}, Label: "Ferry burns"}},
		Findings: []report.Finding{{
			ID: "f-1", Group: "s-1", Slot: "people killed", Question: "How many people were killed?", Kind: "count",
			Verdict: "contradict", Severity: "medium", Confidence: 0.9,
			Claims: []report.Claim{
				claim("a", "Coast Wire", "The fire killed 15 people.", "15 people", 15),
				claim("b", "Harbour Post", "The fire killed 17 people.", "17 people", 17),
			},
			Conflicts: []report.Conflict{{Left: 0, Right: 1, Verdict: "contradict", Rule: "disjoint", Why: "15 and 17 cannot both be true."}},
		}},
	}
}

func ExampleSummary() {
	if err := report.Summary(os.Stdout, results(), 0); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 1 contradiction in 1 story.
	// 2 documents of 2 outlets from 2 independent sources, 1 pair of documents compared. No input was skipped.
	// 1 story, 0 copy groups, 0 shared passages.
	//
	// VERDICT        WHAT           VALUES    OUTLETS
	// contradiction  people killed  15 vs 17  Coast Wire vs Harbour Post
}

func ExampleSave() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "out")
	if err := report.Save(context.Background(), out, results(), true); err != nil {
		fmt.Println(err)
	}
	r, err := report.Load(out)
	if err != nil {
		fmt.Println(err)
	}
	for _, f := range r.Findings {
		fmt.Println(f.Verdict, f.Slot, f.Claims[0].Low, f.Claims[1].Low)
	}
	// Output: contradict people killed 15 17
}

func ExampleHTML() {
	var page strings.Builder
	if err := report.HTML(&page, results()); err != nil {
		fmt.Println(err)
	}
	_, after, _ := strings.Cut(page.String(), "<h1>")
	headline, _, _ := strings.Cut(after, "</h1>")
	fmt.Println(headline)
	// Output: 1 contradiction in 1 story.
}
