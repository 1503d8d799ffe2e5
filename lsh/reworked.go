package lsh

import (
	"maps"
	"math"
	"slices"
)

// Two outlets that report on their own may quote one statement, so between outlets little shared text means nothing. An
// outlet that repeats itself within days has reworked its report, or repeats formulas: "anyone with information is asked
// to call". A rework shares wording that no third lineage has, and shares it in places that lie apart.
const (
	reworkDays        = 5      // between the two texts at most
	reworkContainment = 0.05   // shared / smaller at least
	reworkShared      = 5      // shingles at least, formulas not counted: one run of nine words, or several
	reworkOwn         = 1. / 3 // of the shared shingles: no formulas
	reworkExtent      = 0.25   // of the smaller text, from the first to the last place: a quotation stands in one
	formulaLineages   = 3      // lineages with it make a wording a formula
)

// mayBeReworked tells whether a pair that is not strong is to be looked at as a rework. Unknown outlets and times do not
// speak against it.
func (c *copySearch) mayBeReworked(p textPair) bool {
	a, b := c.text(p.left), c.text(p.right)
	return p.Shared >= reworkShared && p.Containment >= reworkContainment && a.Outlet == b.Outlet &&
		(a.Published == 0 || b.Published == 0 || math.Abs(float64(a.Published-b.Published)) <= reworkDays*86400)
}

// joinReworked joins the lineages of those pairs in which one text is the other reworked.
func (c *copySearch) joinReworked(pairs []textPair) {
	reworked := make([]bool, len(pairs))
	own := c.ownWording(pairs)
	chunksWith(len(pairs), c.workers, func(a *aligner, first, end int) {
		for i := first; i < end; i++ {
			if own[i] >= max(reworkShared, reworkOwn*float64(pairs[i].Shared)) {
				a.setLeft(c.text(pairs[i].left))
				a.setRight(c.text(pairs[i].right))
				reworked[i] = a.extent() >= reworkExtent && !a.templated()
			}
		}
	})
	for i, p := range pairs {
		if reworked[i] {
			c.lineage.join(p.left, p.right)
		}
	}
}

// ownWording counts for each pair the shared shingles that are no formula, by the lineages in which each stands. Those are
// looked for in the texts that share something with one of the pair: a formula is found in others as it is found in these.
func (c *copySearch) ownWording(pairs []textPair) []float64 {
	own := make([]float64, len(pairs))
	if len(pairs) == 0 {
		return own
	}
	sets := c.setsAround(pairs)
	shared := make([][]uint64, len(pairs))
	lineages := map[uint64][]int32{} // of a shared shingle, up to formulaLineages
	for i, p := range pairs {
		shared[i] = intersection(sets[p.left], sets[p.right])
		for _, x := range shared[i] {
			lineages[x] = nil
		}
	}
	for text, set := range sets {
		root := c.lineage.root(text)
		for _, x := range set {
			if known, ok := lineages[x]; ok && len(known) < formulaLineages {
				lineages[x] = appendNew(known, root)
			}
		}
	}
	for i := range pairs {
		for _, x := range shared[i] {
			if len(lineages[x]) < formulaLineages {
				own[i]++
			}
		}
	}
	return own
}

// setsAround gives the shingles of the texts in pairs, and of those that share some with one of them.
func (c *copySearch) setsAround(pairs []textPair) map[int32][]uint64 {
	ends := map[int32]bool{}
	for _, p := range pairs {
		ends[p.left], ends[p.right] = true, true
	}
	wanted := maps.Clone(ends)
	for _, p := range c.pairs {
		if ends[p.left] || ends[p.right] {
			wanted[p.left], wanted[p.right] = true, true
		}
	}
	texts := slices.Sorted(maps.Keys(wanted))
	sets := make([][]uint64, len(texts))
	chunksWith(len(texts), c.workers, func(g *Shingler, first, end int) {
		for i := first; i < end; i++ {
			if sets[i] = c.set(texts[i]); sets[i] == nil {
				sets[i] = g.set(c.text(texts[i]))
			}
		}
	})
	out := make(map[int32][]uint64, len(texts))
	for i, t := range texts {
		out[t] = sets[i]
	}
	return out
}
