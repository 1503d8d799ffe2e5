package report

import (
	"strings"
)

// The texts of the sample: an invented fire on an invented ferry.
var sampleDocs = []Document{
	{ID: "coast-1", Outlet: "coastwire.example", Title: "Ferry fire kills 12 off Lund Island", Published: "2031-05-02T08:10:00Z", Language: "en",
		URL: "https://coastwire.example/ferry", Path: "in/coast.jsonl", Lineage: "copy-1",
		Text: "Twelve people were killed when fire broke out on the ferry Marta off Lund Island on Friday night.\nThe ship carried 214 passengers, the harbour master said.\nRescue boats from three ports took the survivors to the mainland.\nSubscribe to our newsletter"},
	{ID: "daily-1", Outlet: "dailytide.example", Title: "Twelve dead in ferry fire", Published: "2031-05-02T09:30:00Z", Language: "en",
		URL: "https://dailytide.example/a/17", Path: "in/daily.jsonl", Lineage: "copy-1",
		Text: "Twelve people were killed when fire broke out on the ferry Marta off Lund Island on Friday night.\nThe ship carried 241 passengers, the harbour master said.\nRescue boats from three ports took the survivors to the mainland.\nA reporter is on the way to the harbour."},
	{ID: "harbour-1", Outlet: "harbourpost.example", Title: "Ferry burns; toll stands at 15", Published: "2031-05-02T11:45:00Z", Language: "en",
		URL: "https://harbourpost.example/marta", Path: "in/harbour.jsonl", Lineage: "harbour-1",
		Text: "At least 15 people died in the blaze aboard the Marta, the coast guard said.\nEvery passenger except the crew of the engine room had reached the boats by midnight."},
	{ID: "radio-1", Outlet: "radioskerry.example", Title: "Marta: twenty in hospital", Published: "2031-05-03T07:00:00Z", Language: "en",
		URL: "", Path: "in/radio.txt", Lineage: "radio-1",
		Text: "The toll of the ferry fire rose to 17 by Saturday morning, police said.\nMore than 200 passengers had reached the boats by midnight.\nAbout 210 passengers were aboard."},
}

