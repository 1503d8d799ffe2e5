package report

import "slices"

// A side is what some of the claims of a finding say against the others: values that are not in conflict with each other.
type side struct {
	Answers []answer
	Sources string // how many independent sources give it; "" where the finding has no more than two

	claims []int
}

// An answer is one value and who gives it.
type answer struct {
	Value   string // normalised where it is exact, else as the first claim has it
	Outlets []string
	More    bool // and other outlets

	value string // normalised
}

// sides gathers the claims that stand against each other. An update has a side for each value, in order of time. Of
// findings without a conflict all claims are taken.
func (b *builder) sides(f *Finding, idx []int) ([]side, string) {
	against := map[[2]int]bool{}
	takesPart := map[int]bool{}
	for _, c := range f.Conflicts {
		if c.Verdict == f.Verdict && isConflict(c.Verdict) && inRange(f, c) {
			against[[2]int{c.Left, c.Right}], against[[2]int{c.Right, c.Left}] = true, true
			takesPart[c.Left], takesPart[c.Right] = true, true
		}
	}
	var sides []side
	for _, i := range idx {
		if !takesPart[i] && len(takesPart) > 0 {
			continue
		}
		value := claimValue(f.Claims[i])
		at := slices.IndexFunc(sides, func(s side) bool {
			if s.find(value) >= 0 {
				return true
			}
			return f.Verdict == "contradict" && !slices.ContainsFunc(s.claims, func(j int) bool { return against[[2]int{i, j}] })
		})
		if at < 0 {
			at = len(sides)
			sides = append(sides, side{})
		}
		a := sides[at].answer(value, claimLabel(f.Claims[i]))
		a.addOutlet(b.doc(f.Claims[i].Document, f.Claims[i].Outlet).Outlet)
		sides[at].claims = append(sides[at].claims, i)
	}
	for i := range sides {
		if s := &sides[i]; sources(f.Claims) > 2 {
			s.Sources = plural(s.sources(f), "source", "sources")
		}
	}
	return limitEach(b, sides, maxSides, "sides of one finding")
}

// sources counts the lineages that speak for a side.
func (s *side) sources(f *Finding) int {
	claims := make([]Claim, len(s.claims))
	for i, c := range s.claims {
		claims[i] = f.Claims[c]
	}
	return sources(claims)
}

// find gives the place of a value among the answers, -1 when it is not there.
func (s *side) find(value string) int {
	return slices.IndexFunc(s.Answers, func(a answer) bool { return a.value == value })
}

// answer gives the answer of a value, a new one with this label where there is none.
func (s *side) answer(value, label string) *answer {
	at := s.find(value)
	if at < 0 {
		at = len(s.Answers)
		s.Answers = append(s.Answers, answer{Value: label, value: value})
	}
	return &s.Answers[at]
}

func (a *answer) addOutlet(outlet string) {
	switch {
	case slices.Contains(a.Outlets, outlet):
	case len(a.Outlets) < maxNames:
		a.Outlets = append(a.Outlets, outlet)
	default:
		a.More = true
	}
}
