// Package suggest finds the known name that was meant by a wrong one.
package suggest

// Nearest gives the known name nearest to a wrong one, "" where none is near: at most one edit, and one more for each three bytes of name.
// Of several as near the first is taken.
func Nearest(name string, known []string) string {
	best, limit := "", 2+len(name)/3
	for _, k := range known {
		if d := Distance(name, k); d < limit {
			best, limit = k, d
		}
	}
	return best
}

// Distance counts the bytes to insert, delete or replace to make b of a (Levenshtein).
func Distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
