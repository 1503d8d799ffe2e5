package figure

import "strings"

// euroLetter reports whether the "e" at token i stands for the euro sign, as in "E80m" and "e1.5 billion": only where a magnitude follows the
// digits glued to it, since roads and models are written alike ("E95").
func (p *parser) euroLetter(i int) bool {
	if i+2 >= len(p.toks) || !p.toks[i].is("e") || !p.toks[i+1].glued || p.toks[i+1].kind != digitsToken {
		return false
	}
	if next := &p.toks[i+2]; next.glued {
		return next.is("m", "mn", "bn") && !(i+3 < len(p.toks) && p.toks[i+3].glued && p.toks[i+3].kind != symbolToken)
	}
	m := match(p.toks, i+2, magnitudeRole)
	return m != nil && m.value[0] >= 1e6
}

// maxPaying is how many words may stand between a word of paying and the sum.
const maxPaying = 4

// poundsOfMoney tells "500 pounds" that are paid from those that are weighed. Behind a hyphen or before "of" they are a weight; otherwise millions,
// and thousands without a word of weight, are money, and less is where a word of paying stands before it.
func (p *parser) poundsOfMoney(a *amount, unit int) bool {
	if a.hyphen || unit+1 < len(p.toks) && p.toks[unit+1].is("of") && a.magnitude < 1e6 {
		return false
	}
	for j := a.number.first - 1; j >= max(0, a.number.first-maxPaying) && p.toks[j].kind == wordToken; j-- {
		if means(p.toks, j, cueRole, "paying") != nil {
			return true
		}
		if means(p.toks, j, cueRole, "weighing") != nil {
			return false
		}
	}
	return a.value >= 1000
}

// sterling reports whether the text speaks of British money: its pounds are those of sterling.
func (p *parser) sterling() bool {
	if !p.asked {
		p.asked = true
		for _, sign := range [...]string{"£", "sterling", "pence", "Britain", "British", "UK", "U.K.", "England", "Scotland", "Wales", "London", "euros", "€"} {
			p.pounds = p.pounds || strings.Contains(p.src, sign) || strings.Contains(p.src, strings.ToUpper(sign))
		}
		for _, country := range [...]string{"Egypt", "Leban", "Syria", "Sudan", "Cypr", "Irish"} {
			p.pounds = p.pounds && !strings.Contains(p.src, country)
		}
	}
	return p.pounds
}
