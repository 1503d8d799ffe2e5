package lsh

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// The parts of the package by themselves: signatures, candidates, verification, clusters.
func Example() {
	texts := []string{
		"The old ferry sank off the northern shore of the lake on Monday night and twelve people drowned, the coast guard said.",
		"The mayor opened the new bridge over the river on Sunday, three years after the first stone of it was laid.",
		"LINDAU: The old ferry sank off the northern shore of the lake on Monday night and twelve people drowned, police said.",
	}
	var g Shingler
	var signatures []*Signature
	for _, s := range texts {
		_, masked := g.Shingle(s, nil)
		signatures = append(signatures, Sign(masked))
	}
	var edges []Edge
	for _, p := range Candidates(signatures, 1) {
		s := Compare(CopyDoc{Text: texts[p[0]]}, CopyDoc{Text: texts[p[1]]})
		fmt.Printf("%d and %d: containment %.2f\n", p[0], p[1], s.Containment)
		edges = append(edges, Edge{p[0], p[1], s.Containment})
	}
	fmt.Println("clusters:", Cluster(len(texts), edges, 0.5))
	// Output:
	// 0 and 2: containment 0.82
	// clusters: [0 1 0]
}

func TestCandidatesShareABand(t *testing.T) {
	for seed := range uint64(10) {
		docs := corpus(rand.New(rand.NewPCG(seed, 1)), 20)
		var g Shingler
		signatures := []*Signature{Sign(nil), Sign(nil)}
		for _, d := range docs {
			_, masked := g.Shingle(d.Text, nil)
			signatures = append(signatures, Sign(masked))
		}
		rows, bands := Banding()
		var want [][2]int
		for i := 2; i < len(signatures); i++ {
			for j := i + 1; j < len(signatures); j++ {
				for b := range bands {
					if slices.Equal(signatures[i][b*rows:(b+1)*rows], signatures[j][b*rows:(b+1)*rows]) && *signatures[i] != *signatures[0] {
						want = append(want, [2]int{i, j})
						break
					}
				}
			}
		}
		require.Equal(t, want, Candidates(signatures, 2))
	}
}

func TestCandidatesOfABurstAreLinear(t *testing.T) {
	const n = 5000
	signatures := make([]*Signature, n)
	for i := range signatures {
		signatures[i] = Sign([]uint64{mix(1), mix(2), mix(3), mix(uint64(10 + i))})
	}
	require.LessOrEqual(t, len(Candidates(signatures, 2)), 32*bucketRepresentatives*n)
}

func TestClusterDoesNotChain(t *testing.T) {
	require.Equal(t, []int{0, 0, 2, 2}, Cluster(4, []Edge{{0, 1, .9}, {1, 2, .6}, {2, 3, .9}}, .5))
	require.Equal(t, []int{0, 1}, Cluster(2, nil, .5))
}
