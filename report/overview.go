package report

import (
	"fmt"
	"math"
	"strconv"
)

// An overview plots the conflicts of the page: how far their values lie apart against how sure the finding is.
type overview struct {
	Points []overviewPoint
	XTicks []tick
	YTicks []tick
}

// An overviewPoint is a conflict; X and Y are in the units of the drawing.
type overviewPoint struct {
	X, Y               string
	Href, Label, Class string
}

// A tick is a mark on an axis with its label.
type tick struct {
	At    string
	Label string
}

// The drawing, in the units of its view box. The axes begin at overviewLeft and end overviewMargin before the edges.
const (
	overviewWidth  = 720
	overviewHeight = 200
	overviewLeft   = 52
	overviewBottom = 40
	overviewMargin = 18
)

// newOverview is nil for fewer than two conflicts, which are seen at once without a drawing.
func newOverview(cards []*card) *overview {
	if len(cards) < 2 {
		return nil
	}
	floor := 1.0
	for _, c := range cards {
		floor = min(floor, math.Floor(c.y*10)/10)
	}
	floor = min(floor, 0.9)
	x := func(gap float64) float64 { return overviewLeft + gap*(overviewWidth-overviewLeft-overviewMargin) }
	y := func(confidence float64) float64 {
		return overviewMargin + (1-confidence)/(1-floor)*(overviewHeight-overviewMargin-overviewBottom)
	}
	v := &overview{}
	for gap := 0.0; gap <= 1; gap += 0.25 {
		v.XTicks = append(v.XTicks, tick{pixels(x(gap)), percent(gap)})
	}
	for _, confidence := range []float64{floor, (floor + 1) / 2, 1} {
		v.YTicks = append(v.YTicks, tick{pixels(y(confidence)), fmt.Sprintf("%.2f", confidence)})
	}
	for _, c := range cards {
		p := overviewPoint{X: pixels(x(c.x)), Y: pixels(y(c.y)), Href: c.Href, Class: c.Class,
			Label: fmt.Sprintf("%s: %s Gap %s, confidence %s", c.Word, c.Question, percent(c.x), c.Confidence)}
		v.Points = append(v.Points, p)
	}
	return v
}

// pixels writes a length of a drawing.
func pixels(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
