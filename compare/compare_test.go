package compare

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/figure"
	"github.com/seed17055106/dedupe/text"
)

// report makes a source of a text; a leading "2024-01-10: " is its date of publication.
func report(id, body string) *Source {
	s := &Source{Document: id, Outlet: id, Lineage: id, Text: body}
	if day, rest, ok := strings.Cut(body, ": "); ok {
		if t, err := time.Parse("2006-01-02", day); err == nil {
			s.Text, s.Published = rest, figure.When{Start: t, Grain: "day"}
		}
	}
	t := text.Analyse(s.Text, text.Options{Language: "en"})
	s.Figures = figure.Extract(t, figure.Context{Field: "text", Published: s.Published})
	return s
}

// strongest is the gravest verdict of a pair of texts, with its rule; where nothing is comparable, all the rules that said so.
func strongest(comparisons []Comparison) string {
	best := Comparison{Verdict: Incomparable}
	var rules []string
	for _, c := range comparisons {
		if c.Verdict.Strength() > best.Verdict.Strength() {
			best = c
		}
		rules = append(rules, c.Rule)
	}
	if best.Verdict == Incomparable {
		return strings.TrimSpace(string(Incomparable) + " " + strings.Join(rules, " "))
	}
	return string(best.Verdict) + " " + best.Rule
}

func swapped(left, right *Source) []Comparison { return Pair(right, left) }

// TestPairs runs testdata/pairs.txt: two texts, a line of dashes, the verdict and its rule. Swapping the sides changes neither.
func TestPairs(t *testing.T) {
	testTable(t, "testdata/pairs.txt", 25, report)
}

// testTable runs a table of more than so many pairs of reports, which read makes of a line; both ways round the verdict is the same.
func testTable(t *testing.T, file string, least int, read func(id, line string) *Source) {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	cases := 0
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		if strings.HasPrefix(lines[0], "#") {
			continue
		}
		require.Len(t, lines, 4, "want left, right, ----, verdict rule: %s", block)
		cases++
		t.Run(lines[0], func(t *testing.T) {
			left, right := read("left", lines[0]), read("right", lines[1])
			require.Equal(t, lines[3], strongest(Pair(left, right)))
			require.Equal(t, lines[3], strongest(swapped(left, right)))
		})
	}
	require.Greater(t, cases, least)
}

var update = flag.Bool("update", false, "rewrite docs/rules.md")

// TestRulesPage holds docs/rules.md to the rules; -update writes it.
func TestRulesPage(t *testing.T) {
	const name = "../docs/rules.md"
	var b strings.Builder
	b.WriteString("# The rules of comparison\n\nWritten by `go test ./compare -update` from compare/rules.txt. The rules are tried in this order, and the first that fires decides. `dedupe explain RULE` prints one.\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "\n## %s: %s\n\nVerdict: `%s`. %s\n\n- %s\n- %s\n", r.ID, r.Title, r.Verdict, r.Text, r.Example[0], r.Example[1])
	}
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(b.String()), 0o644))
	}
	have, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, b.String(), string(have), "run: go test ./compare -update")
}

// TestRules holds every rule to its own example.
func TestRules(t *testing.T) {
	rules := Rules()
	seen := map[string]bool{}
	for _, r := range rules {
		require.False(t, seen[r.ID], "rule %s stands twice", r.ID)
		seen[r.ID] = true
		require.NotEmpty(t, r.Title, r.ID)
		require.NotEmpty(t, r.Text, r.ID)
		t.Run(r.ID, func(t *testing.T) {
			left, right := report("left", r.Example[0]), report("right", r.Example[1])
			verdict, why := applied(r.ID, left, right)
			require.Equal(t, r.Verdict, verdict, "the example gives %s", strongest(Pair(left, right)))
			require.NotEmpty(t, why)
			require.NotContains(t, why, "{")
		})
	}
}

// applied finds what a rule said of two texts: as a pair, as reports of one story, as a revision of the other or of a third text, or as a
// story with one figure too many.
func applied(rule string, left, right *Source) (Verdict, string) {
	for _, latest := range []string{"", right.Document, "third"} {
		left.RevisionOf = latest
		if v, why := appliedOnce(rule, left, right); v != "" {
			return v, why
		}
	}
	items, words := newItems([]*Source{left, right})
	_, skipped := (&matcher{words: words, limit: 1}).judgeAll(items)
	if len(skipped) > 0 && skipped[0].Rule == rule {
		return Incomparable, skipped[0].Why
	}
	return "", ""
}

func appliedOnce(rule string, left, right *Source) (Verdict, string) {
	for _, c := range Pair(left, right) {
		if c.Rule == rule {
			return c.Verdict, c.Why
		}
	}
	findings, skipped := Story([]*Source{left, right})
	for _, f := range findings {
		for _, c := range f.Conflicts {
			if c.Rule == rule {
				return c.Verdict, c.Why
			}
		}
	}
	for _, s := range skipped {
		if s.Rule == rule {
			return Incomparable, s.Why
		}
	}
	return "", ""
}
