package figure

import "math"

// precision is half a unit of the last significant digit. Counts that end in a non-zero digit or are small are exact, and so are ages.
func precision(f *Figure, a *amount) float64 {
	switch {
	case f.Kind == Age, f.Kind == Count && f.Unit == "times":
		return 0
	case f.Kind == Percent || f.Kind == Points || f.Kind == Measure || f.Kind == Ratio:
		return a.place / 2
	case a.place <= 1 && !a.decimal, math.Abs(a.value) < 20 && a.magnitude == 1 && !a.decimal:
		return 0
	}
	return a.place / 2
}

// hedged is the interval of a hedged number.
func hedged(hedge string, v, precision float64) Interval {
	switch hedge {
	case HedgeAbout:
		d := math.Max(precision, blur(v))
		return Interval{Low: v - d, High: v + d}
	case HedgeNearly:
		return Interval{Low: math.Min(v, .9*v), High: math.Max(v, .9*v)}
	case HedgeAtLeast, HedgeMore:
		return Interval{Low: v, High: math.Inf(1), LowOpen: hedge == HedgeMore}
	case HedgeAtMost, HedgeLess:
		return Interval{Low: math.Inf(-1), High: v, HighOpen: hedge == HedgeLess}
	}
	return Point(v)
}

// blur is how far "about" reaches: a tenth and at least 1 up to 20, 6 % above.
func blur(v float64) float64 {
	v = math.Abs(v)
	switch {
	case v > 20:
		return .06 * v
	case v == math.Trunc(v):
		return math.Max(1, math.Round(v/10))
	}
	return v / 10
}
