package lsh

import (
	"cmp"
	"slices"
)

// mostPartners is how many partners of a text are looked at for pairs among them.
const mostPartners = 8

// verifyPartners measures the pairs of texts that have a partner in common, which the index need not have proposed: whether texts
// are of one lineage depends on how they all stand to each other, and not on the luck of a band or an anchor. measured are the
// candidates so far, in ascending order.
func (c *copySearch) verifyPartners(measured [][2]int32) {
	type partner struct {
		text        int32
		containment float64
	}
	leader := c.leaders()
	counts := func(p textPair) bool { // texts that follow another have that to stand for them in the linkage
		return !p.template && leader[p.left] == p.left && leader[p.right] == p.right && p.Containment >= relatedContainment
	}
	count := make([]int32, len(leader)) // of partners
	for _, p := range c.pairs {
		if counts(p) {
			count[p.left]++
			count[p.right]++
		}
	}
	partners := map[int32][]partner{} // of texts that have several
	add := func(t, other int32, containment float64) {
		if count[t] > 1 {
			partners[t] = append(partners[t], partner{other, containment})
		}
	}
	for _, p := range c.pairs {
		if counts(p) {
			add(p.left, p.right, p.Containment)
			add(p.right, p.left, p.Containment)
		}
	}
	var pairs [][2]int32
	for _, near := range partners {
		slices.SortFunc(near, func(x, y partner) int {
			return cmp.Or(cmp.Compare(y.containment, x.containment), cmp.Compare(x.text, y.text))
		})
		near = near[:min(mostPartners, len(near))]
		for k, x := range near {
			for _, y := range near[:k] {
				pair := [2]int32{min(x.text, y.text), max(x.text, y.text)}
				if _, found := slices.BinarySearchFunc(measured, pair, comparePairs); !found {
					pairs = append(pairs, pair)
				}
			}
		}
	}
	if len(pairs) == 0 {
		return
	}
	slices.SortFunc(pairs, comparePairs)
	c.verify(slices.Compact(pairs))
	slices.SortFunc(c.pairs, func(p, q textPair) int { return comparePairs([2]int32{p.left, p.right}, [2]int32{q.left, q.right}) })
}

func comparePairs(p, q [2]int32) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) }
