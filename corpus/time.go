package corpus

import (
	_ "embed"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

//go:embed times.txt
var timeWords string

// months maps the names of months in lower case to their numbers, zones the names of zones to minutes east.
var months, zones = parseTimeWords(timeWords)

func parseTimeWords(list string) (months, zones map[string]int) {
	months, zones = map[string]int{}, map[string]int{}
	for line := range strings.Lines(list) {
		words := strings.Fields(line)
		if words[0] == "#" {
			continue
		}
		into := months
		if words[0] == "zone" {
			into, words = zones, words[1:]
		}
		number, _ := strconv.Atoi(words[0])
		for _, word := range words[1:] {
			into[word] = number
		}
	}
	return months, zones
}

var (
	errTimeForm       = errors.New("its form is not known")
	errTimeAmbiguous  = errors.New("day and month could be either way round")
	errTimeImpossible = errors.New("there is no such day or hour")
)

var (
	unixPattern     = pattern(`^(\d{9,10}|\d{12,13}|\d{15,16})(?:\.\d*)?$`)
	compactPattern  = pattern(`^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?([A-Za-z]+|[+-]\d\d:?\d\d)?$`)
	clockPattern    = pattern(`(?i)\b(?:T)?(\d{1,2})(?::(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b\.?)?|\s*([ap])\.?m\b\.?)\s*([+-]\d\d:?(?:\d\d)?|[a-z]+\b)?`)
	isoPattern      = pattern(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})T?$`)
	slashPattern    = pattern(`^(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4})$`)
	datePartPattern = pattern(`\d+|\p{L}+`)
)

// ParseTime reads a date of publication, with or without a clock: ISO 8601 first, compact forms (20230320,
// 20230320T140506Z), Unix seconds, milliseconds and microseconds, RFC 2822, and dates with the month as a word in
// English, French, Spanish, German, Russian and some other languages. Dates of numbers only, with the year last, are
// read where they can mean one day: 20/03/2023, 03/20/2023, 20.03.2023 (points put the day first), not 03/04/2023.
// It reports false where the form is not known or there is no such day.
func ParseTime(s string) (Time, bool) {
	t, err := parseTime(s)
	return t, err == nil
}

// parseTime is ParseTime with the reason why a date is not understood.
func parseTime(s string) (Time, error) {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) > 100 {
		return Time{}, errTimeForm
	}
	if t, ok := parseISO(s); ok {
		return t, nil
	}
	if unixPattern().MatchString(s) {
		return unixTime(s)
	}
	if m := compactPattern().FindStringSubmatch(s); m != nil {
		return compactTime(m)
	}
	clock, rest, err := takeClock(s)
	if err != nil {
		return Time{}, err
	}
	y, m, d, err := parseDay(strings.Trim(rest, " ,"))
	if err != nil {
		return Time{}, err
	}
	return clock.on(y, m, d)
}

// parseISO reads the usual forms of ISO 8601 without a regular expression: they are nearly all that comes.
func parseISO(s string) (Time, bool) {
	layout := time.RFC3339
	switch len(s) {
	case len(time.DateOnly):
		layout = time.DateOnly
	case len("2006-01-02T15:04:05"):
		layout = "2006-01-02T15:04:05"
	}
	t, err := time.ParseInLocation(layout, s, time.UTC)
	if err != nil || t.Year() < 1000 {
		return Time{}, false
	}
	return Time{Time: t.Truncate(time.Second), HasClock: layout != time.DateOnly, HasZone: layout == time.RFC3339}, true
}

// A clock is the time of day of a date, where there is one.
type clock struct {
	known                bool
	hour, minute, second int
	zone                 *time.Location // nil: unknown
}

// on gives the moment at which the clock shows its time on a day.
func (c clock) on(year, month, day int) (Time, error) {
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1000 || year > 9999 || date.Year() != year || int(date.Month()) != month || date.Day() != day {
		return Time{}, errTimeImpossible
	}
	if !c.known {
		return Time{Time: date}, nil
	}
	endOfDay := c.hour == 24 && c.minute == 0 && c.second == 0
	if c.hour > 23 && !endOfDay || c.minute > 59 || c.second > 60 {
		return Time{}, errTimeImpossible
	}
	zone := c.zone
	if zone == nil {
		zone = time.UTC
	}
	t := time.Date(year, time.Month(month), day, c.hour, c.minute, c.second, 0, zone)
	return Time{Time: t, HasClock: true, HasZone: c.zone != nil}, nil
}

// unixTime reads seconds, milliseconds or microseconds since 1970.
func unixTime(s string) (Time, error) {
	whole, _, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return Time{}, errTimeForm
	}
	switch {
	case len(whole) > 13:
		n /= 1e6
	case len(whole) > 10:
		n /= 1e3
	}
	return Time{Time: time.Unix(n, 0).UTC(), HasClock: true, HasZone: true}, nil
}

// compactTime reads the parts of ISO 8601's basic format.
func compactTime(m []string) (Time, error) {
	c := clock{known: m[4] != "", hour: number(m[4]), minute: number(m[5]), second: number(m[6])}
	if m[7] != "" {
		zone, ok := parseZone(m[7])
		if !ok || !c.known {
			return Time{}, errTimeForm
		}
		c.zone = zone
	}
	return c.on(number(m[1]), number(m[2]), number(m[3]))
}

// takeClock finds the time of day in s and gives what is left without it.
func takeClock(s string) (clock, string, error) {
	at := clockPattern().FindStringSubmatchIndex(clockMarked(s))
	if at == nil {
		return clock{}, s, nil
	}
	marked := clockMarked(s)
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return marked[at[2*i]:at[2*i+1]]
	}
	c := clock{known: true, hour: number(part(1)), minute: number(part(2)), second: number(part(3))}
	end := at[1]
	if half := strings.ToLower(part(4) + part(5)); half != "" {
		if c.hour < 1 || c.hour > 12 {
			return clock{}, "", errTimeImpossible
		}
		c.hour %= 12
		if half == "p" {
			c.hour += 12
		}
	}
	if name := part(6); name != "" {
		if zone, ok := parseZone(name); ok {
			c.zone = zone
		} else if _, isMonth := monthNumber(name); isMonth {
			end = at[12]
		}
	}
	return c, marked[:at[0]] + " " + afterZone(marked[end:]), nil
}

// clockMarked sets a space for the T between date and clock of ISO 8601.
func clockMarked(s string) string {
	return isoT().ReplaceAllString(s, "$1 $2")
}

var (
	isoT        = pattern(`(\d)[Tt](\d\d:)`)
	zoneComment = pattern(`^\s*(?:\([^)]*\)|\[[^]]*\]|UTC\b)`)
)

// afterZone drops the second naming of a zone: "+0100 (CET)", "+01:00[Europe/Paris]", "+0000 UTC".
func afterZone(s string) string {
	return zoneComment().ReplaceAllString(s, "")
}

// parseZone reads an offset or the name of a zone that stands for one offset.
func parseZone(s string) (*time.Location, bool) {
	if minutes, ok := zones[strings.ToLower(s)]; ok {
		return offset(minutes), true
	}
	if s[0] != '+' && s[0] != '-' {
		return nil, false
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	hours, minutes := number(digits[:2]), 0
	if len(digits) == 4 {
		minutes = number(digits[2:])
	}
	if hours > 15 || minutes > 59 {
		return nil, false
	}
	total := hours*60 + minutes
	if s[0] == '-' {
		total = -total
	}
	return offset(total), true
}

func offset(minutes int) *time.Location {
	if minutes == 0 {
		return time.UTC
	}
	return time.FixedZone("", minutes*60)
}

// parseDay reads a date without a clock.
func parseDay(s string) (year, month, day int, err error) {
	if m := isoPattern().FindStringSubmatch(s); m != nil && m[2] == m[4] {
		return number(m[1]), number(m[3]), number(m[5]), nil
	}
	if m := slashPattern().FindStringSubmatch(s); m != nil && m[2] == m[4] {
		a, b, y := number(m[1]), number(m[3]), number(m[5])
		switch {
		case m[2] == "." || a > 12 || a == b:
			return y, b, a, nil
		case b > 12:
			return y, a, b, nil
		}
		return 0, 0, 0, errTimeAmbiguous
	}
	return wordDay(s)
}

// wordDay reads a date with the month as a word. Words that are no month (weekdays, "at", "de") are passed over;
// there must be one month, one day and one year.
func wordDay(s string) (year, month, day int, err error) {
	var numbers []string
	before := 0 // numbers before the month
	for _, part := range datePartPattern().FindAllString(s, -1) {
		if part[0] >= '0' && part[0] <= '9' {
			numbers = append(numbers, part)
			continue
		}
		m, ok := monthNumber(part)
		if !ok {
			continue
		}
		if month != 0 && month != m {
			return 0, 0, 0, errTimeForm
		}
		month, before = m, len(numbers)
	}
	if month == 0 || len(numbers) != 2 {
		return 0, 0, 0, errTimeForm
	}
	first, second := numbers[0], numbers[1]
	switch {
	case len(second) == 4 && len(first) <= 2:
		return number(second), month, number(first), nil
	case len(first) == 4 && len(second) <= 2:
		return number(first), month, number(second), nil
	case len(first) <= 2 && len(second) == 2 && before == 1: // RFC 822: 20 Mar 23
		return 1900 + number(second) + century(number(second)), month, number(first), nil
	}
	return 0, 0, 0, errTimeForm
}

// century is what to add to 1900 for a year of two digits (POSIX strptime: 69 and above are of the 20th century).
func century(year int) int {
	if year < 69 {
		return 100
	}
	return 0
}

// monthNumber knows the names of months and their abbreviations of three letters and more.
func monthNumber(word string) (int, bool) {
	word = strings.ToLower(word)
	if m, ok := months[word]; ok {
		return m, true
	}
	if utf8.RuneCountInString(word) < 3 {
		return 0, false
	}
	found := 0
	for name, m := range months {
		if strings.HasPrefix(name, word) {
			if found != 0 && found != m {
				return 0, false
			}
			found = m
		}
	}
	return found, found != 0
}

// number reads digits; "" is 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
