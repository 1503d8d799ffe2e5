package figure

import "strconv"

// Telephone is the noun of an address under which someone is called.
const Telephone = "telephone"

// minTelephone is how many digits a telephone number with its area code has at the least.
const minTelephone = 9

// telephone gives the tokens of a telephone number whose first digits are token i: "(248) 555-0199", "800-555-0199", "0800 555 111",
// "+44 20 7946 0000"; end is i without.
func (p *parser) telephone(i int) (first, end int) {
	if i > 0 && p.toks[i-1].is("(") && i+2 < len(p.toks) && p.toks[i+1].is(")") && p.grouped(i+2, 3, 4) {
		return i - 1, i + 5
	}
	switch {
	case p.grouped(i, 3, 3, 4):
		return i, i + 5
	case p.grouped(i, 1, 3, 3, 4):
		return i, i + 7
	}
	plus := i > 0 && p.toks[i-1].norm == "+" && p.toks[i].glued
	if !plus && (p.toks[i].text[0] != '0' || len(p.toks[i].text) < 3) {
		return i, i
	}
	digits, j := 0, i
	for ; j < len(p.toks) && plainDigits(p.toks[j].text); j++ {
		digits += len(p.toks[j].text)
	}
	if j == i+1 || digits < minTelephone {
		return i, i
	}
	return i, j
}

// grouped reports whether runs of so many digits each, joined by hyphens, stand at token i and no more of them.
func (p *parser) grouped(i int, digits ...int) bool {
	if p.digitChain(i) != i+2*len(digits)-1 {
		return false
	}
	for k, n := range digits {
		if len(p.toks[i+2*k].text) != n {
			return false
		}
	}
	return true
}

// addTelephone adds the number of tokens [first, end). Its value is that of its digits.
func (p *parser) addTelephone(first, end int) {
	var digits []byte
	for i := first; i < end; i++ {
		if p.toks[i].kind == digitsToken {
			digits = append(digits, p.toks[i].text...)
		}
	}
	v, err := strconv.ParseFloat(string(digits), 64)
	if err != nil || len(digits) > maxTelephone {
		return
	}
	f := Figure{Kind: Address, Interval: Point(v), Stated: v}
	f.Noun = Telephone
	p.add(f, first, end, first, end)
}

// maxTelephone is how many digits one has at the most (ITU-T E.164).
const maxTelephone = 15
