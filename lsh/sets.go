package lsh

import (
	"cmp"
	"slices"
)

// intersection gives what is in both of two sorted sets.
func intersection[T cmp.Ordered](a, b []T) (both []T) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case b[0] < a[0]:
			b = b[1:]
		default:
			both = append(both, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return both
}

// appendNew appends x unless it is there.
func appendNew(to []int32, x int32) []int32 {
	if slices.Contains(to, x) {
		return to
	}
	return append(to, x)
}
