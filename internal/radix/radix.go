// Package radix sorts integers by their digits.
package radix

// Sort sorts entries by their bits from low up to high, keeping the order of those that are equal in them (least
// significant digit first). It returns the sorted slice and the other one.
func Sort(entries, spare []uint64, low, high int) (sorted, free []uint64) {
	if len(entries) < 2 || low >= high {
		return entries, spare
	}
	const most = 11                             // bits of a digit, so that its counters fit the first cache
	digits := (high - low + most - 1) / most    // passes
	width := (high - low + digits - 1) / digits // bits of a digit
	for ; low < high; low += width {
		var at [1 << most]int
		mask := uint64(1)<<min(width, high-low) - 1
		for _, e := range entries {
			at[e>>low&mask]++
		}
		sum := 0
		for i, n := range at[:mask+1] {
			at[i] = sum
			sum += n
		}
		for _, e := range entries {
			d := e >> low & mask
			spare[at[d]] = e
			at[d]++
		}
		entries, spare = spare, entries
	}
	return entries, spare
}
