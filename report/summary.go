package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// maxSummaryRows is how many conflicts the terminal shows.
const maxSummaryRows = 10

// Widths in columns of the terminal below which the table is not cut: any column, and the last before the others.
const (
	minColumn  = 8
	lastColumn = 24
)

// Summary writes what a run ends with: what was read, the worst conflicts, what was skipped. Plain text without colours;
// width is the terminal's in columns, 0 for a pipe, where nothing is cut.
func Summary(w io.Writer, r *Results, width int) error {
	var out strings.Builder
	c := r.Run.Counts
	fmt.Fprintln(&out, headline(r))
	fmt.Fprintln(&out, strings.TrimSpace(subline(c)))
	if c.Copies > 0 || c.Stories > 0 {
		fmt.Fprintf(&out, "%s, %s, %s.\n", plural(c.Stories, "story", "stories"), plural(c.Copies, "copy group", "copy groups"), plural(c.Passages, "shared passage", "shared passages"))
	}
	summaryTable(&out, r, width)
	if len(r.Run.Skipped) > 0 {
		s := r.Run.Skipped[0]
		fmt.Fprintf(&out, "\nSkipped %s; the first: %s: %s\n", plural(len(r.Run.Skipped), "input", "inputs"), place(s), s.Reason)
	}
	_, err := io.WriteString(w, plain(out.String()))
	return err
}

// place is where a skipped input stands.
func place(s Skipped) string {
	switch {
	case s.Line > 0:
		return fmt.Sprintf("%s:%d", s.Path, s.Line)
	case s.Record > 0:
		return fmt.Sprintf("%s#%d", s.Path, s.Record)
	}
	return s.Path
}

func summaryTable(out *strings.Builder, r *Results, width int) {
	conflicts := ranked(r.Findings, func(f *Finding) bool { return isConflict(f.Verdict) })
	if len(conflicts) == 0 {
		return
	}
	b := newBuilder(r)
	rows := [][]string{{"VERDICT", "WHAT", "VALUES", "OUTLETS"}}
	shown, _ := limit(conflicts, maxSummaryRows, "conflicts")
	for _, f := range shown {
		values, outlets := b.summarySides(f)
		rows = append(rows, []string{strings.ToLower(badgeOf(f.Verdict).Word), f.Slot, values, outlets})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = plain(strings.Join(strings.Fields(row[i]), " "))
		}
	}
	fmt.Fprintln(out)
	writeTable(out, rows, width)
	if more := len(conflicts) - len(shown); more > 0 {
		fmt.Fprintf(out, "and %s more\n", thousands(more))
	}
}

// summarySides writes the sides of a finding and, in the same order, who gives them: "15 vs 17", "a, b vs c".
func (b *builder) summarySides(f *Finding) (values, outlets string) {
	join := " vs "
	if f.Verdict == "update" {
		join = " then "
	}
	sides, _ := b.sides(f, b.sorted(f))
	var vs, os []string
	for _, s := range sides {
		var v, o []string
		for _, a := range s.Answers {
			v = append(v, a.Value)
			for _, name := range a.Outlets {
				if !slices.Contains(o, name) {
					o = append(o, name)
				}
			}
		}
		vs, os = append(vs, strings.Join(v, " or ")), append(os, strings.Join(o, ", "))
	}
	return strings.Join(vs, join), strings.Join(os, join)
}

// writeTable aligns the columns. Where they are wider than width the last is cut first, then the widest of all.
func writeTable(out *strings.Builder, rows [][]string, width int) {
	const gap = 2
	cols := make([]int, len(rows[0]))
	total := gap * (len(cols) - 1)
	for i := range cols {
		for _, row := range rows {
			cols[i] = max(cols[i], runewidth.StringWidth(row[i]))
		}
		total += cols[i]
	}
	for last := len(cols) - 1; width > 0 && total > width && slices.Max(cols) > minColumn; total-- {
		cut := slices.Index(cols, slices.Max(cols))
		if cols[last] > lastColumn {
			cut = last
		}
		cols[cut]--
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			cell = runewidth.Truncate(cell, cols[i], "…")
			line.WriteString(runewidth.FillRight(cell, cols[i]+gap))
		}
		fmt.Fprintln(out, strings.TrimRight(line.String(), " "))
	}
}

// plain takes from a text what would move the cursor, colour the terminal or turn the order of its characters. Line ends stay.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, s)
}
