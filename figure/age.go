package figure

import "math"

// ageUnit is the unit of ages; younger ones are given in months, weeks or days of age.
const ageUnit = "year of age"

// maxAge is the greatest number that is read as the age of a person without a word that says so.
const maxAge = 115

// readAge reads ages that only their place shows: "Maria Lopez, 30," and "(30)", and decades of life: "in her 70s".
func (p *parser) readAge(i int) int {
	if end := p.lifeDecade(i); end > i {
		return end
	}
	if end := p.statedAge(i); end > i {
		return end
	}
	t := &p.toks[i]
	if t.kind != digitsToken || i < 2 || len(t.text) > 3 || !plainDigits(t.text) || t.text[0] == '0' {
		return i
	}
	v, _, _ := parseDigits(t.text, false)
	mark := i - 1
	if means(p.toks, mark, ageWordRole, "auxiliary") != nil && mark > 1 {
		mark-- // ", then 17,"
	}
	name := mark - 1
	if p.toks[name].is(".") && name > 0 && len(p.toks[name-1].text) <= 3 {
		name-- // "Jr., 30,"
	}
	person := means(p.toks, name, ageWordRole, "subject") != nil
	if v > maxAge || !p.toks[name].capital() && !person || match(p.toks, name, monthRole) != nil || match(p.toks, name, weekdayRole) != nil || match(p.toks, name, streetRole) != nil {
		return i
	}
	unit, end := ageUnit, i+1
	if m := match(p.toks, end, unitRole); m != nil {
		_, young := unitName(m)
		unit, end = young+" of age", end+len(m.words)
		if young != "month" && young != "week" {
			return i
		}
	}
	person = person || p.shouted
	comma := p.toks[mark].is(",") && !p.listed(i) && (end >= len(p.toks) || p.toks[end].is(",", ";", ".", ")") || !person && p.toks[end].is("of") || !person && means(p.toks, end, ageWordRole, "then") != nil || p.toks[end].is("all", "both"))
	bracket := p.toks[i-1].is("(") && end < len(p.toks) && p.toks[end].is(")")
	if !comma && !bracket {
		return i
	}
	p.add(Figure{Kind: Age, Unit: unit, Interval: Point(v), Stated: v}, i, end, i, i+1)
	return end
}

// listed reports whether the number at token i is one of a list of numbers: "Rooms 3, 4, 5".
func (p *parser) listed(i int) bool {
	return i+2 < len(p.toks) && p.toks[i+1].is(",", "and") && p.toks[i+2].kind == digitsToken && len(p.toks[i+2].text) != 4
}

// lifeDecade reads "70s" or "seventies" behind a possessive, narrowed by "early", "mid" and "late": "in his mid-30s".
func (p *parser) lifeDecade(i int) int {
	first, from, to := p.stretches(i)
	if match(p.toks, first-1, possessiveRole) == nil {
		return i
	}
	low, high, end := 0.0, 0.0, i+1
	switch m := match(p.toks, i, decadeRole); {
	case m != nil:
		low, high = m.value[0], m.value[0]+9
		if m.value[1] != 0 {
			high = m.value[1]
		}
	case p.toks[i].kind == digitsToken && len(p.toks[i].text) == 2 && i+1 < len(p.toks):
		if end = i + 2; p.toks[i+1].is("'") && i+2 < len(p.toks) {
			end++
		}
		if !p.toks[end-1].is("s") || !p.toks[end-1].glued {
			return i
		}
		low, _, _ = parseDigits(p.toks[i].text, false)
		high = low + 9
	default:
		return i
	}
	if first < i {
		low, high = max(low, math.Trunc(low/10)*10+from), min(high, math.Trunc(low/10)*10+to)
	}
	p.add(Figure{Kind: Age, Unit: ageUnit, Interval: Interval{Low: low, High: max(low, high)}, Stated: low, Hedge: HedgeRange}, first, end, i, end)
	return end
}

// maxStretch is how many tokens may narrow a decade: "mid - to - late -".
const maxStretch = 6

// stretches reads "early", "mid-to-late" and the like backwards from token i: the first token and the years of the decade that they leave.
func (p *parser) stretches(i int) (first int, from, to float64) {
	first, from, to = i, 9, 0
	for j := i - 1; j >= max(0, i-maxStretch); j-- {
		if m := match(p.toks, j, stretchRole); m != nil {
			first, from, to = j, min(from, m.value[0]), max(to, m.value[1])
		} else if p.toks[j].norm != "-" && match(p.toks, j, toRole) == nil && match(p.toks, j, andRole) == nil {
			break
		}
	}
	return first, from, to
}
