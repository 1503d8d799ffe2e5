package slab

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestValuesAreNewAndApart(t *testing.T) {
	var s Slab[[2]int]
	var all []*[2]int
	for i := range 3*size + 1 {
		v := s.New()
		require.Zero(t, *v)
		v[0], v[1] = i, -i
		all = append(all, v)
	}
	for i, v := range all {
		require.Equal(t, [2]int{i, -i}, *v)
	}
}
