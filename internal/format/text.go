package format

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

// textFormat is for a person at a terminal or in a log: contradictions and whatever fails with the sentences of both sides, the rest
// in a line each; then what was looked at, and the verdict last, where a log is read first.
type textFormat struct{ Options }

var headings = map[string]string{gate.Contradict: "Contradictions", gate.Update: "Updates", gate.Copy: "Copies", gate.Excerpt: "Excerpts"}

// maxText is how many claims, or reprints, of each kind are printed.
const maxText = 50

func (f textFormat) Write(w io.Writer, o *gate.Outcome) error {
	out := bufio.NewWriter(w)
	alerts := newOnes(o)
	for _, kind := range gate.Kinds {
		blocks := blocksOf(alerts, kind)
		if len(blocks) == 0 {
			continue
		}
		fmt.Fprintln(out, f.paint(bold, headings[kind]))
		for _, b := range blocks[:min(len(blocks), maxText)] {
			f.block(out, b)
		}
		if more := len(blocks) - maxText; more > 0 {
			fmt.Fprintf(out, "  and %d more%s\n", more, f.elsewhere())
		}
		fmt.Fprintln(out)
	}
	for _, note := range o.Notes {
		fmt.Fprintf(out, "note: %s\n", line(note))
	}
	fmt.Fprintf(out, "%s.\n%s.\n", o.Looked(), tally(o))
	colour := green
	if !o.Passed() {
		colour = red
	}
	fmt.Fprintln(out, f.paint(colour, verdict(o)))
	return out.Flush()
}

// A block is the alerts in which one delivered claim stands against others, those that fail first.
type block []*gate.Alert

// blocksOf gives the blocks of a kind in the order of their first alerts.
func blocksOf(alerts []*gate.Alert, kind string) []block {
	type claim struct {
		finding, document, surface string
		place                      report.Place
	}
	var out []block
	index := map[claim]int{}
	for _, a := range alerts {
		if a.Kind != kind {
			continue
		}
		s := &a.Lead().Left
		key := claim{a.Finding, s.Document, s.Surface, s.Place}
		k, ok := index[key]
		if !ok {
			k = len(out)
			index[key] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], a)
	}
	return out
}

// block writes a block. No line begins with what a text, an outlet or a file is called: the runner of GitHub takes a line that begins with
// two colons, spaces before them or not, for a command.
func (f textFormat) block(out io.Writer, b block) {
	first := b[0]
	switch {
	case first.Finding == "":
		for _, a := range b {
			fmt.Fprintf(out, "  - %s: %s%s. %s (id %s)\n", f.paint(bold, name(&a.Lead().Left)), f.fails(a), title(a), because(a), a.ID())
		}
	case first.Kind == gate.Contradict || first.Fails:
		fmt.Fprintf(out, "\n  %s  %s%s severity, confidence %.2f\n", f.paint(bold, line(first.Question)), f.fails(first), first.Severity, first.Confidence)
		f.side(out, &first.Lead().Left)
		for _, a := range b {
			f.side(out, &a.Lead().Right)
			fmt.Fprintf(out, "           %s (%s, id %s)\n", because(a), line(a.Rule), a.ID())
		}
	default:
		for _, a := range b {
			p := a.Lead()
			fmt.Fprintf(out, "  - %s  %s, %s; %s, %s (%s, id %s)\n", f.paint(bold, line(a.Question)),
				line(p.Left.Surface), name(&p.Left), line(p.Right.Surface), name(&p.Right), line(a.Rule), a.ID())
		}
	}
}

func (f textFormat) fails(a *gate.Alert) string {
	if !a.Fails {
		return ""
	}
	return f.paint(red, "fails") + ", "
}

// because is why an alert is one, and how often.
func because(a *gate.Alert) string { return strings.TrimSpace(line(a.Why) + " " + others(a)) }

func (f textFormat) side(out io.Writer, s *gate.Side) {
	status := "there"
	if s.New {
		status = "new"
	}
	headline := ""
	if t := line(s.Title); t != "" && !strings.Contains(line(s.Quote), t) {
		headline = " in " + quoted(t)
	}
	fmt.Fprintf(out, "    %-5s  %s  %s%s\n           %s\n", status, f.paint(red, line(s.Surface)), name(s), headline, quoted(s.Quote))
}

// The colours, as ECMA-48 numbers them.
const (
	bold  = "1"
	red   = "31"
	green = "32"
)

func (f textFormat) paint(colour, s string) string {
	if !f.Colour {
		return s
	}
	return "\x1b[" + colour + "m" + s + "\x1b[0m"
}
