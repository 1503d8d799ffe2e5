package figure

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// readDate reads dates in all forms. Without a date of publication a weekday or a day of a month is kept as written, its When unknown.
func (p *parser) readDate(i int) int {
	for _, read := range []func(int) (When, int, bool){p.isoDate, p.numericDate, p.monthDate, p.dayDate, p.weekday, p.relativeDay, p.decade, p.yearDate, p.monthDay} {
		w, end, ok := read(i)
		if !ok {
			continue
		}
		first := i
		if w.Grain != "year" && w.Grain != "month" {
			first, end = p.dayPart(i, end, &w)
		}
		if w.Known() || p.undated(i, end) {
			p.addDate(first, end, w)
		}
		return end
	}
	return i
}

// undated reports whether tokens [i, end) name a weekday or a day of a month in a report without a date of publication.
func (p *parser) undated(i, end int) bool {
	if p.ctx.Published.Known() || end < len(p.toks) && match(p.toks, end, monthRole) != nil {
		return false
	}
	for k := i; k < end; k++ {
		if match(p.toks, k, weekdayRole) != nil || match(p.toks, k, monthRole) != nil {
			return !p.toks[end-1].is(",", "the")
		}
	}
	return false
}

// addDate adds a date as a figure: its interval runs from its first instant to the first instant after it, or is open where w is unknown.
func (p *parser) addDate(first, end int, w When) {
	low, high := w.bounds()
	if !w.Known() {
		low, high = math.Inf(-1), math.Inf(1)
	}
	f := Figure{Kind: Date, When: w, Interval: Interval{Low: low, High: high, HighOpen: true}}
	if w.Known() {
		f.Stated = low
	}
	if (p.toks[end-1].is("s") || match(p.toks, end-1, decadeRole) != nil) && w.Grain == "year" && w.Start.Year()%10 == 0 {
		f.High = float64(w.Start.AddDate(10, 0, 0).Unix())
	}
	p.add(f, first, end, first, end)
}

// bounds gives the first second of w and the first after it, in seconds since 1970.
func (w When) bounds() (low, high float64) {
	end := w.Start
	switch w.Grain {
	case "year":
		end = end.AddDate(1, 0, 0)
	case "month":
		end = end.AddDate(0, 1, 0)
	case "day":
		end = end.AddDate(0, 0, 1+w.Days)
	case "part":
		end = end.Add(partLength(end.Hour()))
	case "minute":
		end = end.Add(time.Minute)
	}
	return float64(w.Start.Unix()), float64(end.Unix())
}

func day(y, m, d int) (When, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return When{Start: t, Grain: "day"}, t.Day() == d && int(t.Month()) == m
}

// whole reads a token of plain digits within bounds.
func (p *parser) whole(i, low, high int) (int, bool) {
	if i < 0 || i >= len(p.toks) || p.toks[i].kind != digitsToken || len(p.toks[i].text) > 4 || !plainDigits(p.toks[i].text) {
		return 0, false
	}
	v, _ := strconv.Atoi(p.toks[i].text)
	return v, v >= low && v <= high
}

// isoDate reads 2025-12-06, with the time behind it.
func (p *parser) isoDate(i int) (When, int, bool) {
	if i+4 >= len(p.toks) || len(p.toks[i].text) != 4 || !p.marks(i, "-", "/") {
		return When{}, i, false
	}
	y, okY := p.whole(i, 1000, 2999)
	m, okM := p.whole(i+2, 1, 12)
	d, okD := p.whole(i+4, 1, 31)
	if !okY || !okM || !okD {
		return When{}, i, false
	}
	w, ok := day(y, m, d)
	end := i + 5
	if end < len(p.toks) && p.toks[end].glued && p.toks[end].is("t") {
		end = p.gluedEnd(end)
	}
	return w, end, ok
}

// marks reports whether tokens i+1 and i+3 are the same glued mark.
func (p *parser) marks(i int, marks ...string) bool {
	return i+4 < len(p.toks) && p.toks[i+1].is(marks...) && p.toks[i+3].norm == p.toks[i+1].norm && p.toks[i+1].glued && p.toks[i+2].glued && p.toks[i+3].glued && p.toks[i+4].glued
}

