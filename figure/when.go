package figure

import "time"

// A When is a stretch of time as exact as a text gives it. The zero value is unknown.
type When struct {
	Start time.Time // first instant, in UTC as if local time were UTC; of a part of a day its first hour (early 0, morning 4, night 20)
	Grain string    // "year", "month", "day", "part" (of a day), "minute"; "" when unknown
	Days  int       // further days for a range ("December 6-7": 1)
}

// Known reports whether anything is known.
func (w When) Known() bool { return w.Grain != "" }

// String gives ISO 8601 as exact as the text: "2012", "2012-12", "2012-12-10", "2012-12-10T15:40"; "" when unknown.
func (w When) String() string {
	switch w.Grain {
	case "year":
		return w.Start.Format("2006")
	case "month":
		return w.Start.Format("2006-01")
	case "day", "part":
		return w.Start.Format("2006-01-02")
	case "minute":
		return w.Start.Format("2006-01-02T15:04")
	}
	return ""
}

// EndString is the last day, month or year of the stretch, as String gives the first.
func (w When) EndString() string {
	if w.Days > 0 {
		w.Start = w.Start.AddDate(0, 0, w.Days)
	}
	return w.String()
}