// sample is a small run with every kind of record.
func sample() *Results {
	r := &Results{
		Run: Run{Schema: SchemaVersion, Tool: toolName, Version: "1.2.3", Options: map[string]string{"find": "copies,stories,conflicts", "min-confidence": "0.5"},
			Counts: Counts{Read: 4, Skipped: 1, Outlets: 4, Lineages: 3, Stories: 1, Copies: 1, Passages: 2, Pairs: 1, Figures: 9, Compared: 5,
				Findings: map[string]int{"contradict": 1, "update": 1, "compatible": 1}, Languages: map[string]int{"en": 4}},
			Skipped: []Skipped{{Path: "in/coast.jsonl", Line: 7, Reason: "no text", Hint: "name the column with --field text=COLUMN"}},
			Cuts:    []string{}, Notes: []string{"2 sentences in Finnish were not analysed."}},
		Documents: append([]Document(nil), sampleDocs...),
		Pairs:     []Pair{{Left: "coast-1", Right: "daily-1", Relation: "copy", Jaccard: 0.62, Containment: 0.84, Spans: [][4]int{{0, 97, 0, 97}}}},
	}
	for i := range r.Documents {
		r.Documents[i].Words = len(strings.Fields(r.Documents[i].Text))
	}
	newsletter := strings.Index(r.Documents[0].Text, "Subscribe")
	r.Documents[0].Furniture = [][2]int{{newsletter, len(r.Documents[0].Text)}}
	r.Groups = []Group{
		{ID: "copy-1", Kind: "copy", Documents: []string{"coast-1", "daily-1"}, Label: "Ferry fire kills 12 off Lund Island"},
		{ID: "story-1", Kind: "story", Documents: []string{"coast-1", "daily-1", "harbour-1", "radio-1"}, Label: "ferry Marta, Lund Island, fire"},
		{ID: "passage-1", Kind: "passage", Documents: []string{"harbour-1", "radio-1"}, Label: "boats, midnight, passenger",
			Passages: []Passage{passageOf("harbour-1", "Every passenger"), passageOf("radio-1", "More than 200")}},
		{ID: "passage-2", Kind: "passage", Documents: []string{"coast-1", "harbour-1"}, Label: "people, fire, Marta",
			Passages: []Passage{passageOf("coast-1", "Twelve people"), passageOf("harbour-1", "At least 15")}},
	}
	person := func(document, surface string, value, low, high any) Figure {
		start, end := find(document, surface)
		return Figure{Document: document, Field: "text", Start: start, End: end, Surface: surface, Kind: "count", Value: value, Low: low, High: high, Noun: "person"}
	}
	r.Figures = []Figure{
		person("coast-1", "Twelve people", 12.0, 12.0, 12.0), person("daily-1", "Twelve people", 12.0, 12.0, 12.0),
		person("harbour-1", "At least 15 people", nil, 15.0, nil), person("radio-1", "17", 17.0, 17.0, 17.0),
		person("coast-1", "214 passengers", 214.0, 214.0, 214.0), person("daily-1", "241 passengers", 241.0, 241.0, 241.0),
		person("radio-1", "More than 200 passengers", nil, 200.0, nil), person("radio-1", "About 210 passengers", nil, 205.0, 215.0),
	}
	killed := []Claim{claimOf("coast-1", "Twelve people", 12.0, 12.0), claimOf("daily-1", "Twelve people", 12.0, 12.0),
		claimOf("harbour-1", "At least 15 people", 15.0, nil), claimOf("radio-1", "17", 17.0, 17.0)}
	killed[2].Claimant, killed[3].Claimant, killed[3].AsOf = "coast guard", "police", "2031-05-03"
	aboard := []Claim{claimOf("coast-1", "214 passengers", 214.0, 214.0), claimOf("daily-1", "241 passengers", 241.0, 241.0),
		claimOf("radio-1", "About 210 passengers", 205.0, 215.0)}
	r.Findings = []Finding{
		{ID: "aboard", Group: "story-1", Slot: "passengers aboard", Question: "How many passengers were aboard?", Kind: "count", Verdict: "contradict",
			Severity: "medium", Confidence: 0.82, Claims: aboard, Conflicts: []Conflict{
				{Left: 0, Right: 1, Verdict: "contradict", Rule: "exact-differ", Why: "Both give an exact number of passengers and the numbers differ."},
				{Left: 1, Right: 2, Verdict: "contradict", Rule: "interval-apart", Why: "241 lies outside what about 210 allows."},
				{Left: 0, Right: 2, Verdict: "compatible", Rule: "interval-meet", Why: "214 lies within what about 210 allows."}}},
		{ID: "killed", Group: "story-1", Slot: "people killed", Question: "How many people were killed?", Kind: "count", Verdict: "update",
			Severity: "high", Confidence: 0.74, Claims: killed, Conflicts: []Conflict{
				{Left: 0, Right: 2, Verdict: "update", Rule: "toll-rises", Why: "A toll that is later and higher."},
				{Left: 0, Right: 3, Verdict: "update", Rule: "toll-rises", Why: "A toll that is later and higher."}}},
		{ID: "reached", Group: "story-1", Slot: "passengers who reached the boats", Question: "How many passengers reached the boats?", Kind: "count",
			Verdict: "compatible", Severity: "low", Confidence: 0.6,
			Claims:    []Claim{claimOf("radio-1", "About 210 passengers", 205.0, 215.0), claimOf("coast-1", "214 passengers", 214.0, 214.0)},
			Conflicts: []Conflict{{Left: 0, Right: 1, Verdict: "compatible", Rule: "interval-meet", Why: "214 lies within what about 210 allows."}}},
	}
	r.Comparisons = []Comparison{{Group: "story-1", Left: killed[0], Right: aboard[0], Rule: "other-predicate", Why: "People killed are not passengers carried."}}
	r.Candidates = []Candidate{{Tier: "story", Left: "coast-1", Right: "radio-1", Similarity: 0.31, Threshold: 0.35, Parts: map[string]float64{"names": 0.5, "words": 0.2}}}
	return r
}

func textOf(document string) string {
	for _, d := range sampleDocs {
		if d.ID == document {
			return d.Text
		}
	}
	panic("no document " + document)
}

func find(document, s string) (start, end int) {
	start = strings.Index(textOf(document), s)
	if start < 0 {
		panic(document + " does not say " + s)
	}
	return start, start + len(s)
}

// passageOf is the line of a document that begins with s.
func passageOf(document, s string) Passage {
	start, _ := find(document, s)
	line, _, _ := strings.Cut(textOf(document)[start:], "\n")
	return Passage{Document: document, Start: start, End: start + len(line)}
}

func claimOf(document, surface string, low, high any) Claim {
	text := textOf(document)
	start, end := find(document, surface)
	from := strings.LastIndex(text[:start], "\n") + 1
	quote, _, _ := strings.Cut(text[from:], "\n")
	c := Claim{Document: document, Field: "text", Start: start, End: end, Quote: quote, QuoteStart: from, Surface: surface, Low: low, High: high}
	for _, d := range sampleDocs {
		if d.ID == document {
			c.Outlet, c.Lineage = d.Outlet, d.Lineage
		}
	}
	return c
}
