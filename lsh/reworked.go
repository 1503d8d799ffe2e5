package lsh

import (
	"math"
	"slices"
)

// Two outlets that report on their own may quote one statement, so between outlets little shared text means nothing. An
// outlet that repeats itself within days has reworked its report, or repeats formulas: "anyone with information is asked
// to call". A rework shares wording that no third lineage has, and shares it in places that lie apart.
const (
	reworkDays        = 7      // between the two texts at most
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

// ownWording estimates for each pair how many of its shared shingles are no formula. Its shared anchors are the sample: the
// lineages are counted in which each stands.
func (c *copySearch) ownWording(pairs []textPair) []float64 {
	own := make([]float64, len(pairs))
	if len(pairs) == 0 {
		return own
	}
	anchors := c.anchorsOf(pairs)
	shared := make([][]uint32, len(pairs))
	lineages := map[uint32][]int32{} // of a shared anchor, up to formulaLineages
	for i, p := range pairs {
		shared[i] = intersection(anchors[p.left], anchors[p.right])
		for _, anchor := range shared[i] {
			lineages[anchor] = nil
		}
	}
	c.sketches.anchors.eachPart(c.numbers, 1, func(entries, _ []uint64) {
		for _, e := range entries {
			if known, ok := lineages[uint32(e>>32)]; ok && len(known) < formulaLineages {
				lineages[uint32(e>>32)] = appendNew(known, c.lineage.root(int32(uint32(e))))
			}
		}
	})
	for i, p := range pairs {
		n := 0
		for _, anchor := range shared[i] {
			if len(lineages[anchor]) < formulaLineages {
				n++
			}
		}
		if n > 0 {
			own[i] = float64(p.Shared) * float64(n) / float64(len(shared[i]))
		}
	}
	return own
}

// anchorsOf gives the anchors of the texts in pairs, sorted, each once.
func (c *copySearch) anchorsOf(pairs []textPair) map[int32][]uint32 {
	anchors := map[int32][]uint32{}
	wanted := make([]bool, len(c.equal))
	for _, p := range pairs {
		wanted[p.left], wanted[p.right] = true, true
	}
	c.sketches.anchors.eachPart(c.numbers, 1, func(entries, _ []uint64) {
		for _, e := range entries {
			if text := int32(uint32(e)); wanted[text] {
				anchors[text] = append(anchors[text], uint32(e>>32))
			}
		}
	})
	for text, list := range anchors {
		slices.Sort(list)
		anchors[text] = slices.Compact(list)
	}
	return anchors
}
