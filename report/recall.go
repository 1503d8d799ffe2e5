package report

import (
	"fmt"
	"math"
)

// A recallView shows what may have been missed: how similar the pairs are that were found or nearly found, and how
// likely the bands are to find a pair at all.
type recallView struct {
	Histograms []*histogram
	Curve      *bandCurve
}

// A bandCurve is the probability that two texts share a band, by their Jaccard similarity.
type bandCurve struct {
	Path     string
	Ticks    []tick
	Banding  Banding
	X, Y     string   // of the operating point, in the units of the drawing
	Point    string   // its similarity
	Examples []string // "20%: 5%"
	Rug      []string // places of the pairs just under the threshold
}

func (b *builder) recall() *recallView {
	v := &recallView{}
	var copies, stories, jaccards []float64
	var copyThreshold, storyThreshold float64
	for _, p := range b.r.Pairs {
		copies = append(copies, p.Containment)
	}
	for _, c := range b.r.Candidates {
		if c.Tier == "copy" {
			copies, copyThreshold = append(copies, c.Similarity), c.Threshold
			jaccards = append(jaccards, c.Jaccard)
		} else {
			stories, storyThreshold = append(stories, c.Similarity), c.Threshold
		}
	}
	for _, h := range []*histogram{
		newHistogram("Copies: containment of the pairs that were measured", copies, 1, copyThreshold),
		newHistogram("Stories: similarity of the pairs just under the threshold", stories, 1.5*storyThreshold, storyThreshold),
	} {
		if h != nil {
			v.Histograms = append(v.Histograms, h)
		}
	}
	if banding := b.r.Run.Banding; banding != nil && banding.Rows > 0 && banding.Bands > 0 {
		v.Curve = newBandCurve(*banding, jaccards)
	}
	if v.Curve == nil && len(v.Histograms) == 0 {
		return nil
	}
	return v
}

// probability is 1-(1-s^r)^b: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, section 3.4.2.
func (b Banding) probability(s float64) float64 {
	return 1 - math.Pow(1-math.Pow(s, float64(b.Rows)), float64(b.Bands))
}

// newBandCurve draws the curve. Its operating point is (1/b)^(1/r), about where it is steepest (the same section).
func newBandCurve(banding Banding, jaccards []float64) *bandCurve {
	c := &bandCurve{Banding: banding, Ticks: shareTicks(1)}
	const steps = 60
	for i := range steps + 1 {
		s := float64(i) / steps
		c.Path += "L" + pixels(chartX(s)) + " " + pixels(chartY(banding.probability(s)))
	}
	c.Path = "M" + c.Path[1:]
	at := math.Pow(1/float64(banding.Bands), 1/float64(banding.Rows))
	c.X, c.Y, c.Point = pixels(chartX(at)), pixels(chartY(banding.probability(at))), percent(at)
	for _, s := range []float64{0.2, 0.3, 0.5, 0.7} {
		c.Examples = append(c.Examples, fmt.Sprintf("%s in common: found with probability %.3f", percent(s), banding.probability(s)))
	}
	for _, j := range jaccards[:min(len(jaccards), maxCandidates)] {
		c.Rug = append(c.Rug, pixels(chartX(j)))
	}
	return c
}
