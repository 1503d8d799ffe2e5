package figure

import "time"

// readDate reads years, days and weekdays.
func (p *parser) readDate(i int) int {
	t := &p.toks[i]
	if y, ok := p.year(i); ok {
		p.addDate(i, i+1, When{Start: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), Grain: "year"})
		return i + 1
	}
	_ = t
	return i
}

// year reads a bare year: four digits from 1800 to 2099 with no unit behind them.
func (p *parser) year(i int) (int, bool) {
	t := &p.toks[i]
	if t.kind != digitsToken || len(t.text) != 4 || (i > 0 && t.glued && !p.toks[i-1].is("(", "-", "'", "/", "\"")) {
		return 0, false
	}
	y := 0
	for _, c := range t.text {
		if !isDigit(c) {
			return 0, false
		}
		y = 10*y + int(c-'0')
	}
	if y < 1800 || y > 2099 || p.moneyBefore(i) {
		return 0, false
	}
	if i+1 < len(p.toks) {
		n := p.toks[i+1]
		if n.glued && n.kind == wordToken || p.plural(n) && match(p.toks, i+1, stopRole) == nil {
			return 0, false
		}
		for _, r := range unitRoles {
			if match(p.toks, i+1, r) != nil {
				return 0, false
			}
		}
	}
	return y, true
}

// addDate adds a date as a figure: its interval runs from its first instant to the first instant after it.
func (p *parser) addDate(first, end int, w When) {
	low, high := w.bounds()
	p.add(Figure{Kind: Date, When: w, Interval: Interval{Low: low, High: high, HighOpen: true}, Stated: low}, first, end, first, end)
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
		end = end.Add(6 * time.Hour)
	case "minute":
		end = end.Add(time.Minute)
	}
	return float64(w.Start.Unix()), float64(end.Unix())
}
