package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRanking(t *testing.T) {
	finding := func(id, verdict, severity string, confidence float64, values ...float64) Finding {
		f := Finding{ID: id, Verdict: verdict, Severity: severity, Confidence: confidence}
		for i, v := range values {
			f.Claims = append(f.Claims, Claim{Document: fmt.Sprint(i), Low: v, High: v})
			if i > 0 {
				f.Conflicts = append(f.Conflicts, Conflict{Left: 0, Right: i, Verdict: verdict})
			}
		}
		return f
	}
	got := ranked([]Finding{
		finding("agrees", "agree", "low", 1, 5, 5),
		finding("update", "update", "high", 1, 1, 100),
		finding("low", "contradict", "low", 1, 1, 100),
		finding("small gap", "contradict", "high", 0.91, 90, 100),  // 0.1 x 2 sources
		finding("unsure", "contradict", "high", 0.5, 50, 100),      // 0.5 x 2
		finding("wide gap", "contradict", "high", 0.9, 50, 100),    // 0.5 x 2
		finding("sources", "contradict", "high", 0.9, 50, 100, 75), // 0.5 x 3
		finding("b", "contradict", "medium", 0.9, 50, 100),
		finding("a", "contradict", "medium", 0.9, 50, 100),
		finding("sure", "contradict", "low", 0.95, 99, 100),
	}, func(f *Finding) bool { return f.Verdict != "agree" })
	var ids []string
	for _, f := range got {
		ids = append(ids, f.ID)
	}
	require.Equal(t, "low, sure, sources, wide gap, small gap, a, b, unsure, update", strings.Join(ids, ", "))
}

func TestGap(t *testing.T) {
	for _, c := range []struct {
		name                string
		low1, high1, l2, h2 any
		want                float64
	}{
		{"numbers", 15.0, 15.0, 20.0, 20.0, 0.25},
		{"either order", 20.0, 20.0, 15.0, 15.0, 0.25},
		{"intervals that meet", 10.0, 16.0, 15.0, 20.0, 0},
		{"zero against some", 0.0, 0.0, 8.0, 8.0, 1},
		{"three days", "2031-05-02", "2031-05-02", "2031-05-05", "2031-05-05", 0.75},
		{"open end", 100.0, nil, 20.0, 20.0, 0.8},
		{"nothing known", nil, nil, nil, nil, 0.5},
	} {
		f := &Finding{Verdict: "contradict", Claims: []Claim{{Low: c.low1, High: c.high1}, {Low: c.l2, High: c.h2}},
			Conflicts: []Conflict{{Left: 0, Right: 1, Verdict: "contradict"}}}
		require.InDelta(t, c.want, gap(f), 1e-9, c.name)
	}
}

// Values that contradict stand on different sides; those that do not share one.
func TestSides(t *testing.T) {
	r := sample()
	b := newBuilder(r)
	show := func(f *Finding) string {
		values, outlets := b.summarySides(f)
		return values + " | " + outlets
	}
	require.Equal(t, "About 210 passengers or 214 vs 241 | radioskerry.example, coastwire.example vs dailytide.example", show(&r.Findings[0]))
	require.Equal(t, "12 then At least 15 people then 17 | coastwire.example then harbourpost.example then radioskerry.example", show(&r.Findings[1]))
}

// A reprint is folded away, and its source has the letter of the text that it repeats.
func TestCardFoldsReprints(t *testing.T) {
	r := sample()
	c := newBuilder(r).card(&r.Findings[1])
	require.Equal(t, "4 documents, 4 outlets, 3 sources", c.Tally)
	require.Len(t, c.Rows, 3)
	require.Len(t, c.Reprints, 1)
	require.Equal(t, "dailytide.example", c.Reprints[0].Doc.Outlet)
	require.Equal(t, c.Rows[0].Letter, c.Reprints[0].Letter)
}

