package report

import (
	"math"
	"slices"
)

// A steps plot shows a figure that was updated: its values over the times of publication, as a line that rises or falls
// in steps.
type steps struct {
	Path        string
	Points      []stepPoint
	First, Last string // times
	Low, High   string // values
}

// A stepPoint is a claim; Letter names its source as the table does.
type stepPoint struct{ X, Y, Letter, Label string }

// steps is nil for what is no update of numbers between two known times at least. letter names the sources.
func (b *builder) steps(f *Finding, letter map[string]string) *steps {
	type point struct {
		claim       *Claim
		time, value float64
	}
	var points []point
	for i := range f.Claims {
		c := &f.Claims[i]
		low, hasLow := number(c.Low)
		high, hasHigh := number(c.High)
		at, known := b.published(c.Document)
		if !known || !hasLow && !hasHigh {
			continue
		}
		if !hasLow {
			low = high
		}
		points = append(points, point{c, float64(at.Unix()), low})
	}
	if f.Verdict != "update" || len(points) < 2 {
		return nil
	}
	slices.SortStableFunc(points, func(x, y point) int { return b.compareTime(x.claim.Document, y.claim.Document) })
	points = points[:min(len(points), maxRows)]
	first, last := points[0], points[len(points)-1]
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		low, high = min(low, p.value), max(high, p.value)
	}
	if first.time == last.time || low == high {
		return nil
	}
	v := &steps{First: b.doc(first.claim.Document, "").Published, Last: b.doc(last.claim.Document, "").Published, Low: formatNumber(low), High: formatNumber(high)}
	for i, p := range points {
		x, y := pixels(chartX((p.time-first.time)/(last.time-first.time))), pixels(chartY((p.value-low)/(high-low)))
		if i == 0 {
			v.Path = "M" + x + " " + y
		} else {
			v.Path += "H" + x + "V" + y
		}
		doc := b.doc(p.claim.Document, p.claim.Outlet)
		v.Points = append(v.Points, stepPoint{x, y, letter[lineageOf(*p.claim)], doc.Outlet + ", " + doc.Published + ": " + claimValue(*p.claim)})
	}
	return v
}
