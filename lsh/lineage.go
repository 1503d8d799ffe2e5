package lsh

import (
	"cmp"
	"math"
	"slices"
)

const (
	// nearlyEqual is the Jaccard similarity from which a text follows another into its lineage without more ado.
	nearlyEqual = 0.8

	// lineageThreshold is the mean kinship that the texts of two lineages must have to become one: a report and its rework
	// share a tenth, and seldom all their versions do.
	lineageThreshold = 0.02
)

// kinship is the weight of a pair for linkage, the geometric mean of Jaccard similarity and containment: a text cut to
// a third counts more than by the one, a phrase in a brief less than by the other.
func (s Similarity) kinship() float64 { return math.Sqrt(s.Jaccard * s.Containment) }

// findLineages groups the texts that descend from one. Texts nearly equal to an earlier one follow it, one step and no
// further, so that a burst of variants costs linear time. The rest is grouped by average linkage of the kinship, where a
// pair without a common shingle counts 0, so that no chain of weak pairs joins unlike texts; in each cluster those are of
// one lineage that strong pairs connect, or reworked ones. Pairs with only a template in common do not count, nor does what a
// round-up holds besides its main part.
func (c *copySearch) findLineages() {
	leader := c.leaders()
	compiled := c.compiled()
	edges := make([]edge, 0, len(c.pairs))
	for i, p := range c.pairs {
		l, r := leader[p.left], leader[p.right]
		if l != r && !p.template && !compiled[i] {
			edges = append(edges, edge{min(l, r), max(l, r), float32(p.kinship())})
		}
	}
	cluster := averageLinkage(len(leader), bestEdges(edges), lineageThreshold)
	c.lineage = newUnionFind(len(leader))
	for t, l := range leader {
		c.lineage.join(int32(t), l)
	}
	var weak []textPair
	for i, p := range c.pairs {
		switch {
		case p.template || compiled[i] || cluster[leader[p.left]] != cluster[leader[p.right]]:
		case p.strong():
			c.lineage.join(p.left, p.right)
		case c.mayBeReworked(p):
			weak = append(weak, p)
		}
	}
	c.joinReworked(weak)
}

// leaders gives the text that each follows; itself where it follows none.
func (c *copySearch) leaders() []int32 {
	leader := make([]int32, len(c.equal))
	closest := make([]float64, len(c.equal))
	for t := range leader {
		leader[t] = int32(t)
	}
	for _, p := range c.pairs { // ascending: whether left follows another is settled
		if leader[p.left] == p.left && p.Jaccard >= nearlyEqual && p.Jaccard > closest[p.right] && !p.template {
			leader[p.right], closest[p.right] = p.left, p.Jaccard
		}
	}
	return leader
}

// bestEdges sorts edges by their nodes and keeps the best of those that join the same two.
func bestEdges(edges []edge) []edge {
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j), cmp.Compare(b.similarity, a.similarity))
	})
	return slices.CompactFunc(edges, func(a, b edge) bool { return a.i == b.i && a.j == b.j })
}
