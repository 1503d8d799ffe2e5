package figure

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var rewrite = flag.Bool("rewrite", false, "write the figures found into the tables of testdata/figures: read the difference before it is committed")

// TestTables reads the tables of testdata/figures/*.txt: texts, "----", and the figures expected, one a line as describe writes them. The name of a table
// begins with its language.
func TestTables(t *testing.T) {
	files, err := filepath.Glob("testdata/figures/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		language, _, _ := strings.Cut(filepath.Base(file), "-")
		t.Run(filepath.Base(file), func(t *testing.T) { checkTable(t, file, strings.TrimSuffix(language, ".txt")) })
	}
}

func checkTable(t *testing.T, file, language string) {
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	head, body, _ := strings.Cut(string(b), "\n\n")
	out := []string{head}
	for _, block := range strings.Split(strings.TrimSpace(body), "\n\n") {
		source, want, _ := strings.Cut(block, "\n----")
		var got []string
		for _, f := range extract(source, language) {
			got = append(got, describe(&f))
		}
		if !*rewrite {
			require.Equal(t, strings.TrimSpace(want), strings.Join(got, "\n"), source)
		}
		out = append(out, strings.TrimSpace(source+"\n----\n"+strings.Join(got, "\n")))
	}
	if *rewrite {
		require.NoError(t, os.WriteFile(file, []byte(strings.Join(out, "\n\n")+"\n"), 0o644))
	}
}

// describe writes a figure as "surface: kind interval unit/per hedge ...".
func describe(f *Figure) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s", f.Surface, f.Kind, f.span())
	for _, part := range []struct{ mark, value string }{{" ", f.Unit}, {" ", f.counted()}, {" per ", f.Per}, {" ~ ", f.Hedge}} {
		if part.value != "" {
			b.WriteString(part.mark + part.value)
		}
	}
	if f.PartOf != nil {
		b.WriteString(" of " + ends(*f.PartOf))
	}
	if f.Negative {
		b.WriteString(" negative")
	}
	if f.Alternate != nil {
		b.WriteString(" = " + ends(f.Alternate.Interval) + " " + f.Alternate.Unit)
	}
	return b.String()
}

// counted is the noun of a count that the figure covers.
func (f *Figure) counted() string {
	if f.Unit == "" && (f.Kind == Count || f.Kind == Ratio) && f.Span.End > f.Number.End {
		return f.Noun
	}
	return ""
}

// span writes the interval of f, as a date or a clock time where it is one.
func (f *Figure) span() string {
	switch {
	case f.Kind == Date && f.When.Days > 0:
		return fmt.Sprintf("%s +%d", f.When, f.When.Days)
	case f.Kind == Date && f.High-f.Low > 9*365*86400:
		return f.When.String() + " decade"
	case f.Kind == Date && f.When.Grain == "part":
		return f.When.Start.Format("2006-01-02T15h")
	case f.Kind == Date:
		return f.When.String()
	case f.Kind == Time && f.Exact():
		return fmt.Sprintf("%02d:%02d", int(f.Low)/3600, int(f.Low)/60%60)
	}
	return ends(f.Interval)
}

// ends writes an interval as "12", "10..15", ">12", "12.." or "..12".
func ends(i Interval) string {
	number := func(v float64) string { return plainText(math.Round(v*1e6) / 1e6) }
	switch {
	case i.Exact():
		return number(i.Low)
	case math.IsInf(i.High, 1) && i.LowOpen:
		return ">" + number(i.Low)
	case math.IsInf(i.High, 1):
		return number(i.Low) + ".."
	case math.IsInf(i.Low, -1) && i.HighOpen:
		return "<" + number(i.High)
	case math.IsInf(i.Low, -1):
		return ".." + number(i.High)
	}
	return number(i.Low) + ".." + number(i.High)
}
