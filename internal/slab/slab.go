// Package slab allocates values side by side.
package slab

// size is how many values are allocated at once.
const size = 64

// A Slab gives new values, many of which are allocated as one: that is cheaper than one by one, and so is each search for garbage. They are
// given up together too, so that it is for values that live equally long. The zero value is ready; it is not for several goroutines at once.
type Slab[T any] struct{ free []T }

// New gives a pointer to a new zero value.
func (s *Slab[T]) New() *T {
	if len(s.free) == 0 {
		s.free = make([]T, size)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}
