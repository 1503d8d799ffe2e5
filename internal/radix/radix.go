// Package radix sorts integers by their digits.
package radix

const (
	bits    = 11
	buckets = 1 << bits
)

// Sort sorts entries in ascending order and returns them; spare, of the same length at least, is overwritten, and the
// result may lie in it. Digits that all entries share cost no pass (least significant digit first).
func Sort(entries, spare []uint64) []uint64 {
	var all, any uint64 = ^uint64(0), 0
	for _, e := range entries {
		all, any = all&e, any|e
	}
	vary := all ^ any
	spare = spare[:len(entries)]
	for shift := 0; shift < 64; shift += bits {
		if vary>>shift&(buckets-1) == 0 {
			continue
		}
		var at [buckets]int
		for _, e := range entries {
			at[e>>shift&(buckets-1)]++
		}
		sum := 0
		for i, n := range at {
			at[i] = sum
			sum += n
		}
		for _, e := range entries {
			d := e >> shift & (buckets - 1)
			spare[at[d]] = e
			at[d]++
		}
		entries, spare = spare, entries
	}
	return entries
}