// numericDate reads 06/12/25 and 06.12.2025. Where day and month cannot be told apart, the language decides; in English nobody knows.
func (p *parser) numericDate(i int) (When, int, bool) {
	var a, b, y, end int
	if parts := strings.Split(p.toks[i].text, "."); len(parts) == 3 && p.toks[i].kind == digitsToken && len(parts[0]) <= 2 && len(parts[1]) <= 2 && (len(parts[2]) == 4 || len(parts[2]) == 2) {
		a, _ = strconv.Atoi(parts[0])
		b, _ = strconv.Atoi(parts[1])
		y, _ = strconv.Atoi(parts[2])
		end = i + 1
	} else {
		var okA, okB, okY bool
		if !p.marks(i, "/", "-") {
			return When{}, i, false
		}
		a, okA = p.whole(i, 1, 31)
		b, okB = p.whole(i+2, 1, 31)
		y, okY = p.whole(i+4, 0, 2999)
		if !okA || !okB || !okY {
			return When{}, i, false
		}
		end = i + 5
	}
	if y < 100 {
		y += 2000
	}
	d, m := a, b
	switch {
	case b > 12 && a <= 12:
		d, m = b, a
	case a <= 12 && a != b && p.lang.code == "en":
		return When{}, end, true
	}
	w, ok := day(y, m, d)
	return w, end, ok
}

// monthDate reads "December 6, 2025", "Dec. 6-7", "March 8th", "December 2025" and, behind a preposition, "December".
func (p *parser) monthDate(i int) (When, int, bool) {
	m := match(p.toks, i, monthRole)
	if m == nil || (i > 0 && p.toks[i].glued && p.toks[i-1].kind == wordToken) {
		return When{}, i, false
	}
	month, j := int(m.value[0]), i+len(m.words)
	if j < len(p.toks) && p.toks[j].norm == "." && len(p.toks[i].text) <= 4 {
		j++
	}
	if j < len(p.toks) && p.toks[j].norm == "-" && p.toks[j].glued {
		if _, ok := p.whole(j+1, 1, 31); ok {
			j++
		}
	}
	d, ok := p.dayNumber(j)
	if !ok || p.measured(j+1) {
		return p.monthAlone(i, j, month)
	}
	days, end := p.dayRange(p.suffixEnd(j+1), d)
	y, end := p.yearBehind(end)
	return p.dated(y, month, d, days, end)
}

// dayNumber reads a day of the month at token i, in digits or as an ordinal word.
func (p *parser) dayNumber(i int) (int, bool) {
	if d, ok := p.whole(i, 1, 31); ok && len(p.toks[i].text) <= 2 {
		if i+1 < len(p.toks) && p.toks[i+1].norm == ":" && p.toks[i+1].glued {
			return 0, false
		}
		return d, true
	}
	return 0, false
}

// suffixEnd steps over the ending of an ordinal: "6th".
func (p *parser) suffixEnd(i int) int {
	if i < len(p.toks) && p.toks[i].glued {
		if m := match(p.toks, i, suffixRole); m != nil {
			return i + len(m.words)
		}
	}
	return i
}

// dayRange reads the second day of "6-7", "6 to 7" or "6 and 7" at token i.
func (p *parser) dayRange(i, first int) (days, end int) {
	if i+1 >= len(p.toks) || (match(p.toks, i, toRole) == nil && match(p.toks, i, andRole) == nil) {
		return 0, i
	}
	last, ok := p.dayNumber(i + 1)
	if !ok || last <= first || p.measured(i+2) || p.counts(i+2) {
		return 0, i
	}
	return last - first, p.suffixEnd(i + 2)
}

// yearBehind reads ", 2025" or "2025" or "of 2025" at token i; 0 without.
func (p *parser) yearBehind(i int) (y, end int) {
	j := i
	if j < len(p.toks) && p.toks[j].is(",", "of", "de", "del") {
		j++
	}
	y, ok := p.whole(j, 1000, 2999)
	if !ok || len(p.toks[j].text) != 4 {
		return 0, i
	}
	if m := match(p.toks, j+1, yearWordRole); m != nil {
		return y, j + 1 + len(m.words)
	}
	if !p.measured(j+1) && match(p.toks, j+1, clockRole) == nil {
		return y, j + 1
	}
	return 0, i
}

