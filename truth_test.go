package dedupe_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/internal/truth"
	"github.com/seed17055106/dedupe/report"
)

// planted is the result of a run over the corpora of testdata, with what was planted in them.
type planted struct {
	*report.Results
	documents map[string]*report.Document
}

func runSamples(t *testing.T) *planted {
	t.Helper()
	t.Chdir("testdata") // ids are paths where a document has none of its own
	r, err := dedupe.Run(context.Background(), dedupe.Options{Paths: []string{"odessa", "quake", "court"}, MinConfidence: dedupe.DefaultMinConfidence})
	require.NoError(t, err)
	require.Empty(t, r.Run.Skipped)
	p := &planted{r, map[string]*report.Document{}}
	for i := range r.Documents {
		p.documents[r.Documents[i].ID] = &r.Documents[i]
	}
	return p
}

// holds reports whether a claim is the place that a quote names, in its document or in a reprint of it.
func (p *planted) holds(c report.Claim, q truth.Claim) bool {
	if c.Document != q.Document {
		return c.Lineage == p.documents[q.Document].Lineage && strings.Contains(strings.ToLower(q.Quote), strings.ToLower(c.Surface))
	}
	d := p.documents[c.Document]
	source := d.Text
	if c.Field == "title" {
		source = d.Title
	}
	start := strings.Index(source, q.Quote)
	return start >= 0 && c.Start < start+len(q.Quote) && start < c.End
}

// between lists the verdicts of conflicts between two quotes.
func (p *planted) between(claims [2]truth.Claim) (verdicts []string) {
	for _, f := range p.Findings {
		for _, x := range f.Conflicts {
			l, r := f.Claims[x.Left], f.Claims[x.Right]
			if p.holds(l, claims[0]) && p.holds(r, claims[1]) || p.holds(l, claims[1]) && p.holds(r, claims[0]) {
				verdicts = append(verdicts, x.Verdict)
			}
		}
	}
	return verdicts
}

func TestPlantedConflictsAreFound(t *testing.T) {
	p := runSamples(t)
	for _, name := range []string{"odessa", "quake", "court"} {
		want, err := truth.Load(".", name)
		require.NoError(t, err)
		for _, pair := range want.Planted {
			got := p.between(pair.Claims)
			what := fmt.Sprintf("%s: %s: %s %q and %s %q", name, pair.Slot, pair.Claims[0].Document, pair.Claims[0].Quote, pair.Claims[1].Document, pair.Claims[1].Quote)
			switch pair.Verdict {
			case "contradict", "update":
				if !slices.Contains(got, pair.Verdict) {
					t.Errorf("%s: want %s, got %q", what, pair.Verdict, got)
				}
			default:
				if slices.Contains(got, "contradict") || slices.Contains(got, "update") {
					t.Errorf("%s: want %s, got %q", what, pair.Verdict, got)
				}
			}
		}
		for _, trap := range want.Traps {
			if got := p.between(trap.Claims); slices.Contains(got, "contradict") || slices.Contains(got, "update") {
				t.Errorf("%s: trap %q and %q (%s): %q", name, trap.Claims[0].Quote, trap.Claims[1].Quote, trap.Why, got)
			}
		}
	}
}

// TestNothingElseIsFlagged holds every contradiction and update of the samples against the truth files, which are exhaustive.
func TestNothingElseIsFlagged(t *testing.T) {
	p := runSamples(t)
	var pairs []truth.Pair
	for _, name := range []string{"odessa", "quake", "court"} {
		want, err := truth.Load(".", name)
		require.NoError(t, err)
		pairs = append(pairs, append(want.Planted, want.Also...)...)
	}
	for _, f := range p.Findings {
		for _, x := range f.Conflicts {
			if x.Verdict != "contradict" && x.Verdict != "update" {
				continue
			}
			l, r := f.Claims[x.Left], f.Claims[x.Right]
			if !slices.ContainsFunc(pairs, func(w truth.Pair) bool {
				return w.Verdict == x.Verdict && (p.holds(l, w.Claims[0]) && p.holds(r, w.Claims[1]) || p.holds(l, w.Claims[1]) && p.holds(r, w.Claims[0]))
			}) {
				t.Errorf("%s: %s (%s): %s %q and %s %q: %s", x.Verdict, f.Slot, x.Rule, l.Document, l.Quote, r.Document, r.Quote, x.Why)
			}
		}
	}
}

func TestGroupsOfTheSamples(t *testing.T) {
	p := runSamples(t)
	got := map[string][][]string{}
	for _, g := range p.Groups {
		ids := slices.Sorted(slices.Values(g.Documents))
		got[g.Kind] = append(got[g.Kind], ids)
	}
	var copies [][]string
	for _, name := range []string{"odessa", "quake", "court"} {
		want, err := truth.Load(".", name)
		require.NoError(t, err)
		copies = append(copies, want.Copies...)
		for _, s := range want.Stories {
			require.True(t, slices.ContainsFunc(got["story"], func(ids []string) bool {
				return !slices.ContainsFunc(s.Documents, func(id string) bool { return !slices.Contains(ids, id) }) &&
					!slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(s.Documents, id) && !slices.Contains(s.Optional, id) })
			}), "%s: no story of %q in %q", name, s.Documents, got["story"])
		}
	}
	for i := range copies {
		slices.Sort(copies[i])
	}
	require.ElementsMatch(t, copies, got["copy"])
}
