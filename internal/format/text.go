package format

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/seed17055106/dedupe/internal/gate"
)

// textFormat is for a person at a terminal: new alerts by kind, each with both sides, then what was looked at and the verdict.
type textFormat struct{ Options }

var headings = map[string]string{gate.Contradict: "Contradictions", gate.Update: "Updates", gate.Copy: "Copies", gate.Excerpt: "Excerpts"}

// maxText is how many alerts of each kind are printed in full.
const maxText = 50

func (f textFormat) Write(w io.Writer, o *gate.Outcome) error {
	out := bufio.NewWriter(w)
	alerts := newOnes(o)
	for _, kind := range gate.Kinds {
		if !hasNew(alerts, kind) {
			continue
		}
		fmt.Fprintln(out, f.paint(bold, headings[kind]))
		n := 0
		for _, a := range alerts {
			if a.Kind != kind {
				continue
			}
			if n++; n <= maxText {
				f.alert(out, a)
			}
		}
		if n > maxText {
			fmt.Fprintf(out, "  and %d more%s\n\n", n-maxText, f.elsewhere())
		}
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

func (f textFormat) alert(out io.Writer, a *gate.Alert) {
	p := a.Lead()
	if a.Finding == "" {
		fmt.Fprintf(out, "  - %s: %s\n    %s\n    id %s\n\n", f.paint(bold, name(&p.Left)), title(a), strings.TrimSpace(line(a.Why)+" "+others(a)), a.ID())
		return
	}
	mark := ""
	if a.Fails {
		mark = f.paint(red, "fails") + ", "
	}
	fmt.Fprintf(out, "  %s  %s%s severity, confidence %.2f\n", f.paint(bold, line(a.Question)), mark, a.Severity, a.Confidence)
	for _, s := range []*gate.Side{&p.Left, &p.Right} {
		status := "there"
		if s.New {
			status = "new"
		}
		fmt.Fprintf(out, "    %-5s  %s  %s\n           %s\n", status, f.paint(red, line(s.Surface)), name(s), quoted(s.Quote))
	}
	fmt.Fprintf(out, "    %s (%s)\n", line(a.Why), line(a.Rule))
	if s := others(a); s != "" {
		fmt.Fprintf(out, "    %s\n", s)
	}
	fmt.Fprintf(out, "    id %s\n\n", a.ID())
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
