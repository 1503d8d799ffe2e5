package lsh

import (
	"cmp"
	"slices"
)

const (
	// allPairs is the number of members up to which every pair of a copy group is listed; in a larger one each member
	// is paired with its representative, the earliest.
	allPairs = 64

	maxNearCopies = 200
)

func (c *copySearch) result() *Copies {
	textOf := make([]int32, len(c.docs))
	for t, docs := range c.equal {
		for _, d := range docs {
			textOf[d] = int32(t)
		}
	}
	out := &Copies{Groups: c.groups()}
	inGroups := 0
	for _, g := range out.Groups {
		if n := len(g); n > allPairs {
			inGroups += n - 1
		} else {
			inGroups += n * (n - 1) / 2
		}
	}
	out.Pairs = make([]Pair, 0, inGroups)
	for _, g := range out.Groups {
		for j := 1; j < len(g); j++ {
			partners := g[:j]
			if len(g) > allPairs {
				partners = g[:1]
			}
			for _, i := range partners {
				out.Pairs = append(out.Pairs, c.pair(i, g[j]))
			}
		}
	}
	var near []textPair
	for _, p := range c.pairs {
		switch {
		case c.lineage.root(p.left) == c.lineage.root(p.right):
		case p.template || p.relation() == "" && p.Containment >= excerptThreshold: // too little text to be near a copy
		case p.relation() == "":
			near = append(near, p)
		default:
			out.Pairs = c.acrossLineages(out.Pairs, p)
		}
	}
	slices.SortFunc(near, func(p, q textPair) int {
		return cmp.Or(cmp.Compare(q.Containment, p.Containment), cmp.Compare(p.left, q.left), cmp.Compare(p.right, q.right))
	})
	for _, p := range near[:min(len(near), maxNearCopies)] {
		out.Near = append(out.Near, c.pair(c.equal[p.left][0], c.equal[p.right][0]))
	}
	slices.SortFunc(out.Pairs, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(c.rank[p.Left], c.rank[q.Left]), cmp.Compare(c.rank[p.Right], c.rank[q.Right]))
	})
	c.describe(out.Near, textOf)
	c.describe(out.Pairs, textOf)
	out.Pairs = slices.DeleteFunc(out.Pairs, func(p Pair) bool { return p.Containment == 0 })
	return out
}

// acrossLineages appends the document pairs of two texts of different lineages: all of them up to allPairs, else each
// document with the first of the other text.
func (c *copySearch) acrossLineages(to []Pair, p textPair) []Pair {
	left, right := c.equal[p.left], c.equal[p.right]
	all := len(left)*len(right) <= allPairs
	for i, l := range left {
		for j, r := range right {
			if all || i == 0 || j == 0 {
				to = append(to, c.pair(l, r))
			}
		}
	}
	return to
}

// groups gives the lineages of documents.
func (c *copySearch) groups() [][]int {
	size := make([]int32, len(c.equal)) // in documents
	for t, docs := range c.equal {
		size[c.lineage.root(int32(t))] += int32(len(docs))
	}
	groups, all := 0, 0
	for _, n := range size {
		if n > 1 {
			groups++
			all += int(n)
		}
	}
	members, room := make([][]int, 0, groups), make([]int, all)
	at := make([]int32, len(c.equal)) // in members, of a root
	for t, docs := range c.equal {    // a root comes before its texts
		r := c.lineage.root(int32(t))
		n := size[r]
		if n < 2 {
			continue
		}
		if r == int32(t) {
			at[r] = int32(len(members))
			members = append(members, room[:0:n])
			room = room[n:]
		}
		members[at[r]] = append(members[at[r]], docs...)
	}
	for _, g := range members {
		slices.SortFunc(g, c.earlier)
	}
	slices.SortFunc(members, func(g, h []int) int { return c.earlier(g[0], h[0]) })
	return members
}

// earlier orders documents by time of publication, unknown last, then by ID.
func (c *copySearch) earlier(i, j int) int {
	p, q := c.docs[i].Published, c.docs[j].Published
	if (p == 0) != (q == 0) {
		if p == 0 {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(p, q), cmp.Compare(c.rank[i], c.rank[j]))
}

func (c *copySearch) pair(i, j int) Pair {
	if c.rank[j] < c.rank[i] {
		i, j = j, i
	}
	return Pair{Left: i, Right: j}
}

// describe adds to each pair what its documents share. A pair of a group that is neither copy nor excerpt by itself, or
// has but a template in common, is an overlap.
func (c *copySearch) describe(pairs []Pair, textOf []int32) {
	chunksWith(len(pairs), c.workers, func(a *aligner, first, end int) {
		left := -1
		for i := first; i < end; i++ {
			p := &pairs[i]
			measured, ok := c.find(p, textOf)
			if p.Spans = measured.spans; p.Spans == nil {
				if p.Left != left {
					left = p.Left
					a.setLeft(c.docs[left])
				}
				a.setRight(c.docs[p.Right])
				p.Spans = a.spans()
			}
			if !ok {
				measured.Similarity = a.similarity()
				measured.template = measured.relation() != "" && a.templated()
			}
			p.Jaccard, p.Containment = measured.Jaccard, measured.Containment
			if p.Relation = measured.relation(); p.Relation == "" || measured.template {
				p.Relation = Overlap
			}
		}
	})
}

// find gives what is known of the texts of a pair, if they were a candidate. Aligned spans are kept where the two
// documents are those that were verified.
func (c *copySearch) find(p *Pair, textOf []int32) (textPair, bool) {
	left, right := textOf[p.Left], textOf[p.Right]
	if left == right {
		return textPair{Similarity: Similarity{Jaccard: 1, Containment: 1}}, true
	}
	at, ok := slices.BinarySearchFunc(c.pairs, [2]int32{min(left, right), max(left, right)}, func(q textPair, key [2]int32) int {
		return cmp.Or(cmp.Compare(q.left, key[0]), cmp.Compare(q.right, key[1]))
	})
	if !ok {
		return textPair{}, false
	}
	measured := c.pairs[at]
	if left > right || p.Left != c.equal[left][0] || p.Right != c.equal[right][0] {
		measured.spans = nil
	}
	return measured, true
}
