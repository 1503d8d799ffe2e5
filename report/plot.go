package report

import (
	"fmt"
	"html/template"
	"math"
)

// The size of a strip, in CSS pixels.
const (
	stripWidth  = 150
	stripHeight = 16
	stripMargin = 12 // room for an arrow
)

// logRatio is how many times the largest value must exceed the smallest for a logarithmic axis.
const logRatio = 100

// A scale maps values to pixels, the same for all claims of a finding.
type scale struct {
	low, high float64
	log       bool
	first     any // the values at the ends, as the claims give them
	last      any
}

// newScale spans the finite ends of all claims. It reports false where there is nothing to see: fewer than two
// different ends, or units that differ.
func newScale(claims []Claim) (scale, bool) {
	s := scale{low: math.Inf(1), high: math.Inf(-1)}
	for _, c := range claims {
		if deref(c.Unit) != deref(claims[0].Unit) {
			return s, false
		}
		for _, v := range []any{c.Low, c.High} {
			x, ok := position(v)
			if !ok {
				continue
			}
			if x < s.low {
				s.low, s.first = x, v
			}
			if x > s.high {
				s.high, s.last = x, v
			}
		}
	}
	s.log = s.low > 0 && s.high/s.low >= logRatio
	return s, s.low < s.high
}

func (s scale) x(v float64) float64 {
	low, high := s.low, s.high
	if s.log {
		v, low, high = math.Log(v), math.Log(low), math.Log(high)
	}
	return stripMargin + (v-low)/(high-low)*(stripWidth-2*stripMargin)
}

// strip draws the interval of a claim: a dot for one value, a bar between two, an arrow where it is open. It holds
// numbers only and no text, and the value stands beside it, so that it is hidden from readers aloud.
func (s scale) strip(low, high any) template.HTML {
	const mid = stripHeight / 2
	lo, hasLow := position(low)
	hi, hasHigh := position(high)
	if !hasLow && !hasHigh {
		return ""
	}
	from, to := 2.0, float64(stripWidth-2)
	if hasLow {
		from = s.x(lo)
	}
	if hasHigh {
		to = s.x(hi)
	}
	body := fmt.Sprintf(`<line class="axis" x1="%d" y1="%d" x2="%d" y2="%[2]d"/>`, stripMargin, mid, stripWidth-stripMargin)
	if from != to {
		body += fmt.Sprintf(`<line class="span" x1="%.1f" y1="%d" x2="%.1f" y2="%[2]d"/>`, from, mid, to)
	}
	if hasLow {
		body += fmt.Sprintf(`<circle cx="%.1f" cy="%d" r="4.5"/>`, from, mid)
	} else {
		body += fmt.Sprintf(`<path d="M2 %d l7 -5 v10 z"/>`, mid)
	}
	switch {
	case !hasHigh:
		body += fmt.Sprintf(`<path d="M%d %d l-7 -5 v10 z"/>`, stripWidth-2, mid)
	case from != to:
		body += fmt.Sprintf(`<circle cx="%.1f" cy="%d" r="4.5"/>`, to, mid)
	}
	return template.HTML(fmt.Sprintf(`<svg class="strip" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" aria-hidden="true" focusable="false">%s</svg>`,
		stripWidth, stripHeight, body))
}
