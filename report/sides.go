package report

import "slices"

// A side is what some of the claims of a finding say against the others: values that are not in conflict with each other.
type side struct {
	Answers []answer
	Sources string // how many independent sources give it; "" where the finding has no more than two

	claims   []int
	answerOf map[string]int // place of a value among the answers
}

// An answer is one value and who gives it.
type answer struct {
	Value   string // normalised where it is exact, else as the first claim has it
	Outlets []string
	More    bool // and other outlets
}

// sides gathers the claims that stand against each other. An update has a side for each value, in order of time. Of
// findings without a conflict all claims are taken.
func (b *builder) sides(f *Finding, idx []int) ([]side, string) {
	against := map[int][]int{}
	for _, c := range f.Conflicts {
		if c.Verdict == f.Verdict && isConflict(c.Verdict) && inRange(f, c) {
			against[c.Left], against[c.Right] = append(against[c.Left], c.Right), append(against[c.Right], c.Left)
		}
	}
	var sides []side
	sideOf := map[int]int{}      // of a claim
	sideWith := map[string]int{} // the first side with a value
	for _, i := range idx {
		if len(against[i]) == 0 && len(against) > 0 {
			continue
		}
		value := claimValue(f.Claims[i])
		at := len(sides)
		if f.Verdict == "contradict" {
			blocked := map[int]bool{}
			for _, j := range against[i] {
				if k, placed := sideOf[j]; placed {
					blocked[k] = true
				}
			}
			for at = 0; blocked[at]; at++ {
			}
		}
		if k, ok := sideWith[value]; ok {
			at = min(at, k)
		}
		if at == len(sides) {
			sides = append(sides, side{answerOf: map[string]int{}})
		}
		sideOf[i], sideWith[value] = at, at
		a := sides[at].answer(value, claimLabel(f.Claims[i]))
		a.addOutlet(b.doc(f.Claims[i].Document, f.Claims[i].Outlet).Outlet)
		sides[at].claims = append(sides[at].claims, i)
	}
	sides, cut := limitEach(b, sides, maxSides, "sides of one finding")
	if sources(f.Claims) > 2 {
		for i := range sides {
			sides[i].Sources = plural(sides[i].sources(f), "source", "sources")
		}
	}
	return sides, cut
}

// sources counts the lineages that speak for a side.
func (s *side) sources(f *Finding) int {
	claims := make([]Claim, len(s.claims))
	for i, c := range s.claims {
		claims[i] = f.Claims[c]
	}
	return sources(claims)
}

// answer gives the answer of a value, a new one with this label where there is none.
func (s *side) answer(value, label string) *answer {
	at, known := s.answerOf[value]
	if !known {
		at = len(s.Answers)
		s.answerOf[value] = at
		s.Answers = append(s.Answers, answer{Value: label})
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
