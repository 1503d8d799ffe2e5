package figure

import "strings"

// An amount is a number with its sign and unit.
type amount struct {
	number
	first, end int    // tokens, sign and unit included
	unitEnd    int    // end of the unit; equals the number's end without one
	kind       Kind   // "" while only a bare number is known
	unit       string // "" without one
	hyphen     bool   // the unit hangs on by a hyphen: "two-week"
}

// readAmount reads a number at token i with sign, currency and unit.
func (p *parser) readAmount(i int) (amount, bool) {
	a := amount{first: i}
	sign := 1.0
	i, sign = p.sign(i, sign)
	if m := match(p.toks, i, moneyBeforeRole); m != nil {
		a.kind, a.unit = Money, m.meaning
		i, sign = p.sign(i+len(m.words), sign)
	} else if p.euroLetter(i) {
		a.kind, a.unit = Money, "EUR"
		i++
	}
	before := match(p.toks, i, unitBeforeRole)
	if before != nil {
		i += len(before.words)
	}
	n, ok := p.readNumber(i)
	if !ok {
		return a, false
	}
	if sign < 0 {
		n.value, n.high = -n.value, -n.high
	}
	a.number, a.end, a.unitEnd = n, n.end, n.end
	if a.kind == Money {
		p.afterMoney(&a)
		return a, true
	}
	p.readUnit(&a)
	if before != nil && a.unit == "" {
		a.kind, a.unit = Measure, before.meaning
	}
	return a, true
}

// sign reads a minus at token i: a hyphen only at a boundary and glued to what follows ("-12 C" but not "6-7").
func (p *parser) sign(i int, sign float64) (int, float64) {
	if i+1 >= len(p.toks) {
		return i, sign
	}
	if p.toks[i].norm == "-" {
		bound := !p.toks[i].glued || (i > 0 && (p.toks[i-1].is("(", "/") || match(p.toks, i-1, moneyBeforeRole) != nil))
		if bound && p.toks[i+1].glued {
			return i + 1, -sign
		}
		return i, sign
	}
	if m := match(p.toks, i, signRole); m != nil {
		if i+2 < len(p.toks) && p.toks[i+1].norm == "-" {
			return i + 2, -sign
		}
		return i + 1, -sign
	}
	return i, sign
}

// afterMoney takes a code or word that repeats or narrows the currency: "$500 US", "$5 million dollars".
func (p *parser) afterMoney(a *amount) {
	if m := match(p.toks, a.end, moneyAfterRole); m != nil && m.meaning == "USD" && a.unit == "dollar" {
		a.unit = "USD"
		a.end += len(m.words)
	} else if m := match(p.toks, a.end, moneyRole); m != nil && (m.meaning == a.unit || a.unit == "dollar") {
		a.unit = m.meaning
		a.end += len(m.words)
	}
	a.unitEnd = a.end
}

// unitRoles are what may follow a number as its unit, in the order in which they are tried.
var unitRoles = []role{percentRole, agedRole, moneyAfterRole, moneyRole, subunitRole, unitRole, timesRole}

// readUnit takes the unit behind the number, if there is one.
func (p *parser) readUnit(a *amount) {
	j := a.end
	if link := match(p.toks, j, linkRole); link != nil && a.magnitude > 1 {
		j += len(link.words)
	}
	start := j
	for _, r := range unitRoles {
		m := match(p.toks, j, r)
		if m == nil && r != agedRole && j+1 < len(p.toks) && p.toks[j].norm == "-" && p.toks[j].glued {
			if m = match(p.toks, j+1, r); m != nil {
				a.hyphen = true
				j++
			}
		}
		if m == nil || !p.unitSense(a, m, j) {
			a.hyphen, j = false, start
			continue
		}
		a.end = j + len(m.words)
		a.unitEnd = a.end
		p.setUnit(a, r, m)
		return
	}
}

func (p *parser) setUnit(a *amount, r role, m *phrase) {
	switch r {
	case percentRole:
		a.kind, a.unit = Percent, "percent"
		if m.meaning != "percent" {
			a.kind, a.unit = Points, "percentage point"
			if m.meaning == "bp" {
				a.rescale(.01)
			}
		}
	case agedRole:
		a.kind, a.unit = Age, ageUnits[m.meaning]
	case moneyRole, moneyAfterRole:
		a.kind, a.unit = Money, m.meaning
		if a.unit == "pound" && p.sterling() {
			a.unit = "GBP"
		}
	case subunitRole:
		a.kind, a.unit = Money, strings.Fields(m.meaning)[1]
		a.rescale(m.value[0])
	case timesRole:
		a.kind, a.unit = Count, "times"
	case unitRole:
		dimension, name := unitName(m)
		a.kind, a.unit = Measure, name
		if dimension == "time" {
			a.kind = Duration
		}
	}
}

// rescale turns a subunit into its unit.
func (a *amount) rescale(by float64) {
	a.value, a.high, a.place = a.value*by, a.high*by, a.place*by
}

// ageUnits gives the unit for the phrases that follow an age.
var ageUnits = map[string]string{"after": ageUnit, "months": "month of age", "weeks": "week of age", "days": "day of age"}

// unitName splits the meaning of a unit, "DIMENSION factor [offset] name".
func unitName(m *phrase) (dimension, name string) {
	f := strings.Fields(m.meaning)
	k := 0
	for _, isNumber := plainNumber(f[k]); !isNumber; _, isNumber = plainNumber(f[k]) {
		k++
	}
	dimension = strings.Join(f[:k], " ")
	for _, isNumber := plainNumber(f[k]); isNumber; _, isNumber = plainNumber(f[k]) {
		k++
	}
	return dimension, strings.Join(f[k:], " ")
}

// unitSense rejects forms that are a unit only in some places.
func (p *parser) unitSense(a *amount, m *phrase, i int) bool {
	t := &p.toks[i]
	next := i + len(m.words)
	switch {
	case m.role == agedRole:
		return ageUnits[m.meaning] != ""
	case m.role == moneyRole && m.meaning == "pound":
		return p.poundsOfMoney(a, i)
	case t.is("won") && t.kind == wordToken:
		return a.value >= 1000
	case t.is("second") && a.words && a.value > 1, t.is("us") && t.text != "US":
		return false
	case m.role == moneyAfterRole && t.is("us"):
		return next < len(p.toks) && p.toks[next].is("dollar", "dollars")
	case len(t.text) <= 2 && m.role != percentRole && len(m.words) == 1 && t.kind == wordToken:
		return !a.words && !(next < len(p.toks) && p.toks[next].is("'", "-") && p.toks[next].glued)
	}
	return true
}
