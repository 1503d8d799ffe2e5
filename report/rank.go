package report

import (
	"cmp"
	"math"
	"slices"
)

// Verdicts and severities as the files write them, strongest first.
var (
	verdictOrder  = []string{"contradict", "update", "compatible", "agree", "incomparable"}
	severityOrder = []string{"high", "medium", "low"}
)

// order is the place of s in a list, behind all of it when it is not there.
func order(list []string, s string) int {
	if i := slices.Index(list, s); i >= 0 {
		return i
	}
	return len(list)
}

// isConflict reports whether a finding belongs on the first list: what contradicts or was updated.
func isConflict(verdict string) bool { return verdict == "contradict" || verdict == "update" }

// Sure is the step of a confidence by which findings are ranked, the surest first. Within a step it makes no difference.
func Sure(confidence float64) int { return -int(math.Round(confidence * 100 / 5)) }

// ranked gives the findings that keep says, in the order in which they ask to be looked at: contradictions before updates, then the sure ones,
// then by severity, then by gap times independent sources; equals by id. A wide gap comes late since it is as often a sign of two questions.
func ranked(findings []Finding, keep func(*Finding) bool) []*Finding {
	var out []*Finding
	weight := map[*Finding]float64{}
	for i := range findings {
		f := &findings[i]
		if keep(f) {
			out = append(out, f)
			weight[f] = gap(f) * float64(sources(f.Claims))
		}
	}
	slices.SortFunc(out, func(a, b *Finding) int {
		return cmp.Or(
			cmp.Compare(order(verdictOrder, a.Verdict), order(verdictOrder, b.Verdict)),
			cmp.Compare(Sure(a.Confidence), Sure(b.Confidence)),
			cmp.Compare(order(severityOrder, a.Severity), order(severityOrder, b.Severity)),
			cmp.Compare(weight[b], weight[a]),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return out
}

// sources counts the lineages of claims: documents that descend from one text are one witness.
func sources(claims []Claim) int {
	seen := map[string]bool{}
	for _, c := range claims {
		seen[lineageOf(c)] = true
	}
	return len(seen)
}

func lineageOf(c Claim) string { return cmp.Or(c.Lineage, c.Document) }

// gap is the largest distance between two claims in conflict, as a share of the larger value: 0 to 1. Of dates and
// times it is d/(d+1) for a distance of d days. Where an end is open or not known it is 1/2.
func gap(f *Finding) float64 {
	largest := 0.0
	for _, c := range f.Conflicts {
		if c.Verdict != f.Verdict || !inRange(f, c) {
			continue
		}
		left, right := f.Claims[c.Left], f.Claims[c.Right]
		largest = max(largest, min(distance(left.High, right.Low), 1), min(distance(right.High, left.Low), 1))
	}
	return largest
}

// distance is how far low lies above high; 0 when it does not.
func distance(high, low any) float64 {
	a, okA := position(high)
	b, okB := position(low)
	if !okA || !okB {
		return 0.5
	}
	if b <= a {
		return 0
	}
	if _, isDate := high.(string); isDate {
		days := (b - a) / (24 * 60 * 60)
		return days / (days + 1)
	}
	return (b - a) / max(math.Abs(a), math.Abs(b))
}

func inRange(f *Finding, c Conflict) bool {
	return min(c.Left, c.Right) >= 0 && max(c.Left, c.Right) < len(f.Claims)
}
