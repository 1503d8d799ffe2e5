package lsh

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAverageLinkage(t *testing.T) {
	tests := map[string]struct {
		edges []edge
		want  []int32
	}{
		"no edges":                  {nil, []int32{0, 1, 2, 3}},
		"two pairs":                 {[]edge{{0, 2, 0.9}, {1, 3, 0.8}}, []int32{0, 1, 0, 1}},
		"too weak":                  {[]edge{{0, 1, 0.4}}, []int32{0, 1, 2, 3}},
		"no chain":                  {[]edge{{0, 1, 0.9}, {1, 2, 0.8}, {2, 3, 0.7}}, []int32{0, 0, 2, 2}},
		"mean joins":                {[]edge{{0, 1, 0.9}, {0, 2, 0.6}, {1, 2, 0.6}}, []int32{0, 0, 0, 3}},
		"ties go to the lower node": {[]edge{{0, 1, 0.6}, {1, 2, 0.6}, {2, 3, 0.6}}, []int32{0, 0, 2, 2}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, test.want, averageLinkage(4, test.edges, 0.5))
		})
	}
}

// naiveLinkage is average linkage by its definition.
func naiveLinkage(n int, edges []edge, threshold float64) []int32 {
	similarity := map[[2]int32]float64{}
	for _, e := range edges {
		similarity[[2]int32{e.i, e.j}] = float64(e.similarity)
	}
	clusters := make([][]int32, n)
	for i := range clusters {
		clusters[i] = []int32{int32(i)}
	}
	for {
		best, bi, bj := threshold, -1, -1
		for i := range clusters {
			for j := i + 1; j < n; j++ {
				sum := 0.0
				for _, a := range clusters[i] {
					for _, b := range clusters[j] {
						sum += similarity[[2]int32{min(a, b), max(a, b)}]
					}
				}
				if mean := sum / float64(max(1, len(clusters[i])*len(clusters[j]))); mean > best || mean == best && bi < 0 {
					best, bi, bj = mean, i, j
				}
			}
		}
		if bi < 0 {
			break
		}
		clusters[bi], clusters[bj] = append(clusters[bi], clusters[bj]...), nil
	}
	out := make([]int32, n)
	for i, c := range clusters {
		for _, a := range c {
			out[a] = int32(i)
		}
	}
	return out
}

func TestAverageLinkageIsByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 10).Draw(t, "n")
		var edges []edge
		for i := range int32(n) {
			for j := i + 1; j < int32(n); j++ {
				// powers of two and their sums are exact, so that no order of addition matters
				if s := rapid.IntRange(0, 1<<10).Draw(t, "similarity"); s > 1<<8 {
					edges = append(edges, edge{i, j, float32(s) / (1 << 10)})
				}
			}
		}
		require.Equal(t, naiveLinkage(n, edges, 0.375), averageLinkage(n, edges, 0.375))
	})
}
