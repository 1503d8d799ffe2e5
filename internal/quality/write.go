package main

import (
	"fmt"
	"io"
	"strings"
)

// A result is the score of one set.
type result struct {
	Set    set
	Score  score
	Tenths *[tenths]tenth // of what bears a confidence
}

const preamble = `# Quality

Written by ` + "`make quality`" + `: the command as built from this tree, with its default configuration, on labelled data that is not part
of the repository. Each set is the development half; a half kept apart decides. Shares are between 0 and 1.
`

const barsNote = "What the project aims at, and what simple or published methods reach, some of them measured on more of the set than here."

// write writes the whole report.
func write(w io.Writer, results []result, bars []bar) error {
	var b strings.Builder
	b.WriteString(preamble)
	writeBars(&b, results, bars)
	last := ""
	for i, r := range results {
		if r.Set.Family == last {
			continue
		}
		last = r.Set.Family
		end := i
		for end < len(results) && results[end].Set.Family == last {
			end++
		}
		fmt.Fprintf(&b, "\n## %s\n", families[last].Title)
		writeFamily(&b, results[i:end])
		writeCalibration(&b, results[i:end])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeBars writes what was asked and whether it holds, for the sets measured.
func writeBars(b *strings.Builder, results []result, bars []bar) {
	t := &table{head: []string{"set", "measure", "bar", "measured", "holds", "others reach"}}
	for _, r := range results {
		for _, bar := range bars {
			if bar.Set == r.Set.Name {
				t.rows = append(t.rows, barRow(r.Score, bar))
			}
		}
	}
	if len(t.rows) > 0 {
		b.WriteString("\n## Bars\n\n" + barsNote + "\n")
		t.write(b)
	}
}

func barRow(s score, bar bar) []string {
	op := "≥"
	if bar.AtMost {
		op = "≤"
	}
	row := []string{bar.Set, bar.Measure, fmt.Sprintf("%s %.3f", op, bar.Value), "not measured", "no", bar.Source}
	if n, ok := s.Find(bar.Measure); ok {
		row[3] = show(n)
		if v, err := n.Float64(); err == nil && bar.Holds(v) {
			row[4] = "yes"
		}
	}
	return row
}

// writeFamily writes a table of the plain measures, and one for each part that has measures of its own.
func writeFamily(b *strings.Builder, results []result) {
	var plain []result
	parts := map[string][]result{}
	var order []string
	for _, r := range results {
		flat := result{Set: r.Set}
		for _, m := range r.Score {
			switch {
			case m.Parts == nil:
				flat.Score = append(flat.Score, m)
			case m.Name == "matrix":
				flat.Score = append(flat.Score, measure{Name: "labelled->given", Parts: m.Parts})
			default:
				if parts[m.Name] == nil {
					order = append(order, m.Name)
				}
				parts[m.Name] = append(parts[m.Name], result{Set: r.Set, Score: m.Parts})
			}
		}
		if flat.Score != nil {
			plain = append(plain, flat)
		}
	}
	writeTable(b, plain)
	for _, name := range order {
		fmt.Fprintf(b, "\n### %s\n", name)
		writeTable(b, parts[name])
	}
}

// writeTable writes results that have the same measures: the scorer gives every set of a family the same ones.
func writeTable(b *strings.Builder, results []result) {
	if len(results) == 0 {
		return
	}
	t := &table{head: []string{"set"}}
	for _, m := range results[0].Score {
		t.head = append(t.head, m.Name)
	}
	for _, r := range results {
		row := []string{r.Set.Name}
		for _, m := range r.Score {
			row = append(row, m.String())
		}
		t.rows = append(t.rows, row)
	}
	t.write(b)
}

// A table is written in Markdown.
type table struct {
	head []string
	rows [][]string
}

func (t *table) write(b *strings.Builder) {
	b.WriteString("\n| " + strings.Join(t.head, " | ") + " |\n|" + strings.Repeat("---|", len(t.head)) + "\n")
	for _, row := range t.rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
}
