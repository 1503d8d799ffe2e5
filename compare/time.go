package compare

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/seed17055106/dedupe/figure"
)

const day = 24 * time.Hour

// order compares the as-of times of two figures: -1, 0 or 1, and whether both are known. A figure without a time of its own is as of the
// publication of its report.
func order(a, b *item) (sign int, apart time.Duration, known bool) {
	x, y := a.source.Published, b.source.Published
	if a.fig.AsOf.Known() && b.fig.AsOf.Known() && !meet(a.fig.AsOf, b.fig.AsOf) && (!x.Known() || !y.Known()) {
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

// meet reports whether two known stretches of time overlap, as "Friday" and "Friday night" do.
func meet(a, b figure.When) bool { return a.Start.Before(end(b)) && b.Start.Before(end(a)) }

// end is the first instant after a known stretch of time. A part of a day is held to last until the day is over.
func end(w figure.When) time.Time {
	switch w.Grain {
	case "year":
		return w.Start.AddDate(1, 0, w.Days)
	case "month":
		return w.Start.AddDate(0, 1, w.Days)
	case "minute":
		return w.Start.Add(time.Minute)
	}
	return w.Start.Truncate(day).AddDate(0, 0, 1+w.Days)
}

// sameMoment reports whether two counts are given as of the same day, by date or by the name of the day; known is false where a side
// names none.
func sameMoment(a, b *item) (same, known bool) {
	x, y := &a.fig.Slot, &b.fig.Slot
	if x.AsOf.Known() && y.AsOf.Known() {
		return x.AsOf.Start.Truncate(day).Equal(y.AsOf.Start.Truncate(day)), true
	}
	wx, wy := weekday(x.AsOfText), weekday(y.AsOfText)
	return wx == wy, wx > 0 && wy > 0
}

var weekdays = numbered("weekday")

// weekday is the weekday that a date names, 1 for Monday; 0 for none.
func weekday(surface string) int {
	for _, w := range strings.FieldsFunc(strings.ToLower(surface), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if d := weekdays[w]; d > 0 {
			return d
		}
	}
	return 0
}

// weekdayOf is the weekday of a date: the one that it names, or that of its day where the year is written.
func weekdayOf(f *figure.Figure) int {
	if d := weekday(f.Surface); d > 0 || !f.When.Known() || f.When.Grain != "day" || f.When.Days > 0 || !saysYear(f) {
		return d
	}
	return (int(f.When.Start.Weekday())+6)%7 + 1
}

// relateDates reports how two dates stand: "equal", "containment", "" for apart; comparable is false where one is not known well enough.
func relateDates(a, b *item) (rule string, comparable bool) {
	x, y := a.fig, b.fig
	wx, wy := weekday(x.Surface), weekday(y.Surface)
	if strings.EqualFold(x.Surface, y.Surface) && x.Toward == y.Toward {
		return "equal", true // a copied sentence keeps its "Friday" whatever the day it is printed
	}
	if !x.When.Known() || !y.When.Known() || guessed(a, b) {
		return relateParts(x, y, a.class.Once && b.class.Once)
	}
	if bounds(x) || bounds(y) {
		if overlap(bounded(x), bounded(y)) {
			return "bound", true
		}
		return "", true
	}
	switch {
	case x.When == y.When:
		return "equal", true
	case bareYear(x) != bareYear(y) && !(saysYear(x) && saysYear(y)):
		return "", false // a year that was not written is a guess
	case overlap(x.Interval, y.Interval):
		return "containment", true
	case wx > 0 && wx == wy:
		return "", false
	case bareMonth(x) && sameMonth(x, y), bareMonth(y) && sameMonth(x, y):
		return "containment", true
	}
	days := math.Abs(x.When.Start.Truncate(day).Sub(y.When.Start.Truncate(day)).Hours() / 24)
	if days == 7 && (wx > 0) != (wy > 0) {
		return "", false // "Friday" may be that of the week before
	}
	return nightShift(x, y, days), true
}

// bareMonth reports whether a date is a month without its year: "in July" may be that of any year.
func bareMonth(f *figure.Figure) bool { return f.When.Grain == "month" && !saysYear(f) }

func sameMonth(a, b *figure.Figure) bool {
	x, _ := monthDay(a)
	y, _ := monthDay(b)
	return x == y && x > 0
}

// guessed reports whether two dates differ in a year that one of them does not name and nothing else tells.
func guessed(a, b *item) bool {
	x, y := a.fig, b.fig
	dated := a.source.Published.Known() && b.source.Published.Known()
	return !dated && saysYear(x) != saysYear(y) && x.When.Start.Year() != y.When.Start.Year()
}

func bounds(f *figure.Figure) bool { return f.Toward == "before" || f.Toward == "after" }

// bounded is the stretch of time that "before" or "after" a date leaves open. A year or a month is not shut out itself: what happened "after
// 1957" may have begun in that year.
func bounded(f *figure.Figure) figure.Interval {
	long := f.When.Grain == "year" || f.When.Grain == "month"
	switch f.Toward {
	case "before":
		if long {
			return figure.Interval{Low: math.Inf(-1), High: f.High}
		}
		return figure.Interval{Low: math.Inf(-1), High: f.Low}
	case "after":
		if long {
			return figure.Interval{Low: f.Low, High: math.Inf(1)}
		}
		return figure.Interval{Low: f.High, High: math.Inf(1)}
	}
	return f.Interval
}

func bareYear(f *figure.Figure) bool { return f.When.Grain == "year" }

// saysYear reports whether a date names its year.
func saysYear(f *figure.Figure) bool {
	digits := 0
	for _, r := range f.Surface {
		if r >= '0' && r <= '9' {
			if digits++; digits == 4 {
				return true
			}
		} else {
			digits = 0
		}
	}
	return false
}

// relateParts compares what two dates name, weekdays with weekdays and days of a month with days of a month. Two weekdays of unknown weeks
// are apart only where they are those of something that happens once.
func relateParts(x, y *figure.Figure, once bool) (rule string, comparable bool) {
	wx, wy := weekdayOf(x), weekdayOf(y)
	mx, dx := monthDay(x)
	my, dy := monthDay(y)
	switch {
	case mx > 0 && my > 0 && mx != my:
		return "", true
	case mx > 0 && my > 0 && (dx == 0 || dy == 0):
		return "containment", true
	case mx > 0 && my > 0:
		if dx == dy {
			return "equal", true
		}
		return nightShift(x, y, math.Abs(float64(dx-dy))), true
	case wx > 0 && wy > 0 && wx == wy:
		return "equal", true
	case wx > 0 && wy > 0:
		rule = nightShift(x, y, float64((wy-wx+7)%7))
		return rule, once || rule != ""
	}
	return "", false
}

var months = numbered("month")

// monthDay is the month and the day of the month that a date names; 0 for what it does not name.
func monthDay(f *figure.Figure) (month, dayOfMonth int) {
	if f.When.Grain == "day" || f.When.Grain == "month" {
		month = int(f.When.Start.Month())
		if f.When.Grain == "day" {
			dayOfMonth = f.When.Start.Day()
		}
		return month, dayOfMonth
	}
	return monthNamed(f.Surface)
}

// monthNamed is the month and the day of the month that a date names as it is written.
func monthNamed(surface string) (month, dayOfMonth int) {
	for _, w := range strings.FieldsFunc(strings.ToLower(surface), func(r rune) bool { return r == ' ' || r == '.' || r == ',' || r == '-' }) {
		if m := months[w]; m > 0 {
			month = m
		} else if n, err := strconv.Atoi(strings.TrimRight(w, "stndrh")); err == nil && n <= 31 && dayOfMonth == 0 {
			dayOfMonth = n
		}
	}
	return month, dayOfMonth
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

// Reach of a clock time in seconds, by its wording.
const (
	exactReach   = 2 * 60  // "12:17 a.m."
	fiveReach    = 5 * 60  // "12:15 a.m.": people read clocks to five minutes
	hourReach    = 15 * 60 // "2 a.m."
	aboutReach   = 10 * 60
	justReach    = 20 * 60 // "just after 1 p.m."
	shortlyReach = 35 * 60 // "shortly after 1 p.m."
	beforeReach  = 60 * 60 // "after 3 a.m."
	halfDay      = 12 * 3600
	wholeDay     = 24 * 3600
)

// clockInterval is the stretch of the day that a clock time allows.
func clockInterval(f *figure.Figure) (low, high float64) {
	t := f.Stated
	switch f.Toward {
	case "just before":
		return t - justReach, t
	case "just after":
		return t, t + justReach
	case "shortly before":
		return t - shortlyReach, t
	case "shortly after":
		return t, t + shortlyReach
	case "before":
		return t - beforeReach, t
	case "after":
		return t, t + beforeReach
	}
	reach := float64(exactReach)
	switch {
	case f.Hedge != "":
		reach = aboutReach
	case math.Mod(t, 3600) == 0:
		reach = hourReach
	case math.Mod(t, 300) == 0:
		reach = fiveReach
	}
	return t - reach, t + reach
}

// relateClocks compares two clock times on the face of the clock: of twelve hours where one does not say which half of the day.
func relateClocks(a, b *figure.Figure) string {
	if a.Stated == b.Stated {
		return "equal"
	}
	face := float64(wholeDay)
	if !saysHalf(a) || !saysHalf(b) {
		face = halfDay
	}
	la, ha := clockInterval(a)
	lb, hb := clockInterval(b)
	for _, shift := range []float64{-face, 0, face} {
		if la < hb+shift && lb+shift < ha {
			return "approximation"
		}
	}
	return ""
}

// otherHalf reports whether two clock times are one on the face of the clock, and differ only in the half of the day. Two things seldom
// happen at the same minute of both halves, but for whole hours.
func otherHalf(a, b *figure.Figure) bool {
	if !saysHalf(a) || !saysHalf(b) || math.Mod(a.Stated, 3600) == 0 {
		return false
	}
	return math.Abs(a.Stated-b.Stated) == halfDay
}

// universal reports whether a clock time is that of Greenwich, which no local time is.
func universal(f *figure.Figure) bool {
	s := strings.ToLower(f.Surface)
	return strings.HasSuffix(s, "gmt") || strings.HasSuffix(s, "utc")
}

// saysHalf reports whether a clock time tells morning from evening.
func saysHalf(f *figure.Figure) bool {
	s := strings.ToLower(strings.ReplaceAll(f.Surface, ".", ""))
	return f.Stated >= halfDay || strings.Contains(s, "am") || strings.Contains(s, "pm") || strings.Contains(s, "midnight") || strings.Contains(s, "gmt")
}
