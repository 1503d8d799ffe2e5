package lsh

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"github.com/seed17055106/dedupe/text"
)

//go:embed calendar.txt
var calendarText string

var weekdays, months = parseCalendar(calendarText)

// parseCalendar returns the number of each name of a weekday and of a month.
func parseCalendar(s string) (weekdays, months map[string]int) {
	weekdays, months = map[string]int{}, map[string]int{}
	kinds := map[string]map[string]int{"weekday": weekdays, "month": months}
	for line := range strings.Lines(s) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			panic("calendar.txt: no number in " + strconv.Quote(line))
		}
		for _, name := range fields[2:] {
			kinds[fields[0]][name] = n
		}
	}
	return weekdays, months
}

// A calendar is the days that a report speaks of.
type Calendar struct {
	Weekdays uint8    // bit n: the n-th day of the week, Monday is 1
	Dates    []uint16 // 32*month+day, sorted, distinct
}

// note adds the i-th word of t where it names a day.
func (c *Calendar) note(t *text.Text, i int) {
	w := &t.Words[i]
	if d, ok := weekdays[w.Norm]; ok {
		c.Weekdays |= 1 << d
	}
	m, ok := months[w.Norm]
	if !ok {
		return
	}
	for _, j := range []int{i + 1, i - 1, i - 2} { // "May 3", "3 May", "3 de mayo"
		if j < 0 || j >= len(t.Words) || !t.Words[j].Number || j == i-2 && !t.Words[i-1].Stop {
			continue
		}
		if d, err := strconv.Atoi(t.Words[j].Norm); err == nil && d >= 1 && d <= 31 {
			date := uint16(32*m + d)
			if k, found := slices.BinarySearch(c.Dates, date); !found {
				c.Dates = slices.Insert(c.Dates, k, date)
			}
			return
		}
	}
}

// Factors on the similarity of two reports that name days: of the week, and of the year.
const (
	sameWeekday, otherWeekday = 1.1, 0.6
	sameDate, otherDate       = 1.4, 0.8
)

// agreement is above 1 where two reports speak of a common day, below 1 where of different ones, 1 where one names none.
func (c Calendar) agreement(o Calendar) float64 {
	f := 1.0
	if c.Weekdays != 0 && o.Weekdays != 0 {
		if c.Weekdays&o.Weekdays != 0 {
			f *= sameWeekday
		} else {
			f *= otherWeekday
		}
	}
	if len(c.Dates) > 0 && len(o.Dates) > 0 {
		if slices.ContainsFunc(c.Dates, func(d uint16) bool { _, found := slices.BinarySearch(o.Dates, d); return found }) {
			f *= sameDate
		} else {
			f *= otherDate
		}
	}
	return f
}
