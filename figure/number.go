package figure

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A number is a numeral in digits or words, with its magnitudes.
type number struct {
	first, end int     // tokens
	value      float64 // of a vague one its low end
	high       float64 // of a vague one its high end; else value
	place      float64 // value of one unit of the last significant digit
	vague      bool
	words      bool    // begins with a word
	decimal    bool    // written with a decimal mark or a fraction
	part       bool    // a fraction of something: "half", "two-thirds"
	magnitude  float64 // the last factor: 1e6 in "1.5 million"; 1 without
	digits     string  // the run of digits as written, where it is no more than that
}

// readNumber reads the numeral that begins at token i.
func (p *parser) readNumber(i int) (number, bool) {
	if i >= len(p.toks) {
		return number{}, false
	}
	if v := match(p.toks, i, vagueRole); v != nil && !p.negated(i) {
		return p.vagueNumber(i, v)
	}
	var n number
	var ok bool
	switch {
	case p.toks[i].kind == digitsToken:
		n, ok = p.readDigits(i)
	case p.toks[i].kind == symbolToken:
		n.value, ok = p.glyph(i)
		n.first, n.end, n.place, n.decimal, n.part, n.magnitude = i, i+1, n.value/10, true, true, 1
	default:
		n, ok = p.readWords(i)
	}
	if !ok {
		return n, false
	}
	p.readDecimals(&n)
	p.readFraction(&n)
	p.readMagnitude(&n)
	n.high = n.value
	return n, true
}

// vagueNumber reads "dozens" and, with a magnitude behind it, "several hundred".
func (p *parser) vagueNumber(i int, v *phrase) (number, bool) {
	n := number{first: i, end: i + len(v.words), value: v.value[0], high: v.value[1], vague: true, words: true, magnitude: 1}
	if n.high < 10 {
		if end, factor := p.magnitudes(n.end); end > n.end {
			n.end, n.value, n.high, n.magnitude = end, n.value*factor, n.high*factor, factor
		}
	}
	return n, n.end >= len(p.toks) || match(p.toks, n.end, timesRole) == nil
}

// readDigits reads digits: "1,500.25", "816 000", "1/2", "3 1/2", "2½".
func (p *parser) readDigits(i int) (number, bool) {
	t := &p.toks[i]
	s, end := t.text, i+1
	if p.lang.comma || i+1 < len(p.toks) && p.toks[i+1].text == "000" {
		for end < len(p.toks) && len(p.toks[end-1].text) <= 3 && isGroup(p.toks[end]) && !p.toks[end].glued && len(t.text) <= 3 {
			s += p.toks[end].text
			end++
		}
	}
	v, place, ok := parseDigits(s, p.lang.comma)
	if !ok {
		return number{}, false
	}
	return number{first: i, end: end, value: v, place: place, decimal: place < 1, magnitude: 1, digits: s}, true
}

// isGroup reports whether t is three digits, as after a space that sets off thousands; behind the last of them there may be decimals.
func isGroup(t token) bool {
	return t.kind == digitsToken && threeDigits(t.text) && (len(t.text) == 3 || t.text[3] == ',')
}

// parseDigits reads a run of digits with separators. place is the value of one unit of the last significant digit.
func parseDigits(s string, comma bool) (v, place float64, ok bool) {
	thousands, mark := byte(','), byte('.')
	if comma {
		thousands, mark = '.', ','
	}
	clean := make([]byte, 0, len(s))
	var groups []int // lengths of the runs between separators of thousands
	run, marks := 0, 0
	for k := 0; k < len(s); {
		r, size := utf8.DecodeRuneInString(s[k:])
		switch {
		case isDigit(r):
			clean = append(clean, byte(r))
			run++
		case byte(r) == mark && size == 1:
			if marks++; marks > 1 {
				return 0, 0, false
			}
			groups, run = append(groups, run), 0
			clean = append(clean, '.')
		case marks > 0:
			return 0, 0, false
		default:
			groups, run = append(groups, run), 0
		}
		k += size
	}
	if marks == 0 {
		groups = append(groups, run)
	}
	separated := strings.IndexByte(s, thousands) >= 0
	if separated && !grouped(groups) {
		// one separator and no group of three behind it: a decimal mark of the other habit
		if marks > 0 || strings.Count(s, string(thousands)) != 1 {
			return 0, 0, false
		}
		return parseDigits(s, !comma)
	}
	v, err := strconv.ParseFloat(string(clean), 64)
	if err != nil {
		return 0, 0, false
	}
	if marks > 0 {
		return v, math.Pow10(-run), true
	}
	return v, lastPlace(v), true
}

