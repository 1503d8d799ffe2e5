package compare

import (
	"slices"
	"time"

	"github.com/seed17055106/dedupe/figure"
)

// daysNamed are the days that the text of a dated source names, ascending and without repetition; nil where it bears no date itself, since
// its weekdays are then unknown.
func daysNamed(s *Source) []time.Time {
	if !s.Published.Known() {
		return nil
	}
	var days []time.Time
	for k := range s.Figures {
		w := &s.Figures[k].When
		if s.Figures[k].Kind != figure.Date || w.Grain != "day" && w.Grain != "part" {
			continue
		}
		for n := 0; n <= w.Days; n++ {
			days = append(days, w.Start.Truncate(day).AddDate(0, 0, n))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.Compact(days)
}

// strangers reports whether two reports both name days and no day of one is within a day of any of the other: the reports are of two events.
func strangers(a, b []time.Time) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch apart := b[j].Sub(a[i]); {
		case apart > day:
			i++
		case apart < -day:
			j++
		default:
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}
