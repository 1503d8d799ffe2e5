package figure

import "time"

// weekday reads "Friday", "last Friday", "next Monday", "Saturday 17, 2016" and "Monday 3rd": the nearest such day that the words allow, the day
// of publication included.
func (p *parser) weekday(i int) (When, int, bool) {
	m := match(p.toks, i, weekdayRole)
	if m == nil || !p.toks[i].capital() && p.lang.code == "en" {
		return When{}, i, false
	}
	end := i + 1
	if len(p.toks[i].text) <= 5 && end < len(p.toks) && p.toks[end].norm == "." {
		end++
	} else if len(p.toks[i].text) == 3 && p.lang.code == "en" {
		return When{}, i, false // "Sun", "Sat" alone are words
	}
	if end+1 < len(p.toks) && p.toks[end].is(",", "the") {
		if match(p.toks, end+1, monthRole) != nil {
			return When{}, end + 1, true // the date itself follows
		}
	}
	if w, end, ok := p.weekdayDay(end, time.Weekday(m.value[0])); ok {
		return w, end, true
	}
	if !p.ctx.Published.Known() {
		return When{}, end, true
	}
	today := p.ctx.Published.Start.Truncate(24 * time.Hour)
	back := (int(today.Weekday()) - int(m.value[0]) + 7) % 7
	switch {
	case i > 0 && p.toks[i-1].is("last", "past", "previous") && back == 0:
		back = 7
	case i > 0 && p.toks[i-1].is("next", "coming", "this") && back > 0:
		back -= 7
	}
	return When{Start: today.AddDate(0, 0, -back), Grain: "day"}, end, true
}

// weekdayDay reads the day of the month behind a weekday where the month is left out: "17, 2016", "3rd". The month is the one nearest to
// publication in which that day is that weekday.
func (p *parser) weekdayDay(i int, weekday time.Weekday) (When, int, bool) {
	d, ok := p.dayNumber(i)
	if !ok {
		return When{}, i, false
	}
	end := p.suffixEnd(i + 1)
	y, behind := p.yearBehind(end)
	alone := end >= len(p.toks) || p.toks[end].is(".", ")", ";") && !(end+1 < len(p.toks) && p.toks[end+1].glued)
	if y == 0 && end == i+1 && !alone || match(p.toks, end, monthRole) != nil {
		return When{}, i, false
	}
	if !p.ctx.Published.Known() {
		return When{}, behind, true
	}
	best, found := When{}, false
	published := p.ctx.Published.Start
	for k := -12; k <= 12; k++ {
		month := time.Date(published.Year(), published.Month()+time.Month(k), 1, 0, 0, 0, 0, time.UTC)
		if y > 0 {
			month = month.AddDate(y-published.Year(), 0, 0)
		}
		w, ok := day(month.Year(), int(month.Month()), d)
		if ok && w.Start.Weekday() == weekday && (y == 0 || month.Year() == y) && (!found || p.away(w) < p.away(best)) {
			best, found = w, true
		}
	}
	return best, behind, found || y > 0
}

// relativeDay reads "yesterday", "last night", "tomorrow".
func (p *parser) relativeDay(i int) (When, int, bool) {
	m := match(p.toks, i, relativeRole)
	if m == nil || !p.ctx.Published.Known() {
		return When{}, i, false
	}
	w := When{Start: p.ctx.Published.Start.Truncate(24*time.Hour).AddDate(0, 0, int(m.value[0])), Grain: "day"}
	if m.value[1] != 0 {
		w = w.part(m.value[1])
	}
	return w, i + len(m.words), true
}

// dayPart takes the part of a day that stands around the day of tokens [i, end) into the date: "Friday night", "early on Saturday", "the night of
// December 6".
func (p *parser) dayPart(i, end int, w *When) (int, int) {
	first, hour := i, -1.0
	if m := match(p.toks, end, dayPartRole); m != nil && !p.toks[end-1].is(",") {
		hour, end = m.value[0], end+len(m.words)
	} else if m := match(p.toks, i-2, dayPartRole); m != nil && p.toks[i-1].is("of") {
		hour, first = m.value[0], i-2
	}
	if k := p.beforeDay(first); hour < 0 && k < first {
		hour, first = match(p.toks, k, stretchRole).value[2], k
	}
	if n := len(p.figs); n > 0 && first < i && p.figs[n-1].Span.End > p.toks[first].Start {
		first = i
	}
	if hour >= 0 && w.Grain == "day" && w.Days == 0 {
		*w = w.part(hour)
	}
	return first, end
}

// beforeDay gives the token of "early" or "late" before a day at token i, "on" between them; i without.
func (p *parser) beforeDay(i int) int {
	j := i - 1
	if j > 0 && p.toks[j].is("on") {
		j--
	}
	if m := match(p.toks, j, stretchRole); m != nil && !p.toks[j].is("mid") {
		return j
	}
	return i
}

// part is the part of a day that begins at an hour.
func (w When) part(hour float64) When {
	return When{Start: w.Start.Add(time.Duration(hour) * time.Hour), Grain: "part"}
}

// partLength is how long the part of a day lasts that begins at an hour. Parts overlap, as people use the words: 2 a.m. is night and early morning.
func partLength(hour int) time.Duration {
	switch {
	case hour < 12:
		return 8 * time.Hour
	case hour < 20:
		return 6 * time.Hour
	}
	return 10 * time.Hour
}