// grouped reports whether separators of thousands stand where they may: 1,234,567 or 12,34,567.
func grouped(groups []int) bool {
	n := len(groups)
	if groups[0] < 1 || groups[0] > 3 || groups[n-1] != 3 {
		return false
	}
	indian, western := true, true
	for _, g := range groups[1 : n-1] {
		indian = indian && g == 2
		western = western && g == 3
	}
	return western || (indian && groups[0] <= 2)
}

// lastPlace gives the place of the last non-zero digit of a whole number: 100 for 1,500.
func lastPlace(v float64) float64 {
	place := 1.0
	for v != 0 && place < 1e18 && math.Mod(v, place*10) == 0 {
		place *= 10
	}
	return place
}

// readWords reads number words: "two hundred and five thousand", "a dozen", "mil quinientos", "half a million", "two-thirds".
func (p *parser) readWords(i int) (number, bool) {
	n := number{first: i, end: i, words: true, magnitude: 1}
	if match(p.toks, i, articleRole) != nil && match(p.toks, i+1, magnitudeRole) != nil {
		n.end++
	} else if match(p.toks, i, magnitudeRole) != nil && i > 0 && p.toks[i-1].is("per") {
		return n, false
	}
	begin, total, last := n.end, 0.0, math.Inf(1)
	for {
		group, end, ok := p.readGroup(n.end, n.end > begin)
		if !ok {
			end, group = p.joined(n.end, last), 1
		}
		end, factor := p.magnitudes(end)
		if (!ok && factor == 1) || factor >= last {
			break
		}
		total += group * factor
		n.end, last = end, factor
		if factor < 1000 { // nothing is added to a dozen
			n.magnitude = max(n.magnitude, factor)
			break
		}
		n.magnitude = factor
	}
	if n.end == begin {
		return p.readLeading(i)
	}
	n.value, n.place = total, lastPlace(total)
	return n, true
}

// maxDecimals is how many words may stand behind a decimal mark in words.
const maxDecimals = 6

// readDecimals adds the words behind a decimal mark in words: "two point five", "doscientos coma cero tres".
func (p *parser) readDecimals(n *number) {
	m := means(p.toks, n.end, cueRole, "decimal")
	if m == nil || !n.words || n.decimal || n.value == 1 && n.first > 0 && p.toks[n.first-1].is("at") {
		return
	}
	digits, j := "", n.end+len(m.words)
	for k := 0; k < maxDecimals; k++ {
		v, end, ok := p.readGroup(j, false)
		if !ok || v >= 100 {
			break
		}
		digits += plainText(v)
		j = end
	}
	if v, err := strconv.ParseFloat("0."+digits, 64); err == nil && digits != "" {
		n.value, n.place, n.decimal, n.end = n.value+v, math.Pow10(-len(digits)), true, j
	}
}

// readGroup reads words below a thousand: "two hundred and five". Inside a number they may follow a joiner or a hyphen.
func (p *parser) readGroup(i int, inside bool) (v float64, end int, ok bool) {
	place := math.Inf(1) // the next word must be worth less
	if inside {
		i = p.joined(i, 100)
	}
	for {
		if hundred := match(p.toks, i, magnitudeRole); hundred != nil && hundred.value[0] == 100 && v < 100 && v == math.Trunc(v) {
			v = 100 * max(v, 1)
			i += len(hundred.words)
			end, place, ok = i, 100, true
			continue
		}
		j := i
		if ok {
			j = p.joined(i, place)
		}
		w := match(p.toks, j, numberRole)
		if w == nil || w.value[0] >= place || (w.value[0] == 0 && ok) {
			return v, end, ok
		}
		v += w.value[0]
		i = j + len(w.words)
		end, ok = i, true
		place = addable(w.value[0], w.meaning)
	}
}

// addable gives what a following word must stay below: 10 after twenty, 100 after doscientos, 20 after soixante, nothing after five.
func addable(v float64, meaning string) float64 {
	if strings.HasSuffix(meaning, "teens") {
		return 20
	}
	if place := lastPlace(v); v >= 20 {
		return place
	}
	return 0
}

// joined skips a joiner or hyphen between the words of a number, where a place of that size stands before it.
func (p *parser) joined(i int, place float64) int {
	if i+1 >= len(p.toks) {
		return i
	}
	if j := match(p.toks, i, joinerRole); j != nil && place >= j.value[0] {
		return i + len(j.words)
	}
	if p.toks[i].norm == "-" && p.toks[i].glued && p.toks[i+1].glued {
		return i + 1
	}
	return i
}

// maxMagnitudes is how many magnitudes may stand together: "a hundred thousand million".
const maxMagnitudes = 3

