package figure

import (
	"strings"
	"testing"

	"github.com/seed17055106/dedupe/text"
	"github.com/stretchr/testify/require"
)

// Words that open a figure and never close it must not make every later word be read again: without bounds on what is looked ahead
// these texts take minutes.
func TestHostileRepetition(t *testing.T) {
	for _, unit := range []string{"about ", "million ", "a ", "1-", "1, ", "1.000 ", "no ", "from ", "- ", "one ", "half a ", "in ", "Dec. ", "$", "(1 ", "1/", "ten of the ", "12 km ("} {
		s := strings.Repeat(unit, 10_000)
		p := &parser{src: s, lang: standard().language("en")}
		p.read(0, text.Span{End: len(s)})
		for _, f := range p.figs {
			require.LessOrEqual(t, len(f.Surface), maxSpan)
		}
	}
}
