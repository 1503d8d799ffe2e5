package compare

import "slices"

// generations tell two people of one name apart; a report may leave them out.
var generations = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true}

// generation divides a name from the suffix behind it, "" for none.
func generation(name []string) (bare []string, suffix string) {
	if n := len(name) - 1; n > 0 && generations[name[n]] {
		return name[:n], name[n]
	}
	return name, ""
}

// samePerson compares two names, by their words: equal surnames, and first names that agree, are spelt alike, or are missing on one side.
// known is false where a side has no name.
func samePerson(fa, fb []string) (same, known bool) {
	fa, ga := generation(fa)
	fb, gb := generation(fb)
	switch {
	case len(fa) == 0 || len(fb) == 0:
		return false, false
	case ga != gb && ga != "" && gb != "":
		return false, true
	}
	if !alike(fa[len(fa)-1], fb[len(fb)-1]) {
		return false, true
	}
	if len(fa) == 1 || len(fb) == 1 {
		return true, true
	}
	return alike(fa[0], fb[0]) || calledBy(fa[0], fb[1:len(fb)-1]) || calledBy(fb[0], fa[1:len(fa)-1]), true
}

// calledBy reports whether a name by which someone is called is one of another's further names: "Duke" of "Joe Duke Robertson".
func calledBy(name string, others []string) bool { return slices.Contains(others, name) }

// alike reports whether two words are one name spelt twice: equal, or apart by at most one edit in four letters ("Kathryn", "Katherine").
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	return edits(a, b) <= max(len(a), len(b))/4
}

// edits is the Levenshtein distance in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

// differ reports whether both names are known and share no word.
func differ(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, y := range b {
			if alike(x, y) {
				return false
			}
		}
	}
	return true
}
