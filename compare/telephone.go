package compare

import (
	"strings"

	"github.com/seed17055106/dedupe/figure"
)

// matchTelephone takes two telephone numbers for one where a single digit was dropped or mistaken. The lines of one house differ in their
// last four digits, so that a mistake there cannot be told from another line; and a leading digit dials the country.
func matchTelephone(a, b *figure.Figure, both bool) match {
	x, y := digits(a.Surface), digits(b.Surface)
	switch {
	case !both, edits(x, y) > 1:
		return match{veto: "street"}
	case x != y && (strings.HasSuffix(x, y) || strings.HasSuffix(y, x) || len(x) == len(y) && x[:len(x)-4] == y[:len(y)-4]):
		return match{veto: "street"}
	}
	return match{evidence: .8}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