// magnitudes multiplies the magnitudes at i: "hundred thousand".
func (p *parser) magnitudes(i int) (end int, factor float64) {
	factor = 1
	for n := 0; n < maxMagnitudes; n++ {
		j := i
		if j+1 < len(p.toks) && p.toks[j].norm == "-" && p.toks[j].glued && p.toks[j+1].glued && p.toks[j+1].kind == wordToken {
			j++
		}
		m := match(p.toks, j, magnitudeRole)
		if m == nil {
			return i, factor
		}
		factor *= m.value[0]
		i = j + len(m.words)
	}
	return i, factor
}

// readLeading reads what begins with a fraction: "half", "half a million", "a third".
func (p *parser) readLeading(i int) (number, bool) {
	n := number{first: i, end: i, words: true, magnitude: 1}
	j := i
	if match(p.toks, i, articleRole) != nil {
		j++
	}
	f := match(p.toks, j, fractionRole)
	if f == nil {
		return n, false
	}
	return p.fractionOf(n, j+len(f.words), f.value[0])
}

// fractionOf reads on behind a fraction: "half a million", "half a dozen", "a third of". A quarter alone is a stretch of a year, a half alone may be a part of a match.
func (p *parser) fractionOf(n number, end int, part float64) (number, bool) {
	n.end, n.value, n.decimal, n.part, n.place = end, part, true, true, part/10
	j := end
	if j < len(p.toks) && p.toks[j].is("a", "an", "of") {
		j++
		if p.toks[j-1].is("of") && j < len(p.toks) && p.toks[j].is("a", "an") {
			j++
		}
	}
	if e, factor := p.magnitudes(j); e > j {
		n.end, n.value, n.magnitude, n.place, n.decimal = e, part*factor, factor, lastPlace(part*factor), false
		n.part = false
		return n, true
	}
	if j > end && p.toks[j-1].is("a", "an") && p.unitAt(j) {
		n.end = j // "half a mile"
		return n, true
	}
	return n, p.fractionSense(n.first, end, part)
}

// fractionSense tells a fraction from a period or a part of a match: "a third of voters" but not "the third quarter", "second half".
func (p *parser) fractionSense(first, end int, part float64) bool {
	if end < len(p.toks) && p.toks[end].is("-") || match(p.toks, end, afterFractionRole) != nil {
		return false
	}
	if match(p.toks, first, articleRole) != nil || p.toks[first].is("one") {
		by := match(p.toks, first-1, byRole) != nil && (end >= len(p.toks) || p.toks[end].kind == symbolToken || match(p.toks, end, stopRole) != nil)
		return by || match(p.toks, end, ofRole) != nil || p.measured(end) && !p.nth(end) || part == .5 && end < len(p.toks) && p.toks[end].kind == wordToken
	}
	if part != .5 || end >= len(p.toks) || match(p.toks, first-1, ordinalRole) != nil {
		return false
	}
	if match(p.toks, first-1, beforePeriodRole) != nil {
		return match(p.toks, end, ofRole) != nil
	}
	return p.toks[end].kind == wordToken
}

// nth reports whether the word before token end and a unit of time at it count how many times that came round: "for a fourth day".
func (p *parser) nth(end int) bool {
	m := match(p.toks, end, unitRole)
	if m == nil || match(p.toks, end-1, ordinalRole) == nil {
		return false
	}
	dimension, _ := unitName(m)
	return dimension == "time"
}

// readFraction adds what follows a whole number: "3 1/2", "2½", "two-thirds", "two and a half", "1-1/4".
func (p *parser) readFraction(n *number) {
	if glyph, ok := p.glyph(n.end); ok && !n.words {
		n.value, n.place, n.decimal = n.value+glyph, .1, true
		n.end++
		return
	}
	if f := match(p.toks, n.end, addedFractionRole); f != nil {
		n.value += f.value[0] * n.magnitude
		n.end += len(f.words)
		n.place, n.decimal = n.magnitude/10, true
		return
	}
	j := n.end
	if n.digits != "" && j+1 < len(p.toks) && p.toks[j].is("-") && p.toks[j].glued && p.toks[j+1].glued {
		if above, below, end, ok := p.slash(j + 1); ok && n.value < 1000 {
			n.value, n.place, n.decimal, n.end, n.digits = n.value+above/below, .1, true, end, ""
			return
		}
	}
	if above, below, end, ok := p.slash(n.first); ok && n.digits != "" {
		n.value, n.place, n.decimal, n.end, n.digits = above/below, above/below/10, true, end, ""
		return
	}
	if above, below, end, ok := p.slash(j); ok && n.digits != "" && above < below {
		n.value, n.place, n.decimal, n.end, n.digits = n.value+above/below, .1, true, end, ""
		return
	}
	if !n.words || n.magnitude != 1 || n.value < 1 || n.value > 99 {
		return
	}
	if j < len(p.toks) && p.toks[j].is("-") {
		j++
	}
	if f := match(p.toks, j, fractionRole); f != nil && f.value[0] < .5 && (n.value > 1) == strings.HasSuffix(p.toks[j].norm, "s") {
		n.value, n.decimal, n.part, n.end = n.value*f.value[0], true, true, j+len(f.words)
		n.place = n.value / 10
		if whole, _ := p.fractionOf(*n, n.end, n.value); whole.magnitude > 1 || whole.end > n.end {
			*n = whole // "three-quarters of a million"
		}
	}
}