func TestMatrixTellsSilenceFromAgreement(t *testing.T) {
	r := sample()
	b := newBuilder(r)
	m := b.matrix([]*Finding{&r.Findings[0], &r.Findings[1]})
	require.Equal(t, []string{"coastwire.example", "dailytide.example", "radioskerry.example", "harbourpost.example"}, m.Outlets)
	aboard, killed := m.Rows[0].Cells, m.Rows[1].Cells
	require.Empty(t, aboard[3].Values, "the harbour post does not say how many were aboard")
	require.Equal(t, "contradict", aboard[1].Class)
	require.Equal(t, "update", killed[1].Class, "a reprint stands as the text that it repeats")
}

func TestPassageWithoutAFigureSaysSo(t *testing.T) {
	r := sample()
	byStory, oneSided := newBuilder(r).passages()
	require.Len(t, oneSided, 1)
	require.Equal(t, "No figure in this passage.", oneSided[0].Sides[0].None)
	require.Equal(t, []string{"More than 200 passengers"}, oneSided[0].Sides[1].Alone)
	require.Len(t, byStory["story-1"], 1)
	for _, s := range byStory["story-1"][0].Sides {
		require.Empty(t, s.None)
		require.Empty(t, s.Alone, "the figure is a claim of a finding")
	}
}

func TestHeadline(t *testing.T) {
	docs := []Document{{ID: "a"}, {ID: "b"}}
	finding := func(verdict, group string) Finding { return Finding{Verdict: verdict, Group: group} }
	for _, c := range []struct {
		r    Results
		want string
	}{
		{Results{}, "No documents were read, so nothing was compared."},
		{Results{Documents: docs}, "No two documents were found to report the same event."},
		{Results{Documents: docs, Run: Run{Options: map[string]string{"find": "copies"}, Counts: Counts{Copies: 1}}}, "1 copy group and 0 stories were found; figures were not asked for."},
		{Results{Documents: docs, Run: Run{Counts: Counts{Compared: 1}}}, "No contradictions and no updates were found."},
		{Results{Documents: docs, Findings: []Finding{finding("agree", "s")}}, "No contradictions and no updates were found."},
		{Results{Documents: docs, Findings: []Finding{finding("update", "s")}}, "1 update in 1 story."},
		{Results{Documents: docs, Findings: []Finding{finding("contradict", "s"), finding("contradict", "t"), finding("update", "t"), finding("agree", "u")}},
			"2 contradictions and 1 update in 2 stories."},
	} {
		require.Equal(t, c.want, headline(&c.r))
		require.Contains(t, string(render(t, &c.r)), "<h1>"+c.want+"</h1>")
	}
}

func TestStripDrawsOpenEndsAsArrows(t *testing.T) {
	s, ok := newScale([]Claim{{Low: 10.0, High: 10.0}, {Low: 15.0}, {High: 20.0}})
	require.True(t, ok)
	require.Contains(t, s.strip(10.0, 10.0), `<circle cx="12.0"`)
	require.NotContains(t, s.strip(10.0, 10.0), "<path")
	require.Contains(t, s.strip(15.0, nil), `<path d="M148 8 l-7 -5 v10 z"/>`)
	require.Contains(t, s.strip(nil, 20.0), `<path d="M2 8 l7 -5 v10 z"/>`)
	require.Contains(t, s.strip(nil, 20.0), `<circle cx="138.0"`)

	_, ok = newScale([]Claim{{Low: 10.0, High: 10.0}, {Low: 10.0, High: 10.0}})
	require.False(t, ok, "equal values need no drawing")
	km := "kilometre"
	_, ok = newScale([]Claim{{Low: 1.0, High: 1.0}, {Low: 2.0, High: 2.0, Unit: &km}})
	require.False(t, ok, "different units share no axis")
	s, _ = newScale([]Claim{{Low: 15.0, High: 15.0}, {Low: 1.5e6, High: 1.5e6}})
	require.True(t, s.log)
}
