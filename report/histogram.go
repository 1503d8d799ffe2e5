package report

import (
	"fmt"
	"math"
)

// A histogram counts similarities in bins of equal width. The bars are logarithmic: very many pairs have little in common.
type histogram struct {
	Label     string
	Bars      []bar
	Ticks     []tick
	Most      string // pairs in the fullest bin
	Threshold *tick
}

// A bar is a bin of a histogram, in the units of the drawing.
type bar struct{ X, Y, Width, Height, Label string }

// The drawing of a histogram and of the curve of bands, in the units of their view box 0 0 360 150.
const (
	chartLeft   = 34.0
	chartRight  = 350.0
	chartTop    = 16.0
	chartBottom = 118.0
	bins        = 20
)

func chartX(share float64) float64 { return chartLeft + share*(chartRight-chartLeft) }
func chartY(share float64) float64 { return chartBottom - share*(chartBottom-chartTop) }

// shareTicks are the marks of an axis from 0 to end.
func shareTicks(end float64) []tick {
	var ticks []tick
	for share := 0.0; share <= 1; share += 0.25 {
		ticks = append(ticks, tick{pixels(chartX(share)), shareLabel(share*end, end)})
	}
	return ticks
}

// shareLabel writes a share as exactly as an axis up to end needs.
func shareLabel(share, end float64) string {
	if end < 0.5 {
		return fmt.Sprintf("%.1f%%", share*100)
	}
	return percent(share)
}

// newHistogram draws values from 0 to end; it is nil where there are too few to see a shape. threshold is drawn when it is above 0.
func newHistogram(label string, values []float64, end, threshold float64) *histogram {
	const few = 4
	if len(values) < few {
		return nil
	}
	var count [bins]int
	most := 0
	for _, v := range values {
		i := min(max(int(v/end*bins), 0), bins-1)
		count[i]++
		most = max(most, count[i])
	}
	h := &histogram{Label: label, Ticks: shareTicks(end), Most: thousands(most)}
	for i, n := range count {
		if n == 0 {
			continue
		}
		from, to := float64(i)/bins, float64(i+1)/bins
		top := chartY(math.Log1p(float64(n)) / math.Log1p(float64(most)))
		h.Bars = append(h.Bars, bar{pixels(chartX(from)), pixels(top), pixels(chartX(to) - chartX(from) - 1), pixels(chartBottom - top),
			fmt.Sprintf("%s to %s: %s", shareLabel(from*end, end), shareLabel(to*end, end), plural(n, "pair", "pairs"))})
	}
	if threshold > 0 {
		h.Threshold = &tick{pixels(chartX(threshold / end)), "threshold " + shareLabel(threshold, end)}
	}
	return h
}