// glyphs are the fractions that are one character.
var glyphs = map[string]float64{"½": .5, "¼": .25, "¾": .75, "⅓": 1. / 3, "⅔": 2. / 3, "⅛": .125, "⅜": .375, "⅝": .625, "⅞": .875, "⅕": .2}

func (p *parser) glyph(i int) (float64, bool) {
	if i >= len(p.toks) || p.toks[i].kind != symbolToken {
		return 0, false
	}
	v, ok := glyphs[p.toks[i].text]
	return v, ok
}

// slash reads "1/2" at token i: small whole numbers only, so that 131/136 and dates stay apart.
func (p *parser) slash(i int) (above, below float64, end int, ok bool) {
	if i+2 >= len(p.toks) || p.toks[i].kind != digitsToken || p.toks[i+1].norm != "/" || !p.toks[i+1].glued || !p.toks[i+2].glued {
		return 0, 0, 0, false
	}
	a, errA := strconv.Atoi(p.toks[i].text)
	b, errB := strconv.Atoi(p.toks[i+2].text)
	if errA != nil || errB != nil || b < 2 || b > 100 || a < 1 || a > 20 || (i+3 < len(p.toks) && p.toks[i+3].norm == "/") {
		return 0, 0, 0, false
	}
	return float64(a), float64(b), i + 3, true
}

// shortMagnitudes are the letters that stand for a factor when glued to digits ("2bn") or, for the longer ones, behind a space.
var shortMagnitudes = map[string]float64{"k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "t": 1e12, "tn": 1e12, "trn": 1e12}

// readMagnitude multiplies digits by what follows: "1.5 million", "2bn", "3k".
func (p *parser) readMagnitude(n *number) {
	end, factor := p.magnitudes(n.end)
	if n.words && end == n.end {
		return
	}
	if end > n.end {
		n.value, n.place, n.end = n.value*factor, n.place*factor, end
		n.magnitude *= factor
		n.digits = ""
		if f := match(p.toks, n.end, addedFractionRole); f != nil {
			n.value += f.value[0] * factor
			n.end += len(f.words)
		}
	} else if n.end < len(p.toks) {
		t := &p.toks[n.end]
		factor, ok := shortMagnitudes[t.norm]
		if !ok || !(t.glued || t.is("bn", "mn", "tn", "mln")) || !p.shortMagnitude(n, t) {
			return
		}
		n.value, n.place, n.magnitude, n.end, n.digits = n.value*factor, n.place*factor, factor, n.end+1, ""
	}
}

// shortMagnitude tells the million of "1.5m people" and "$3m" from the metres of "a 5m wall": money, or what is counted, decides.
func (p *parser) shortMagnitude(n *number, t *token) bool {
	money := p.moneyBefore(n.first)
	switch t.text {
	case "k", "K":
		return true
	case "mm", "MM", "b", "t", "T":
		return money
	case "M", "B":
		return true
	case "m":
		if money {
			return true
		}
		next := n.end + 1
		if next >= len(p.toks) || n.value >= 1000 {
			return false
		}
		return !(n.first > 0 && p.toks[n.first-1].is("a")) && (match(p.toks, next, moneyRole) != nil || p.toks[next].is("of") || p.pluralNear(next))
	}
	return true
}

// moneyBefore reports whether a currency sign or code ends just before token i.
func (p *parser) moneyBefore(i int) bool {
	if i > 0 && p.euroLetter(i-1) {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if m := match(p.toks, j, moneyBeforeRole); m != nil && j+len(m.words) == i {
			return true
		}
	}
	return false
}

// pluralNear reports whether a plural noun follows token i within its phrase, "and" included: "2.7m digital and physical sales".
func (p *parser) pluralNear(i int) bool {
	for j := i; j < min(i+maxNounWords, len(p.toks)); j++ {
		if p.toks[j].kind != wordToken || (match(p.toks, j, stopRole) != nil && match(p.toks, j, andRole) == nil) {
			return false
		}
		if p.plural(&p.toks[j]) {
			return true
		}
	}
	return false
}
