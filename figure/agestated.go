package figure

// maxAuxiliary is how many words may stand between a person and the age: "who would have been just 54".
const maxAuxiliary = 5

// statedAge reads an age that a form of "be" gives to a person: "who is 54", "he was about 37", "the victims, who were 12 and 14".
func (p *parser) statedAge(i int) int {
	be := p.subject(i)
	if be == "" {
		return i
	}
	q := quantity{first: i, from: -1}
	n, ok := p.ageNumber(p.readBefore(i, &q))
	if !ok || q.from >= 0 || q.between || q.additional || q.aged {
		return i
	}
	list := p.ages(n)
	last := list[len(list)-1].end
	if (be == "plural") != (len(list) > 1) || !p.ageEnds(last) {
		return i
	}
	p.addAges(&q, list)
	return last
}

// readAges reads ages that share the word before them: "ages 24 and 31".
func (p *parser) readAges(q *quantity) (end int, done bool) {
	if !q.aged || q.a.unit != "" || q.a.vague || q.from >= 0 || q.between {
		return 0, false
	}
	list := p.ages(q.a.number)
	last := list[len(list)-1].end
	if len(list) == 1 || p.counts(last) || p.measured(last) {
		return 0, false
	}
	p.addAges(q, list)
	return last, true
}

// ages reads the ages that follow a first one in a list.
func (p *parser) ages(first number) []number {
	list := []number{first}
	for len(list) < maxList {
		j, _, ok := p.separator(list[len(list)-1].end)
		if !ok {
			break
		}
		next, ok := p.ageNumber(j)
		if !ok {
			break
		}
		list = append(list, next)
	}
	return list
}

// addAges adds the ages of a list; the words of q before the first are its own.
func (p *parser) addAges(q *quantity, list []number) {
	for k, n := range list {
		first := n.first
		if k == 0 {
			first = q.first
		}
		p.add(Figure{Kind: Age, Unit: ageUnit, Interval: hedged(q.hedge, n.value, 0), Stated: n.value, Hedge: q.hedge}, first, n.end, n.first, n.end)
	}
}

// subject gives the kind of "be" ("be", "contracted" or "plural") that stands before token i with a person before it; "" without.
func (p *parser) subject(i int) string {
	be := ""
	for j := i - 1; j >= max(0, i-maxAuxiliary); j-- {
		switch {
		case p.toks[j].is("s") && means(p.toks, j-1, ageWordRole, "be") != nil:
			be = "contracted" // of "Saint Mary's 74" the name owns the number
			j--
		case means(p.toks, j, ageWordRole, "be") != nil:
			be = "be"
		case means(p.toks, j, ageWordRole, "plural") != nil:
			be = "plural"
		case means(p.toks, j, ageWordRole, "auxiliary") != nil:
		case be != "" && (means(p.toks, j, ageWordRole, "subject") != nil || be == "be" && p.fullName(j)):
			return be
		default:
			return ""
		}
	}
	return ""
}

// fullName reports whether a name of two words or more ends at token j that opens a sentence or a clause: "Maria Lopez was 34". What has an
// article is a thing: "The Mega Ball was 9", "the high for the Lorn Valley was 98".
func (p *parser) fullName(j int) bool {
	first := j
	for first >= 0 && p.toks[first].kind == wordToken && p.toks[first].capital() {
		first--
	}
	if j-first < 2 || p.shouted || means(p.toks, first+1, ageWordRole, "no name") != nil {
		return false
	}
	return first < 0 || p.toks[first].is(",") || means(p.toks, first, ageWordRole, "that") != nil ||
		p.afterAge(first)
}

// afterAge reports whether token i joins what follows to an age: "Bo Lind was 37 and Maria Lopez was 34".
func (p *parser) afterAge(i int) bool {
	n := len(p.figs)
	return i > 0 && n > 0 && p.figs[n-1].Kind == Age && p.figs[n-1].Sentence == p.sentence && p.figs[n-1].Span.End == p.toks[i-1].End && match(p.toks, i, andRole) != nil
}

// ageNumber reads a number at token i that may be the age of a person in years: whole, above one, without a unit.
func (p *parser) ageNumber(i int) (number, bool) {
	n, ok := p.readNumber(i)
	whole := ok && !n.vague && !n.decimal && n.magnitude == 1 && n.value > 1 && n.value <= maxAge
	return n, whole && (n.words || plainDigits(n.digits)) && !p.measured(n.end)
}

// ageEnds reports whether a sentence or clause may go on at token i behind an age.
func (p *parser) ageEnds(i int) bool {
	if i >= len(p.toks) {
		return true
	}
	if t := &p.toks[i]; t.kind == symbolToken {
		return t.is(",", ";", ".", ")", "\"", "'", "!", "?", "--") && !(i+1 < len(p.toks) && p.toks[i+1].glued && p.toks[i+1].kind == digitsToken)
	}
	return means(p.toks, i, ageWordRole, "then") != nil && means(p.toks, i, ageWordRole, "standing") == nil
}
