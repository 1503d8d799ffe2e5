package report

import (
	"strconv"
	"time"
)

// A timeline draws when the documents of a story were published.
type timeline struct {
	Points      []timePoint
	First, Last string
	Height      string
}

// A timePoint is a document; documents of one time stand on top of each other.
type timePoint struct{ X, Y, Number, Label string }

// The drawing is 700 wide; rows stand timelineRow apart.
const (
	timelineLeft  = 12.0
	timelineRight = 688.0
	timelineRow   = 18.0
	timelineNear  = 17.0 // nearer points are stacked
)

// timeline is nil where fewer than two documents have different times. ids are in order of time.
func (b *builder) timeline(ids []string) *timeline {
	ids = ids[:min(len(ids), maxGraph)]
	var times []time.Time
	for _, id := range ids {
		if t, ok := b.published(id); ok {
			times = append(times, t)
		}
	}
	if len(times) < 2 || times[0].Equal(times[len(times)-1]) {
		return nil
	}
	first, span := times[0], times[len(times)-1].Sub(times[0]).Seconds()
	v := &timeline{First: b.doc(ids[0], "").Published, Last: b.doc(ids[len(times)-1], "").Published}
	last, row, rows := -timelineNear, 0, 1
	for i, t := range times {
		x := timelineLeft + t.Sub(first).Seconds()/span*(timelineRight-timelineLeft)
		if x-last < timelineNear {
			row++
		} else {
			row, last = 0, x
		}
		rows = max(rows, row+1)
		doc := b.doc(ids[i], "")
		v.Points = append(v.Points, timePoint{pixels(x), pixels(float64(row) * timelineRow), strconv.Itoa(i + 1), doc.Outlet + ", " + doc.Published})
	}
	v.Height = pixels(float64(rows)*timelineRow + 2)
	return v
}
