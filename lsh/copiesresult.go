package lsh

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
)

const (
	// allPairs is the number of members up to which every pair of a copy group is listed; in a larger one each member
	// is paired with its representative.
	allPairs = 64

	maxNearCopies = 200
)

func (c *copySearch) result() *Copies {
	out := &Copies{Groups: c.groups()}
	out.Pairs = c.expand()
	slices.SortFunc(c.near, func(p, q textPair) int {
		return cmp.Or(cmp.Compare(q.Containment, p.Containment), cmp.Compare(p.left, q.left), cmp.Compare(p.right, q.right))
	})
	for _, p := range c.near[:min(len(c.near), maxNearCopies)] {
		out.Near = append(out.Near, c.pair(c.equal[p.left][0], c.equal[p.right][0], p))
	}
	c.align(out.Near)
	c.align(out.Pairs)
	return out
}

// groups gives the lineages of documents.
func (c *copySearch) groups() [][]int {
	members := map[int32][]int{}
	for t := range c.equal {
		r := c.lineage.root(int32(t))
		members[r] = append(members[r], c.equal[t]...)
	}
	var out [][]int
	for _, g := range members {
		if len(g) > 1 {
			slices.SortFunc(g, c.earlier)
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(g, h []int) int { return c.earlier(g[0], h[0]) })
	return out
}

// earlier orders documents by time of publication, unknown last, then by ID.
func (c *copySearch) earlier(i, j int) int {
	p, q := c.docs[i], c.docs[j]
	if (p.Published == 0) != (q.Published == 0) {
		if p.Published == 0 {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(p.Published, q.Published), cmp.Compare(p.ID, q.ID))
}

// expand turns pairs of texts into pairs of documents.
func (c *copySearch) expand() (out []Pair) {
	for t, equal := range c.equal {
		whole := textPair{int32(t), int32(t), Copy, Similarity{Jaccard: 1, Containment: 1}}
		starOrAll(len(equal), func(i, j int) { out = append(out, c.pair(equal[i], equal[j], whole)) })
	}
	for _, p := range c.pairs {
		left, right := c.equal[p.left], c.equal[p.right]
		if len(left)+len(right) > allPairs {
			left, right = left[:1], right[:1]
		}
		for _, i := range left {
			for _, j := range right {
				out = append(out, c.pair(i, j, p))
			}
		}
	}
	slices.SortFunc(out, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(c.docs[p.Left].ID, c.docs[q.Left].ID), cmp.Compare(c.docs[p.Right].ID, c.docs[q.Right].ID))
	})
	return out
}

// starOrAll visits the pairs of n members: all, or those with the first when n is over allPairs.
func starOrAll(n int, visit func(i, j int)) {
	for j := 1; j < n; j++ {
		for i := range j {
			if i > 0 && n > allPairs {
				break
			}
			visit(i, j)
		}
	}
}

func (c *copySearch) pair(i, j int, p textPair) Pair {
	if c.docs[j].ID < c.docs[i].ID {
		i, j = j, i
	}
	return Pair{Left: i, Right: j, Relation: p.relation, Jaccard: p.Jaccard, Containment: p.Containment}
}

// align adds the aligned spans of pairs.
func (c *copySearch) align(pairs []Pair) {
	parallelChunks(len(pairs), c.workers, func(first, end int) {
		var a aligner
		for i := first; i < end; i++ {
			if i == first || pairs[i].Left != pairs[i-1].Left {
				a.setLeft(c.docs[pairs[i].Left])
			}
			pairs[i].Spans = a.align(c.docs[pairs[i].Right])
		}
	})
}

// parallelChunks calls do for consecutive ranges that cover 0..n-1, on workers goroutines.
func parallelChunks(n, workers int, do func(first, end int)) {
	const chunk = 64
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(workers, (n+chunk-1)/chunk) {
		wait.Go(func() {
			for {
				first := int(next.Add(chunk)) - chunk
				if first >= n {
					return
				}
				do(first, min(n, first+chunk))
			}
		})
	}
	wait.Wait()
}
