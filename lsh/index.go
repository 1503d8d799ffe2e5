package lsh

import (
	"cmp"
	"slices"
)

// Candidates lists the pairs of signatures that share a band of 4 values, as indices, each pair once and in ascending
// order. Two sets of Jaccard similarity s are among them with probability BandChance(s). A signature without a
// counterpart, such as that of an empty set, is in no pair. Of more than 64 signatures that share a band each is paired
// with 8 of them only, so that the cost is linear in a burst of variants.
func Candidates(signatures []*Signature, workers int) [][2]int {
	var filled []bandedText
	empty := Sign(nil)
	for i, s := range signatures {
		if *s != *empty {
			bands := s.bandHashes()
			filled = append(filled, bandedText{int32(i), &bands})
		}
	}
	find := indexFor(filled)
	var pairs [][2]int
	find(filled, max(1, workers), func(found [][2]int32) {
		for _, p := range found {
			pairs = append(pairs, [2]int{int(p[0]), int(p[1])})
		}
	})
	slices.SortFunc(pairs, func(p, q [2]int) int { return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1])) })
	return slices.Compact(pairs)
}

// An Edge is the similarity of two nodes, numbered from 0.
type Edge struct {
	Left, Right int
	Similarity  float64
}

// Cluster groups n nodes by average linkage: the two clusters of the highest mean similarity merge, until none reaches the
// threshold. Nodes without an edge have similarity 0, so that no chain of single edges joins large clusters, and the cost
// is that of the edges. Each pair of nodes has one edge at most. It returns for each node the least node of its cluster.
func Cluster(n int, edges []Edge, threshold float64) []int {
	sparse := make([]edge, len(edges))
	for k, e := range edges {
		sparse[k] = edge{int32(e.Left), int32(e.Right), float32(e.Similarity)}
	}
	clusters := make([]int, n)
	for i, c := range averageLinkage(n, sparse, threshold) {
		clusters[i] = int(c)
	}
	return clusters
}
