package compare

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/figure"
)

// flood is a story of four reports: two agree, one is later, one is a copy with another number in it.
func flood() []*Source {
	copied := report("d", "2024-03-01: Nine people were killed when the river Elde burst its banks, rescuers said. About 400 people were evacuated from Lorn.")
	copied.Lineage = "a"
	return []*Source{
		report("a", "2024-03-01: Eight people were killed when the river Elde burst its banks, rescuers said. About 400 people were evacuated from Lorn."),
		report("b", "2024-03-01: The flood on the Elde killed eight people. Mayor Ida Brandt, 51, asked for help."),
		report("c", "2024-03-03: Fourteen people were killed in the flood on the Elde. Mayor Ida Brandt, 53, thanked the helpers."),
		copied,
	}
}

func bySlot(findings []Finding) map[string]Finding {
	out := map[string]Finding{}
	for _, f := range findings {
		out[f.Slot] = f
	}
	return out
}

func TestStory(t *testing.T) {
	findings, _ := Story(flood())
	slots := bySlot(findings)

	killed, ok := slots["people killed"]
	require.True(t, ok, "slots: %v", slots)
	require.Equal(t, "How many people were killed?", killed.Question)
	require.Equal(t, Update, killed.Verdict)
	require.Len(t, killed.Claims, 4)
	require.Equal(t, "Eight people were killed when the river Elde burst its banks, rescuers said.", killed.Claims[0].Quote)

	age, ok := slots["age of Ida Brandt"]
	require.True(t, ok)
	require.Equal(t, Contradict, age.Verdict)
	require.Equal(t, Low, age.Severity)

	evacuated, ok := slots["people evacuated"]
	require.True(t, ok)
	require.Equal(t, Agree, evacuated.Verdict)
}

// TestStories runs testdata/stories.txt.
func TestStories(t *testing.T) {
	data, err := os.ReadFile("testdata/stories.txt")
	require.NoError(t, err)
	cases := 0
	for _, block := range strings.Split(string(data), "\n\n") {
		if strings.HasPrefix(block, "#") {
			continue
		}
		texts, want, ok := strings.Cut(strings.TrimSpace(block), "\n----\n")
		require.True(t, ok, block)
		cases++
		var sources []*Source
		for i, body := range strings.Split(texts, "\n") {
			sources = append(sources, report(fmt.Sprint(i), body))
		}
		findings, _ := Story(sources)
		require.Equal(t, want, conflicts(findings), texts)
	}
	require.Greater(t, cases, 5)
}

// conflicts lists what contradicts or was updated.
func conflicts(findings []Finding) string {
	var out []string
	for _, f := range findings {
		if f.Verdict != Contradict && f.Verdict != Update {
			continue
		}
		place := "hidden"
		if f.Confidence >= .5 {
			place = "shown"
		}
		out = append(out, fmt.Sprintf("%s %s %s", f.Verdict, f.Slot, place))
	}
	if out == nil {
		return "-"
	}
	return strings.Join(out, "\n")
}

// TestStoryOrder holds Story to the same findings for any order of the sources.
func TestStoryOrder(t *testing.T) {
	want := fmt.Sprintf("%+v", summary(Story(flood())))
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(flood()).Draw(t, "sources")
		require.Equal(t, want, fmt.Sprintf("%+v", summary(Story(shuffled))))
	})
}

func summary(findings []Finding, skipped []Skipped) (out []string) {
	for _, f := range findings {
		line := fmt.Sprintf("%s %s %s %.3f", f.Slot, f.Verdict, f.Severity, f.Confidence)
		for _, c := range f.Claims {
			line += fmt.Sprintf(" %s:%s", c.Source.Document, c.Figure.Surface)
		}
		out = append(out, line+fmt.Sprint(f.Conflicts))
	}
	for _, s := range skipped {
		out = append(out, s.Left.Source.Document+s.Left.Figure.Surface+s.Right.Source.Document+s.Right.Figure.Surface+s.Rule)
	}
	return out
}

// TestSelf compares a figure with itself: it agrees.
func TestSelf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 5_000_000).Draw(t, "n")
		hedge := rapid.SampledFrom([]string{"", "about ", "more than ", "at least ", "nearly "}).Draw(t, "hedge")
		body := fmt.Sprintf("The storm damaged %s%d houses.", hedge, n)
		require.Equal(t, "agree equal", strongest(Pair(report("left", body), report("right", body))))
	})
}

// TestWider widens one side: a hedge never makes a contradiction of what was none.
func TestWider(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(1, 1e6).Draw(t, "low")
		a := quantity{Interval: figure.Point(low), stated: low}
		value := rapid.Float64Range(1, 1e6).Draw(t, "value")
		b := quantity{Interval: figure.Point(value), stated: value}
		wide := a
		wide.Low -= rapid.Float64Range(0, 1e5).Draw(t, "below")
		wide.High += rapid.Float64Range(0, 1e5).Draw(t, "above")
		wide.hedged = true
		if relate(a, b, false) != "" {
			require.NotEmpty(t, relate(wide, b, false))
		}
		require.Equal(t, relate(wide, b, false), relate(b, wide, false))
		require.InDelta(t, gap(a.Interval, b.Interval), gap(b.Interval, a.Interval), 1e-12)
	})
}

func TestSkipped(t *testing.T) {
	left := report("a", "Two people were wounded in the strike on the port.")
	right := report("b", "Seven people were wounded in another strike last year.")
	findings, skipped := Story([]*Source{left, right})
	require.Empty(t, findings)
	require.Len(t, skipped, 1)
	require.Equal(t, "event", skipped[0].Rule)
}

// A third report that repeats both figures does not hide that the two others differ.
func TestRoundUpDoesNotHideADifference(t *testing.T) {
	first := "Eight people were killed when the river Elde burst its banks, rescuers said."
	second := "The flood on the Elde killed fourteen people, the mayor of Lorn said."
	findings, _ := Story([]*Source{report("a", "2024-03-01: "+first), report("b", "2024-03-03: "+second), report("c", "2024-03-04: "+first+" "+second)})
	killed, ok := bySlot(findings)["people killed"]
	require.True(t, ok)
	require.Equal(t, Update, killed.Verdict)
	require.True(t, slices.ContainsFunc(killed.Conflicts, func(x Conflict) bool {
		l, r := killed.Claims[x.Left].Source.Document, killed.Claims[x.Right].Source.Document
		return x.Verdict == Update && l+r == "ab"
	}), "%+v", killed.Conflicts)
}

// Two reports that both give the counts of two shocks give two slots, each with its nearer numbers.
func TestTwoEventsOfOneKind(t *testing.T) {
	left := report("a", "The flood on Monday injured three people in Lorn. That in August in Lorn injured 80 people.")
	right := report("b", "Lorn was flooded again on Monday, and four people were injured. A flood injured almost 90 people in Lorn in August.")
	findings, _ := Story([]*Source{left, right})
	var apart []string
	for _, f := range findings {
		if f.Kind == figure.Count {
			require.Len(t, f.Claims, 2)
			apart = append(apart, f.Claims[0].Figure.Surface+" / "+f.Claims[1].Figure.Surface)
		}
	}
	require.ElementsMatch(t, []string{"three people / four people", "80 people / almost 90 people"}, apart)
}