// monthAlone reads "December 2025" and "in December".
func (p *parser) monthAlone(i, j, month int) (When, int, bool) {
	if y, end := p.yearBehind(j); y > 0 {
		p.year4 = y
		return When{Start: time.Date(y, time.Month(month), 1, 0, 0, 0, 0, time.UTC), Grain: "month"}, end, true
	}
	end := i + 1
	if i == 0 || !p.toks[i].capital() && p.lang.code == "en" || match(p.toks, i-1, monthBeforeRole) == nil || (end < len(p.toks) && p.toks[end].capital() && !p.shouted) {
		return When{}, i, false
	}
	w, _, ok := p.dated(0, month, 1, 0, end)
	if w.Known() {
		w.Grain = "month"
	}
	return w, end, ok
}

// dayDate reads "6 December 2025", "6-7 December", "6th of December", "6 de diciembre de 2025".
func (p *parser) dayDate(i int) (When, int, bool) {
	d, ok := p.dayNumber(i)
	if !ok || (i > 0 && p.toks[i].glued && p.toks[i-1].kind != symbolToken) {
		return When{}, i, false
	}
	days, j := p.dayRange(p.suffixEnd(i+1), d)
	if j < len(p.toks) && p.toks[j].is("of", "de") {
		j++
	}
	m := match(p.toks, j, monthRole)
	if m == nil {
		return When{}, i, false
	}
	end := j + len(m.words)
	if end < len(p.toks) && p.toks[end].norm == "." && len(p.toks[j].text) <= 4 && end+1 < len(p.toks) && !p.toks[end+1].capital() {
		end++
	}
	y, end := p.yearBehind(end)
	return p.dated(y, int(m.value[0]), d, days, end)
}

// dated makes a day of a given year, or of the year that brings it nearest to publication; unknown without either.
func (p *parser) dated(y, month, d, days, end int) (When, int, bool) {
	if y > 0 {
		p.year4 = y
		w, ok := day(y, month, d)
		w.Days = days
		return w, end, ok
	}
	if !p.ctx.Published.Known() {
		if p.year4 == 0 {
			_, ok := day(2000, month, d)
			return When{}, end, ok
		}
		w, ok := day(p.year4, month, d)
		w.Days = days
		return w, end, ok
	}
	best, found := When{}, false
	ahead := p.looksAhead()
	for _, try := range []int{-1, 0, 1} {
		w, ok := day(p.ctx.Published.Start.Year()+try, month, d)
		if late := w.Start.Sub(p.ctx.Published.Start) > nearAhead; late && !ahead {
			continue
		}
		if ok && (!found || p.away(w) < p.away(best)) {
			best, found = w, true
		}
	}
	best.Days = days
	return best, end, found
}

// nearAhead is how far ahead a day without a year may lie when no word of the sentence speaks of what is to come.
const nearAhead = 45 * 24 * time.Hour

// looksAhead reports whether the sentence speaks of what is to come.
func (p *parser) looksAhead() bool {
	for i := range p.toks {
		if means(p.toks, i, cueRole, "ahead") != nil {
			return true
		}
	}
	return p.lang.code != "en"
}

// away is the time between a day and publication. News looks back: what lies ahead counts double.
func (p *parser) away(w When) time.Duration {
	if d := p.ctx.Published.Start.Sub(w.Start); d >= 0 {
		return d
	} else {
		return -2 * d
	}
}

