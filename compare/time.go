package compare

import (
	"math"
	"strings"
	"time"

	"github.com/seed17055106/dedupe/figure"
)

const day = 24 * time.Hour

// order compares the as-of times of two figures: -1, 0 or 1, and whether both are known. A figure without a time of its own is as of the
// publication of its report.
func order(a, b *item) (sign int, apart time.Duration, known bool) {
	x, y := a.source.Published, b.source.Published
	if a.fig.AsOf.Known() && b.fig.AsOf.Known() && a.fig.AsOf != b.fig.AsOf && (!x.Known() || !y.Known()) {
		x, y = a.fig.AsOf, b.fig.AsOf
	}
	if !x.Known() || !y.Known() {
		return 0, 0, false
	}
	p, q := x.Start, y.Start
	if x.Grain != "minute" || y.Grain != "minute" {
		p, q = p.Truncate(day), q.Truncate(day)
	}
	apart = q.Sub(p)
	switch {
	case apart > 0:
		return -1, apart, true
	case apart < 0:
		return 1, -apart, true
	}
	return 0, 0, true
}

var weekdays = map[string]int{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}

// weekday is the weekday that a date names, 1 for Monday; 0 for none.
func weekday(surface string) int {
	for _, w := range strings.FieldsFunc(strings.ToLower(surface), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if d := weekdays[w]; d > 0 {
			return d
		}
	}
	return 0
}

// relateDates reports how two dates stand: "equal", "containment", "" for apart; comparable is false where one is not known well enough.
func relateDates(a, b *figure.Figure) (rule string, comparable bool) {
	wa, wb := weekday(a.Surface), weekday(b.Surface)
	if !a.When.Known() || !b.When.Known() {
		if wa == 0 || wb == 0 {
			return "", false
		}
		if wa == wb {
			return "equal", true
		}
		return nightShift(a, b, float64((wb-wa+7)%7)), true
	}
	switch {
	case a.When == b.When:
		return "equal", true
	case overlap(a.Interval, b.Interval):
		return "containment", true
	}
	return nightShift(a, b, math.Abs(a.Low-b.Low)/day.Seconds()), true
}

// nightShift lets one night belong to both its days: "Friday night" and "early Saturday".
func nightShift(a, b *figure.Figure, days float64) string {
	if (days == 1 || days == 6) && (a.When.Grain == "part" || b.When.Grain == "part" || nightly(a.Surface) || nightly(b.Surface)) {
		return "approximation"
	}
	return ""
}

func nightly(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "night") || strings.Contains(s, "early") || strings.Contains(s, "overnight")
}

// roundedClock is the tolerance of a clock time written to five minutes, and exactClock that of any other, in seconds.
const (
	roundedClock = 10 * 60
	exactClock   = 60
)

// relateClocks compares two clock times on the face of the clock.
func relateClocks(a, b *figure.Figure) string {
	if a.Interval == b.Interval {
		return "equal"
	}
	if overlap(a.Interval, b.Interval) {
		return "approximation"
	}
	const face = 86400
	d := math.Abs(a.Stated - b.Stated)
	d = math.Min(d, face-math.Min(d, face))
	tolerance := float64(exactClock)
	if a.Hedge != "" || b.Hedge != "" || math.Mod(a.Stated, 300) == 0 && math.Mod(b.Stated, 300) == 0 {
		tolerance = roundedClock
	}
	if d <= tolerance {
		return "approximation"
	}
	return ""
}
