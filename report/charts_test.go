package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// 32 bands of 4 values: the figures are those of 1-(1-s^4)^32 by hand.
func TestBandingProbability(t *testing.T) {
	b := Banding{Rows: 4, Bands: 32}
	for s, want := range map[float64]float64{0: 0, 0.1: 0.0032, 0.5: 0.8732, 0.7: 0.9998, 1: 1} {
		require.InDelta(t, want, b.probability(s), 0.0001)
	}
	c := newBandCurve(b, []float64{0.25})
	require.Equal(t, "42%", c.Point) // (1/32)^(1/4) = 0.4204
	require.Equal(t, []string{pixels(chartX(0.25))}, c.Rug)
	require.Regexp(t, `^M34\.0 118\.0L.*L350\.0 16\.0$`, c.Path)
}

// Every value is in one bar, and no bar leaves the drawing.
func TestHistogramCountsAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 1), 4, 50).Draw(t, "values")
		h := newHistogram("x", values, 1, 0.5)
		require.LessOrEqual(t, len(h.Bars), bins)
		tallest := false
		for _, b := range h.Bars {
			tallest = tallest || b.Y == pixels(chartTop)
		}
		require.True(t, tallest)
		require.Equal(t, pixels(chartX(0.5)), h.Threshold.At)
	})
	require.Nil(t, newHistogram("x", []float64{1, 1, 1}, 1, 0.5))
	h := newHistogram("x", []float64{0, 0.06, 0.07, 1}, 1, 0)
	require.Nil(t, h.Threshold)
	require.Equal(t, []string{"0% to 5%: 1 pair", "5% to 10%: 2 pairs", "95% to 100%: 1 pair"}, []string{h.Bars[0].Label, h.Bars[1].Label, h.Bars[2].Label})
}

func TestGraphJoinsWhatOverlaps(t *testing.T) {
	b := newBuilder(sample())
	g := b.graph([]string{"coast-1", "daily-1", "harbour-1", "radio-1"})
	require.Len(t, g.Nodes, 4)
	require.Len(t, g.Edges, 1)
	require.Equal(t, "8.6", g.Edges[0].Width) // 1 + 9 x 0.84
	require.Contains(t, g.Edges[0].Label, "84%")
	require.Nil(t, b.graph([]string{"harbour-1", "radio-1"}), "nothing to draw")
}

func TestTimelineStacksWhatIsNear(t *testing.T) {
	r := sample()
	b := newBuilder(r)
	v := b.timeline([]string{"coast-1", "daily-1", "harbour-1", "radio-1"})
	require.Equal(t, "12.0", v.Points[0].X)
	require.Equal(t, "0.0", v.Points[1].Y, "39 of 688 pixels further on")
	require.Equal(t, "688.0", v.Points[3].X)
	b.docs["daily-1"].Published = "2031-05-02T08:11:00Z"
	b = newBuilder(r)
	require.Equal(t, "18.0", b.timeline([]string{"coast-1", "daily-1", "radio-1"}).Points[1].Y)
	require.Nil(t, b.timeline([]string{"coast-1"}))
}

// A document hangs from the earlier one that it shares most with.
func TestLineageTree(t *testing.T) {
	r := sample()
	r.Pairs = []Pair{{Left: "coast-1", Right: "daily-1", Containment: 0.8}, {Left: "coast-1", Right: "harbour-1", Containment: 0.6}, {Left: "daily-1", Right: "harbour-1", Containment: 0.9}}
	v := newBuilder(r).lineage([]string{"coast-1", "daily-1", "harbour-1"})
	var got []string
	for _, row := range v.Rows {
		got = append(got, strings.TrimSpace(row.X+" "+row.Label))
	}
	require.Equal(t, []string{"10.0", "32.0 80% shared", "54.0 90% shared"}, got)
}

func TestOverviewPlacesConflicts(t *testing.T) {
	p := newPage(sample())
	require.Len(t, p.Overview.Points, 2)
	first := p.Overview.Points[0]
	require.Equal(t, "#f-aboard", first.Href)
	require.Contains(t, first.Label, "Gap 11%, confidence 0.82")
	require.Nil(t, newOverview(p.Conflicts[:1]))
}

func TestHeadlineSaysWhatIsNew(t *testing.T) {
	r := sample()
	require.NotContains(t, headline(r), "baseline")
	r.Findings[0].Status, r.Findings[1].Status = statusNew, statusKnown
	require.Equal(t, "1 contradiction and 1 update in 1 story, 1 of them new since the baseline.", headline(r))
	r.Findings[0].Status = statusKnown
	require.Equal(t, "1 contradiction and 1 update in 1 story, none of them new since the baseline.", headline(r))
}

// The toll of the sample is 12, then 15 or more, then 17: of 12 to 17 the second is three fifths up.
func TestStepsOfAnUpdate(t *testing.T) {
	r := sample()
	b := newBuilder(r)
	f := &r.Findings[1]
	v := b.steps(f, sourceLetters(f, b.sorted(f)))
	require.Equal(t, "M34.0 118.0H52.5V118.0H83.6V56.8H350.0V16.0", v.Path)
	require.Equal(t, []string{"12", "17"}, []string{v.Low, v.High})
	require.Equal(t, "harbourpost.example, 2031-05-02 11:45 UTC: ≥ 15", v.Points[2].Label)
	require.Nil(t, b.steps(&r.Findings[0], nil), "a contradiction is no update")
}
