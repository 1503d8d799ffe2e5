package figure

import (
	"strconv"
	"strings"
)

const (
	minute  = 60.0
	hour    = 60 * minute
	halfDay = 12 * hour
	// clockBlur is how far "about 10 p.m." reaches.
	clockBlur = 20 * minute
)

// readClock reads times of day: "10:30", "2:40 a.m.", "0240 GMT", "5 o'clock", "noon". The interval is in seconds since midnight.
func (p *parser) readClock(i int) int {
	q := quantity{first: i}
	j := i
	if match(p.toks, i, beforeRole) != nil {
		j = p.readBefore(i, &q)
	}
	seconds, end, ok := p.clock(j)
	if !ok {
		return i
	}
	if m := match(p.toks, end, playedRole); m != nil {
		p.played(&q, seconds/minute, j, end, m)
		return end
	}
	f := Figure{Kind: Time, Interval: Point(seconds), Stated: seconds, Hedge: q.hedge}
	switch q.hedge {
	case HedgeAbout, HedgeNearly:
		f.Interval = Interval{Low: max(0, seconds-clockBlur), High: seconds + clockBlur}
	case HedgeMore, HedgeAtLeast, HedgeLess, HedgeAtMost:
		f.Interval = hedged(q.hedge, seconds, 0)
	}
	p.add(f, q.first, end, j, end)
	return end
}

// played adds the time of a match: "7:42 left" is a span of minutes and seconds.
func (p *parser) played(q *quantity, seconds float64, first, end int, m *phrase) {
	p.add(Figure{Kind: Duration, Unit: "second", Interval: hedged(q.hedge, seconds, 0), Stated: seconds, Hedge: q.hedge}, q.first, end+len(m.words), first, end)
}

// clock reads a time of day at token i.
func (p *parser) clock(i int) (seconds float64, end int, ok bool) {
	if i >= len(p.toks) {
		return 0, 0, false
	}
	if m := match(p.toks, i, clockRole); m != nil && p.toks[i].kind == wordToken {
		switch m.meaning {
		case "noon":
			return halfDay, i + len(m.words), true
		case "midnight":
			return 0, i + len(m.words), true
		}
		return 0, 0, false
	}
	if p.toks[i].kind != digitsToken || (i > 0 && p.toks[i].glued && !p.toks[i-1].is("(", "-", "@", "\"")) {
		return 0, 0, false
	}
	h, m, end, marked, ok := p.clockDigits(i)
	if !ok {
		return 0, 0, false
	}
	seconds = float64(h)*hour + float64(m)*minute
	if half := match(p.toks, end, clockRole); half != nil {
		switch half.meaning {
		case "am", "pm":
			if h > 12 || h == 0 {
				return 0, 0, false
			}
			seconds = float64(h%12)*hour + float64(m)*minute
			if half.meaning == "pm" {
				seconds += halfDay
			}
			marked, end = true, end+len(half.words)
		case "oclock":
			marked, end = true, end+len(half.words)
			if m, ok := p.whole(end, 0, 59); ok && len(p.toks[end].text) == 2 && !p.measured(end+1) { // "15h30"
				seconds, end = seconds+float64(m)*minute, end+1
			}
		}
	}
	if t := &p.toks[i]; len(t.text) == 4 && plainDigits(t.text) && t.text[0] == '0' && i > 0 && (p.toks[i-1].is("at") || match(p.toks, i-1, monthBeforeRole) != nil) {
		marked = true // "by 0800"
	}
	if zone := match(p.toks, end, clockRole); zone != nil && zone.meaning == "zone" {
		marked = marked || len(p.toks[i].text) >= 4
		end += len(zone.words)
	}
	return seconds, end, marked && h < 24 && m < 60
}

// clockDigits reads "10:30", "10.45pm", "0240" or "5" at token i. marked tells that the form alone shows a time of day.
func (p *parser) clockDigits(i int) (h, m, end int, marked, ok bool) {
	s := p.toks[i].text
	end = i + 1
	if i+2 < len(p.toks) && p.toks[i+1].norm == ":" && p.toks[i+1].glued && p.toks[i+2].glued && p.toks[i+2].kind == digitsToken {
		if len(p.toks[i+2].text) != 2 || !plainDigits(p.toks[i+2].text) {
			return 0, 0, 0, false, false
		}
		m, _ = strconv.Atoi(p.toks[i+2].text)
		end, marked = i+3, i == 0 || !p.toks[i-1].is("|") // "Fire at the pier | 1:25": the length of a video
	} else if p.spacedMinutes(i) {
		m, _ = strconv.Atoi(p.toks[i+2].text)
		end = i + 3
	} else if a, b, dotted := strings.Cut(s, "."); dotted {
		if len(b) != 2 || !plainDigits(b) {
			return 0, 0, 0, false, false
		}
		s = a
		m, _ = strconv.Atoi(b)
	} else if len(s) == 4 && plainDigits(s) {
		m, _ = strconv.Atoi(s[2:])
		s = s[:2]
	}
	if len(s) > 2 || !plainDigits(s) {
		return 0, 0, 0, false, false
	}
	h, _ = strconv.Atoi(s)
	return h, m, end, marked, true
}

// spacedMinutes reports whether token i is the hour of "3: 10 p.m.", as some pages space it.
func (p *parser) spacedMinutes(i int) bool {
	if i+3 >= len(p.toks) || !p.toks[i+1].is(":") || !p.toks[i+1].glued || p.toks[i+2].kind != digitsToken || len(p.toks[i+2].text) != 2 || !plainDigits(p.toks[i+2].text) {
		return false
	}
	m := match(p.toks, i+3, clockRole)
	return m != nil && (m.meaning == "am" || m.meaning == "pm")
}
