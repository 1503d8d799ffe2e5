package figure

import "math"

// precision is half a unit of the last significant digit. Ages and short durations are exact, and so are counts that end in a non-zero digit or
// are small; a whole percentage may be cut or rounded by half a point.
func precision(f *Figure, a *amount) float64 {
	whole := a.magnitude == 1 && !a.decimal
	switch {
	case f.Kind == Age, f.Unit == "times", f.Kind == Duration && whole && math.Abs(a.value) < 100:
		return 0
	case f.Kind == Percent || f.Kind == Points:
		return math.Min(a.place, 1) / 2
	case f.Kind == Measure || f.Kind == Ratio:
		return a.place / 2
	case whole && (a.place <= 1 || math.Abs(a.value) < 20):
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

// Value is the one number that a figure states: that of an exact one, and the number inside "about 40" and "nearly 40". ok is false for ranges,
// bounds and vague words.
func (f *Figure) Value() (v float64, ok bool) {
	if f.Exact() || f.Hedge == HedgeAbout || f.Hedge == HedgeNearly {
		return f.Stated, true
	}
	return 0, false
}
