package compare

import (
	"math"
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// A quantity is a figure's values in a unit shared with the other side.
type quantity struct {
	figure.Interval
	stated    float64
	precision float64 // half a unit of the last significant digit
	hedged    bool
	vague     bool
	dozen     bool // written as a dozen: a round number
}

func quantityOf(f *figure.Figure) quantity {
	if f.Kind == figure.Ordinal {
		return quantity{Interval: figure.Interval{Low: f.Stated, High: math.Inf(1)}, stated: f.Stated, hedged: true}
	}
	return quantity{f.Interval, f.Stated, precision(f), f.Hedge != figure.HedgeNone && f.Hedge != figure.HedgeRange, f.Hedge == figure.HedgeVague, strings.Contains(f.Surface, "dozen")}
}

// precision is what a reader allows a written number: half a unit of its last significant digit, nothing for a whole count below a hundred.
func precision(f *figure.Figure) float64 {
	if f.Kind == figure.Count && math.Abs(f.Stated) < 100 {
		return 0
	}
	return f.Precision
}

// convert restates q by a scale; what is left is in the base unit.
func (q quantity) convert(s figure.Scale) quantity {
	q.Low, q.High = q.Low*s.Factor+s.Offset, q.High*s.Factor+s.Offset
	q.stated = q.stated*s.Factor + s.Offset
	q.precision *= s.Factor
	return q
}

// commonUnits gives both quantities in one unit. same is false where the units cannot be compared, converted tells a conversion.
func commonUnits(a, b *figure.Figure) (x, y quantity, converted, same bool) {
	if a.Per != b.Per && a.Per != "" && b.Per != "" {
		return x, y, false, false
	}
	if a.Unit == b.Unit {
		return quantityOf(a), quantityOf(b), false, true
	}
	if a.Alternate != nil && a.Alternate.Unit == b.Unit {
		return quantityOf(a.Alternate), quantityOf(b), false, true
	}
	if b.Alternate != nil && b.Alternate.Unit == a.Unit {
		return quantityOf(a), quantityOf(b.Alternate), false, true
	}
	sa, okA := a.Scale()
	sb, okB := b.Scale()
	if !okA || !okB || sa.Dimension != sb.Dimension || sa.Dimension == "age" { // who is 18 months old is one year old
		return x, y, false, false
	}
	zero := max(sa.Offset, sb.Offset) // that of Celsius: a share of kelvins says little
	sa.Offset, sb.Offset = sa.Offset-zero, sb.Offset-zero
	return quantityOf(a).convert(sa), quantityOf(b).convert(sb), true, true
}

// overlap reports whether some value is in both intervals.
func overlap(a, b figure.Interval) bool {
	if a.Low > b.Low || a.Low == b.Low && a.LowOpen {
		a, b = b, a
	}
	return a.High > b.Low || a.High == b.Low && !a.HighOpen && !b.LowOpen
}

// gap is the distance between two disjoint intervals as a share of the larger magnitude at their facing ends: 0..1.
func gap(a, b figure.Interval) float64 {
	if a.Low > b.Low {
		a, b = b, a
	}
	if overlap(a, b) {
		return 0
	}
	larger := math.Max(math.Abs(a.High), math.Abs(b.Low))
	if larger == 0 {
		return 1
	}
	return math.Min(1, (b.Low-a.High)/larger)
}

// rounded reports whether the coarser number is the finer one rounded, or cut off: newspapers cut as often as they round.
func rounded(a, b quantity) (rounding, truncation bool) {
	coarse, fine := a, b
	if fine.precision > coarse.precision {
		coarse, fine = fine, coarse
	}
	if coarse.precision == 0 && fine.stated != math.Trunc(fine.stated) && coarse.stated == math.Trunc(coarse.stated) {
		coarse.precision = .5 // a whole number beside one with decimals
	} else if fine.precision == 0 && coarse.stated != math.Trunc(coarse.stated) && fine.stated == math.Trunc(fine.stated) {
		coarse, fine = fine, coarse
		coarse.precision = .5
	}
	if coarse.precision <= fine.precision || coarse.precision == 0 {
		return false, false
	}
	d := math.Abs(fine.stated) - math.Abs(coarse.stated)
	slack := fine.precision + 1e-9*math.Abs(fine.stated)
	return math.Abs(d) <= coarse.precision+slack, d >= 0 && d < 2*coarse.precision && !(whole(fine) && counted(coarse))
}

func whole(q quantity) bool { return q.stated == math.Trunc(q.stated) }

// counted reports whether a number is whole, below a thousand and of two digits or more that count: 318 is rounded to 320 and cut off to
// 300, but hardly to 310.
func counted(q quantity) bool {
	return whole(q) && math.Abs(q.stated) < 1000 && math.Abs(q.stated) >= 20*q.precision
}

// relate decides what the values alone say: the id of a rule that reconciles them, "" where they are apart.
func relate(a, b quantity, converted bool) string {
	switch {
	case a.Exact() && b.Exact() && a.stated == b.stated && !converted:
		return "equal"
	case touching(a, b) && (round(a.stated) || a.stated == 12 && (a.dozen || b.dozen)):
		return "boundary"
	case overlap(a.Interval, b.Interval):
		return overlapRule(a, b, converted)
	case a.vague || b.vague:
		if withinFactor(a, b, 3) {
			return "vague"
		}
	case converted && withinConversion(a, b):
		return "conversion"
	}
	if converted || a.bounded() || b.bounded() {
		return ""
	}
	if a.hedged != b.hedged && overlap(a.blurred(), b.blurred()) {
		return "approximation"
	}
	if rounding, truncation := rounded(a, b); rounding {
		return "rounding"
	} else if truncation {
		return "truncation"
	}
	return ""
}

// blurred is the interval with the precision of a bare number.
func (q quantity) blurred() figure.Interval {
	if q.hedged {
		return q.Interval
	}
	return figure.Interval{Low: q.Low - q.precision, High: q.High + q.precision}
}

// bounded reports whether one end is open: a number that bounds is not rounded as well.
func (q quantity) bounded() bool { return math.IsInf(q.Low, 0) || math.IsInf(q.High, 0) }

// touching reports whether a bound excludes just the number that it names: "more than 900" and "900".
func touching(a, b quantity) bool {
	return a.stated == b.stated && !overlap(a.Interval, b.Interval)
}

// round reports whether a number ends in a zero and has one significant digit, or two from a hundred on. With such a number writers drop
// the words "more than" freely; with 115 or 26 they do not.
func round(x float64) bool {
	x = math.Abs(x)
	if x < 20 || x != math.Trunc(x) {
		return false
	}
	mantissa := x
	for mantissa >= 100 && math.Mod(mantissa, 10) == 0 {
		mantissa /= 10
	}
	return mantissa < 100 && (x >= 100 && math.Mod(x, 10) == 0 || math.Mod(mantissa, 10) == 0)
}

func overlapRule(a, b quantity, converted bool) string {
	switch {
	case converted:
		return "conversion"
	case a.Low == b.Low && a.High == b.High:
		return "equal"
	case a.vague || b.vague:
		return "vague"
	case math.IsInf(a.Low, 0) || math.IsInf(a.High, 0) || math.IsInf(b.Low, 0) || math.IsInf(b.High, 0):
		return "bound"
	case a.hedged || b.hedged:
		return "approximation"
	}
	return "containment"
}

func withinFactor(a, b quantity, factor float64) bool {
	if a.Low > b.Low {
		a, b = b, a
	}
	return a.High > 0 && b.Low <= a.High*factor
}

// withinConversion allows a converted number the precision of both sides, at least 3 per cent: writers round after converting.
func withinConversion(a, b quantity) bool {
	if a.Low > b.Low {
		a, b = b, a
	}
	return b.Low-a.High <= a.precision+b.precision+.03*math.Max(math.Abs(a.stated), math.Abs(b.stated))
}
