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
	l := &linkage{cluster: make([]int32, n), size: make([]int32, n), links: make([]map[int32]float64, n)}
	for i := range n {
		l.cluster[i], l.size[i] = int32(i), 1
	}
	for _, e := range edges {
		l.link(e.i, e.j, float64(e.similarity))
		l.link(e.j, e.i, float64(e.similarity))
		l.offer(e.i, e.j, threshold)
	}
	heap.Init(&l.queue)
	for len(l.queue) > 0 {
		m := heap.Pop(&l.queue).(merge)
		if l.size[m.i] == 0 || l.size[m.j] == 0 || l.mean(m.i, m.j) != m.similarity {
			continue // one side has changed since: the pair stands in the queue again as it is now
		}
		l.join(m.i, m.j, threshold)
	}
	for i := range n {
		l.cluster[i] = l.root(int32(i))
	}
	return l.cluster
}

// maxAverage is half of what a node has neighbours at most: the other half may be nearer to it than those of the cluster.
const maxAverage = maxNeighbours / 2

type linkage struct {
	cluster []int32 // the cluster that a merged cluster went into, or itself
	size    []int32 // 0 once merged into another
	links   []map[int32]float64
	queue   mergeQueue
}

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

func (l *linkage) offer(i, j int32, threshold float64) {
	if m := l.mean(i, j); m >= threshold {
		l.queue = append(l.queue, merge{min(i, j), max(i, j), m})
	}
}

// join merges cluster j into i.
func (l *linkage) join(i, j int32, threshold float64) {
	l.cluster[j] = i
	l.size[i] += l.size[j]
	l.size[j] = 0
	delete(l.links[i], j)
	neighbours := make([]int32, 0, len(l.links[j]))
	for k := range l.links[j] {
		neighbours = append(neighbours, k)
	}
	slices.Sort(neighbours)
	for _, k := range neighbours {
		delete(l.links[k], j)
		if k != i {
			l.link(i, k, l.links[j][k])
			l.link(k, i, l.links[j][k])
		}
	}
	l.links[j] = nil
	for k := range l.links[i] {
		if m := l.mean(i, k); m >= threshold {
			heap.Push(&l.queue, merge{min(i, k), max(i, k), m})
		}
	}
}

// A merge is two clusters, i before j, that may merge.
type merge struct {
	i, j       int32
	similarity float64
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
