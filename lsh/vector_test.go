package lsh

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Both inner products are the same to the last bit, also when keys collide in the table and between kinds.
func TestDotterIsDot(t *testing.T) {
	vectors := rapid.Custom(func(t *rapid.T) (v vector) {
		for k := range kinds {
			keys := rapid.SliceOfNDistinct(rapid.Uint32Range(0, 40), 0, 30, rapid.ID).Draw(t, "keys")
			slices.Sort(keys)
			for _, key := range keys {
				v.terms = append(v.terms, Term{key << 25, rapid.Float32Range(0, 1).Draw(t, "weight")})
			}
			v.ends[k] = len(v.terms)
		}
		return v
	})
	var d dotter
	rapid.Check(t, func(t *rapid.T) {
		a, b := vectors.Draw(t, "a"), vectors.Draw(t, "b")
		d.load(&a)
		for k, got := range d.dots(&b) {
			require.Equal(t, dot(a.of(k), b.of(k)), got)
		}
	})
}