// monthDay reads a day of the month of publication: "on the 3rd", "the night of 6 to 7".
func (p *parser) monthDay(i int) (When, int, bool) {
	d, ok := p.dayNumber(i)
	if !ok || i < 2 {
		return When{}, i, false
	}
	end := p.suffixEnd(i + 1)
	the := p.toks[i-1].is("the") && match(p.toks, i-2, monthBeforeRole) != nil && end > i+1 && (end >= len(p.toks) || p.toks[end].kind == symbolToken && !p.toks[end].is("-") || match(p.toks, end, stopRole) != nil)
	night := p.toks[i-1].is("of") && match(p.toks, i-2, dayPartRole) != nil
	if !the && !night {
		return When{}, i, false
	}
	days, end := p.dayRange(end, d)
	if !p.ctx.Published.Known() {
		return When{}, end, true
	}
	y, m, today := p.ctx.Published.Start.Date()
	if d > today {
		m--
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return When{Start: t, Grain: "day", Days: days}, end, t.Day() == d
}

// decade reads "the 1990s", "the '90s" and "the nineteen nineties".
func (p *parser) decade(i int) (When, int, bool) {
	t := &p.toks[i]
	if c, d := match(p.toks, i, numberRole), match(p.toks, i+1, decadeRole); c != nil && d != nil && c.value[0] >= 17 && c.value[0] <= 20 && d.value[1] == 0 {
		y := int(100*c.value[0] + d.value[0]) // "nineteen seventies"
		return When{Start: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), Grain: "year"}, i + 2, true
	}
	end := i + 1
	if t.kind != digitsToken || end >= len(p.toks) || !p.toks[end].glued {
		return When{}, i, false
	}
	if p.toks[end].is("'") && end+1 < len(p.toks) && p.toks[end+1].glued {
		end++
	}
	if !p.toks[end].is("s") {
		return When{}, i, false
	}
	y, ok := p.whole(i, 1000, 2090)
	if first, _, _ := p.stretches(i); !ok && len(t.text) == 2 && i > 0 && p.toks[i-1].is("'", "the", "early", "late", "mid", "-") && match(p.toks, first-1, possessiveRole) == nil {
		if y, ok = p.whole(i, 10, 90); ok {
			y += 1900
		}
	}
	if !ok {
		return When{}, i, false
	}
	return When{Start: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), Grain: "year"}, end + 1, true
}

// yearDate reads a bare year, and the seasons "2012-13" and "1990-2000" by their first year.
func (p *parser) yearDate(i int) (When, int, bool) {
	y, ok := p.year(i)
	if !ok {
		return When{}, i, false
	}
	end := i + 1
	if m := match(p.toks, end, yearWordRole); m != nil {
		end += len(m.words)
	}
	if end+1 < len(p.toks) && p.toks[end].is("-", "/") && p.toks[end].glued && p.toks[end+1].glued {
		if _, short := p.whole(end+1, 0, 99); short && len(p.toks[end+1].text) == 2 {
			end += 2
		} else if _, long := p.year(end + 1); long {
			end += 2
		}
	}
	p.year4 = y
	return When{Start: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), Grain: "year"}, end, true
}

// year reads four plain digits from 1800 to 2099 that no sign, unit or counted noun makes an amount.
func (p *parser) year(i int) (int, bool) {
	y, ok := p.whole(i, 1800, 2099)
	if !ok || len(p.toks[i].text) != 4 || p.moneyBefore(i) || (i > 0 && p.toks[i].glued && !p.toks[i-1].is("(", "-", "'", "/", "\"", "[")) {
		return 0, false
	}
	if i+1 >= len(p.toks) || match(p.toks, i+1, yearWordRole) != nil {
		return y, true
	}
	if m := match(p.toks, i+1, streetRole); m != nil && m.meaning == "block" {
		return 0, false
	}
	next := &p.toks[i+1]
	in := i > 0 && match(p.toks, i-1, monthBeforeRole) != nil
	if (next.glued && next.kind == wordToken) || p.measured(i+1) && !(in && next.is("at")) && (p.title || !next.capital()) || (next.norm == "-" && next.glued && p.measured(i+2)) {
		return 0, false
	}
	if head, _, ok := p.nounPhrase(i + 1); ok && p.plural(&p.toks[head]) && !in && !next.capital() && y%10 == 0 && (i == 0 || !p.toks[i-1].is("the", "'", "s")) {
		return 0, false
	}
	return y, true
}
