package compare

// confidence is how likely the verdict on two figures is right, from the evidence that they fill one slot.
func confidence(a *item, e edge) float64 { return e.evidence }

// findingConfidence is that of the strongest of its conflicts.
func findingConfidence(items []item, strongest []edge, claims []Claim) float64 {
	best := 0.
	for _, e := range strongest {
		best = max(best, confidence(&items[e.left], e))
	}
	return best
}
