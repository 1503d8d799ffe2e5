package report

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// many repeats the sample as n stories, each text made longer by filler.
func many(n, filler int) *Results {
	one := sample()
	pad := strings.Repeat("\nThe harbour lay quiet and the wind had dropped by the evening.", filler)
	r := &Results{Run: one.Run}
	for i := range n {
		name := func(s string) string { return fmt.Sprintf("%s-%d", s, i) }
		for _, d := range one.Documents {
			d.ID, d.Lineage, d.Text = name(d.ID), name(d.Lineage), d.Text+pad
			r.Documents = append(r.Documents, d)
		}
		for _, p := range one.Pairs {
			p.Left, p.Right = name(p.Left), name(p.Right)
			r.Pairs = append(r.Pairs, p)
		}
		for _, g := range one.Groups {
			g.ID = name(g.ID)
			g.Documents = renamed(g.Documents, name)
			g.Passages = append([]Passage(nil), g.Passages...)
			for k := range g.Passages {
				g.Passages[k].Document = name(g.Passages[k].Document)
			}
			r.Groups = append(r.Groups, g)
		}
		for _, f := range one.Figures {
			f.Document = name(f.Document)
			r.Figures = append(r.Figures, f)
		}
		claim := func(c Claim) Claim {
			c.Document, c.Lineage = name(c.Document), name(c.Lineage)
			return c
		}
		for _, f := range one.Findings {
			f.ID, f.Group = name(f.ID), name(f.Group)
			f.Claims = append([]Claim(nil), f.Claims...)
			for k := range f.Claims {
				f.Claims[k] = claim(f.Claims[k])
			}
			r.Findings = append(r.Findings, f)
		}
		for _, c := range one.Comparisons {
			r.Comparisons = append(r.Comparisons, Comparison{name(c.Group), claim(c.Left), claim(c.Right), c.Rule, c.Why})
		}
	}
	return r
}

func renamed(ids []string, name func(string) string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = name(id)
	}
	return out
}

// The page of a few thousand documents stays small, and every list that was cut says so.
func TestPageOfThousandsOfDocumentsIsBounded(t *testing.T) {
	r := many(750, 40)
	page := string(render(t, r))
	require.Less(t, len(page), 15_000_000)
	for _, cut := range []string{
		"Shown are 1,000 of 1,500 contradictions and updates, the worst.",
		"Shown are 300 of 750 findings that agree or are compatible.",
		"Shown are 60 of 750 passages with a number on one side only.",
		"Shown are 300 of 750 stories.",
		"Shown are 300 of 750 copy groups.",
		"Shown are 300 of 750 pairs of figures that were not compared.",
	} {
		require.Equal(t, 2, strings.Count(page, cut), "said in place and at the end: %s", cut)
	}
}

// One story of very many documents that all disagree, and one copy group of as many.
func TestPageOfOneHugeStoryIsBounded(t *testing.T) {
	r := sample()
	f := &r.Findings[0]
	text := strings.Repeat("The ship carried passengers and a cargo of timber, wool and bricks for the islands.\n", 60)
	for i := range 1500 {
		id := fmt.Sprintf("extra-%d", i)
		r.Documents = append(r.Documents, Document{ID: id, Outlet: id + ".example", Title: id, Text: strings.Replace(text, "bricks", fmt.Sprint(i), 20)})
		r.Groups[0].Documents = append(r.Groups[0].Documents, id)
		r.Groups[1].Documents = append(r.Groups[1].Documents, id)
		r.Groups[2].Passages = append(r.Groups[2].Passages, Passage{Document: id, End: 300})
		f.Claims = append(f.Claims, Claim{Document: id, Outlet: id + ".example", Low: float64(i), High: float64(i), Quote: "The ship carried", Surface: id})
		f.Conflicts = append(f.Conflicts, Conflict{Left: 0, Right: len(f.Claims) - 1, Verdict: "contradict", Rule: "r", Why: "w"})
	}
	page := render(t, r)
	require.Less(t, len(page), 2_000_000)
	require.Contains(t, string(page), "claims of one finding")
}

func BenchmarkHTML(b *testing.B) {
	r := many(200, 40)
	size := 0
	for _, d := range r.Documents {
		size += len(d.Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		require.NoError(b, HTML(io.Discard, r))
	}
}
