package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// formatInterval writes the values that a figure allows: "15", "10–15", "≥ 100", "USD 2,000,000", "2012-12-10".
func formatInterval(low, high any, unit *string) string {
	lo, hi := formatEnd(low), formatEnd(high)
	var s string
	switch {
	case lo == hi:
		s = lo
	case hi == "":
		s = "≥ " + lo
	case lo == "":
		s = "≤ " + hi
	default:
		s = lo + "–" + hi
	}
	switch u := deref(unit); {
	case u == "":
		return s
	case u == "percent":
		return s + "%"
	case isCurrency(u), u == "magnitude":
		return u + " " + s
	case lo == "1" && hi == "1":
		return s + " " + u
	default:
		return s + " " + unitPlural(u)
	}
}

// irregular are the plurals that do not end in a plain s.
var irregular = map[string]string{"foot": "feet", "inch": "inches", "stone": "stone", "horsepower": "horsepower", "celsius": "°C", "fahrenheit": "°F", "kelvin": "K"}

// unitPlural puts the name of a unit into the plural: "miles per hour", "years of age", "square feet".
func unitPlural(unit string) string {
	head, rest := unit, ""
	for _, sep := range []string{" per ", " of "} {
		if i := strings.Index(head, sep); i >= 0 {
			head, rest = head[:i], head[i:]+rest
		}
	}
	i := strings.LastIndexByte(head, ' ') + 1
	last := head[i:]
	switch {
	case irregular[last] != "":
		last = irregular[last]
	case len(last) > 3 && !strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "z"):
		last += "s"
	}
	return head[:i] + last + rest
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// isCurrency reports whether a unit has the shape of an ISO 4217 code.
func isCurrency(unit string) bool {
	return len(unit) == 3 && strings.Trim(unit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func formatEnd(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	if f, ok := number(v); ok {
		return formatNumber(f)
	}
	return ""
}

// number gives the number in a field of type any; infinite ends are no numbers.
func number(v any) (float64, bool) {
	var f float64
	switch n := v.(type) {
	case float64:
		f = n
	case int:
		f = float64(n)
	case int64:
		f = float64(n)
	default:
		return 0, false
	}
	return f, !math.IsInf(f, 0) && !math.IsNaN(f)
}

// formatNumber writes a number with groups of three digits and at most six significant ones after the point.
func formatNumber(f float64) string {
	if math.Abs(f) >= 1e15 {
		return strconv.FormatFloat(f, 'g', 6, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if whole, frac, ok := strings.Cut(s, "."); ok && len(whole)+len(frac) > 6 {
		s = strconv.FormatFloat(f, 'f', max(0, 6-len(whole)), 64)
	}
	whole, frac, hasFrac := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if hasFrac {
		whole += "." + frac
	}
	return sign + whole
}

func thousands(n int) string { return formatNumber(float64(n)) }

// plural writes a count with its noun: "1 story", "2 stories".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

var isoLayouts = []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02", "2006-01", "2006", "15:04"}

// isoTime reads an ISO 8601 string as exact as it is.
func isoTime(s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false
	}
	for _, layout := range isoLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// position is where a value lies on an axis: the number itself, or seconds for dates and times.
func position(v any) (float64, bool) {
	if s, ok := v.(string); ok {
		t, ok := isoTime(s)
		return float64(t.Unix()), ok
	}
	return number(v)
}

// formatMoment writes a time of publication for reading: "2026-03-04 14:20 +01:00".
func formatMoment(iso string) string {
	day, clock, ok := strings.Cut(iso, "T")
	if !ok {
		return iso
	}
	zone := ""
	if i := strings.IndexAny(clock, "Z+-"); i >= 0 {
		clock, zone = clock[:i], clock[i:]
		if zone == "Z" {
			zone = "UTC"
		}
		zone = " " + zone
	}
	if strings.Count(clock, ":") == 2 {
		clock = strings.TrimSuffix(clock, ":00")
	}
	return day + " " + clock + zone
}

// letters numbers things as columns of a sheet are: A, B, ... Z, AA.
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

func percent(f float64) string { return fmt.Sprintf("%.0f%%", f*100) }
