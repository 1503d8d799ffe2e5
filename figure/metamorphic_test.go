package figure

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// meanings gives what the figures of an English text say, without their surfaces.
func meanings(s string) string {
	var out []string
	for _, f := range extract(s, "en") {
		alternate := ""
		if f.Alternate != nil {
			alternate = " = " + ends(f.Alternate.Interval) + " " + f.Alternate.Unit
		}
		out = append(out, fmt.Sprintf("%s %s %s per %s ~ %s%s", f.Kind, f.span(), f.Unit, f.Per, f.Hedge, alternate))
	}
	return strings.Join(out, "\n")
}

var (
	afterDigits  = regexp.MustCompile(`(\d) (\pL)`)
	bigNumber    = regexp.MustCompile(`(?:^|[ $£])\d{2,3}(,\d{3})+\b`)
	smallNumber  = regexp.MustCompile(`\b[a-z]+ ([2-9]|1\d) [a-z]+s\b`)
	betweenWords = regexp.MustCompile(`(\pL)-(\pL)`)
	percentSign  = regexp.MustCompile(`(\d) ?%`)
	digitRange   = regexp.MustCompile(`\b(\d+)-(\d+) (km|percent|people)\b`)
)

// onlyCapitals finds what nothing but its case shows to be a name, or a metre rather than a million.
var onlyCapitals = regexp.MustCompile(`737|Motel|Freeway|Leopard|may come|\d ?[mg]\b`)

// TestSameMeaning writes every text of the English tables in other ways that mean the same.
func TestSameMeaning(t *testing.T) {
	rewrites := map[string]func(string) string{
		"fixed space":  func(s string) string { return afterDigits.ReplaceAllString(s, "$1\u00a0$2") },
		"thin space":   func(s string) string { return afterDigits.ReplaceAllString(s, "$1\u202f$2") },
		"curly quote":  func(s string) string { return strings.ReplaceAll(s, "'", "’") },
		"fixed hyphen": func(s string) string { return betweenWords.ReplaceAllString(s, "$1\u2011$2") },
		"en dash":      func(s string) string { return digitRange.ReplaceAllString(s, "$1–$2 $3") },
		"per cent":     func(s string) string { return percentSign.ReplaceAllString(s, "$1 per cent") },
		"percent":      func(s string) string { return percentSign.ReplaceAllString(s, "$1 percent") },
		"no separator": func(s string) string {
			return bigNumber.ReplaceAllStringFunc(s, func(n string) string { return strings.ReplaceAll(n, ",", "") })
		},
		"words": func(s string) string {
			return smallNumber.ReplaceAllStringFunc(s, func(m string) string {
				word := strings.Fields(m)
				n, _ := strconv.Atoi(word[1])
				return word[0] + " " + english(n) + " " + word[2]
			})
		},
		"markup":   func(s string) string { return afterDigits.ReplaceAllString(s, "$1</b>&nbsp;$2") },
		"quoted":   func(s string) string { return "“" + s + "”" },
		"capitals": func(s string) string { return strings.ToUpper(s) },
	}
	texts := map[string]string{} // and what they mean
	files, err := filepath.Glob("testdata/figures/en-*.txt")
	require.NoError(t, err)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		_, body, _ := strings.Cut(string(b), "\n\n")
		for _, block := range strings.Split(strings.TrimSpace(body), "\n\n") {
			s, _, _ := strings.Cut(block, "\n----")
			texts[s] = meanings(s)
		}
	}
	for name, rewrite := range rewrites {
		t.Run(name, func(t *testing.T) {
			for s, want := range texts {
				if name == "capitals" && onlyCapitals.MatchString(s) {
					continue
				}
				w := rewrite(s)
				require.Equal(t, want, meanings(w), w)
			}
		})
	}
}
