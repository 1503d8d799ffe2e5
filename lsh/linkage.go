package lsh

import (
	"cmp"
	"container/heap"
	"slices"
)

// averageLinkage clusters n nodes bottom up: the two clusters of the highest mean similarity over all their pairs of
// nodes merge, until none reaches the threshold (UPGMA; Sokal and Michener, 1958). A pair without an edge counts as 0,
// so that the cost is that of the edges. As a node has edges to some of its neighbours only, at most maxAverage nodes of
// the larger cluster count for each of the smaller one. Of equal similarities
// the clusters of the lower nodes merge first. It returns the cluster of each node, named by its lowest node.
func averageLinkage(n int, edges []edge, threshold float64) []int32 {
	cluster, degree := make([]int32, n), make([]int32, n)
	for i := range cluster {
		cluster[i] = int32(i)
	}
	for _, e := range edges {
		degree[e.i]++
		degree[e.j]++
	}
	rest := make([]edge, 0, len(edges))
	for _, e := range edges {
		if degree[e.i] > 1 || degree[e.j] > 1 {
			rest = append(rest, e)
		} else if float64(e.similarity) >= threshold { // two nodes by themselves, as most copies are
			cluster[max(e.i, e.j)] = min(e.i, e.j)
		}
	}
	nodes := numberNodes(rest, degree)
	for k, c := range linkAll(len(nodes), rest, threshold) {
		cluster[nodes[k]] = nodes[c]
	}
	return cluster
}

// numberNodes numbers the nodes of edges anew, in their order, and lists them; of is room for the number of each.
func numberNodes(edges []edge, of []int32) (nodes []int32) {
	for _, e := range edges {
		nodes = append(nodes, e.i, e.j)
	}
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	for k, i := range nodes {
		of[i] = int32(k)
	}
	for k := range edges {
		edges[k].i, edges[k].j = of[edges[k].i], of[edges[k].j]
	}
	return nodes
}

// linkAll does the work of averageLinkage.
func linkAll(n int, edges []edge, threshold float64) []int32 {
	l := &linkage{
		cluster: make([]int32, n), size: make([]int32, n), links: make([]map[int32]float64, n),
		best: make([]int32, n), high: make([]float64, n), unsure: make([]bool, n), threshold: threshold,
	}
	for i := range n {
		l.cluster[i], l.size[i], l.best[i] = int32(i), 1, none
	}
	for _, e := range edges {
		l.link(e.i, e.j, float64(e.similarity))
		l.link(e.j, e.i, float64(e.similarity))
	}
	for i := range n {
		l.seek(int32(i))
	}
	for len(l.queue) > 0 {
		m := heap.Pop(&l.queue).(merge)
		switch o := m.owner; {
		case l.size[o] == 0 || m.similarity != l.high[o]:
		case l.unsure[o] && m.i == none:
			l.seek(o)
		case !l.unsure[o] && l.best[o] != none && m.i == min(o, l.best[o]) && m.j == max(o, l.best[o]):
			l.join(m.i, m.j)
		}
	}
	for i := range n {
		l.cluster[i] = l.root(int32(i))
	}
	return l.cluster
}

// maxAverage is half of what a node has neighbours at most: the other half may be nearer to it than those of the cluster.
const maxAverage = maxNeighbours / 2

// A linkage holds for each cluster the best of its pairs only, so that a merge costs the queue little however many neighbours
// the two have.
type linkage struct {
	cluster   []int32 // the cluster that a merged cluster went into, or itself
	size      []int32 // 0 once merged into another
	links     []map[int32]float64
	best      []int32   // the cluster that each is most similar to; none where nothing reaches the threshold
	high      []float64 // how similar; of one that is unsure, no less than that
	unsure    []bool    // the best is to be looked for again, once high is the highest of all
	threshold float64
	queue     mergeQueue // what best and high say of each cluster, and what they said before
}

const none = -1

func (l *linkage) root(i int32) int32 {
	for l.cluster[i] != i {
		l.cluster[i] = l.cluster[l.cluster[i]]
		i = l.cluster[i]
	}
	return i
}

func (l *linkage) link(i, j int32, similarity float64) {
	if l.links[i] == nil {
		l.links[i] = map[int32]float64{}
	}
	l.links[i][j] += similarity
}

func (l *linkage) mean(i, j int32) float64 {
	a, b := min(l.size[i], l.size[j]), max(l.size[i], l.size[j])
	return l.links[i][j] / (float64(a) * float64(min(b, maxAverage)))
}

// seek looks for the best pair of cluster i.
func (l *linkage) seek(i int32) {
	l.best[i], l.high[i], l.unsure[i] = none, 0, false
	for k := range l.links[i] {
		if m := l.mean(i, k); m >= l.threshold && l.better(i, k, m) {
			l.best[i], l.high[i] = k, m
		}
	}
	if l.best[i] != none {
		l.offer(i)
	}
}

// better reports whether the pair of i and k, of a mean similarity, is to merge before the best of i.
func (l *linkage) better(i, k int32, mean float64) bool {
	b := l.best[i]
	return b == none || mean > l.high[i] || mean == l.high[i] && cmp.Or(cmp.Compare(min(i, k), min(i, b)), cmp.Compare(max(i, k), max(i, b))) < 0
}

func (l *linkage) offer(i int32) {
	heap.Push(&l.queue, merge{min(i, l.best[i]), max(i, l.best[i]), l.high[i], i})
}

// doubt has the best pair of cluster i looked for again, before any pair that is less similar than it may be.
func (l *linkage) doubt(i int32) {
	l.unsure[i] = true
	heap.Push(&l.queue, merge{none, none, l.high[i], i})
}

// join merges cluster j into i.
func (l *linkage) join(i, j int32) {
	l.cluster[j] = i
	l.size[i] += l.size[j]
	l.size[j] = 0
	delete(l.links[i], j)
	for k, s := range l.links[j] {
		delete(l.links[k], j)
		if k != i {
			l.link(i, k, s)
			l.link(k, i, s)
		}
	}
	l.links[j] = nil
	for k := range l.links[i] {
		l.changed(k, i, j)
	}
	l.seek(i)
}

// changed looks at cluster k, a neighbour of i, which j was merged into.
func (l *linkage) changed(k, i, j int32) {
	switch m := l.mean(i, k); {
	case l.unsure[k]:
		if m > l.high[k] {
			l.high[k] = m
			l.doubt(k)
		}
	case l.best[k] == i || l.best[k] == j:
		if m >= l.high[k] {
			l.best[k], l.high[k] = i, m
			l.offer(k)
		} else {
			l.doubt(k)
		}
	case m >= l.threshold && l.better(k, i, m):
		l.best[k], l.high[k] = i, m
		l.offer(k)
	}
}

// A merge is two clusters, i before j, that may merge; none where the best pair of the owner is in doubt.
type merge struct {
	i, j       int32
	similarity float64
	owner      int32
}

type mergeQueue []merge

func (q mergeQueue) Len() int { return len(q) }
func (q mergeQueue) Less(a, b int) bool {
	return cmp.Or(cmp.Compare(q[b].similarity, q[a].similarity), cmp.Compare(q[a].i, q[b].i), cmp.Compare(q[a].j, q[b].j)) < 0
}
func (q mergeQueue) Swap(a, b int) { q[a], q[b] = q[b], q[a] }
func (q *mergeQueue) Push(x any)   { *q = append(*q, x.(merge)) }
func (q *mergeQueue) Pop() any {
	old := *q
	m := old[len(old)-1]
	*q = old[:len(old)-1]
	return m
}
