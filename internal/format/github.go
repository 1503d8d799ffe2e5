package format

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/seed17055106/dedupe/internal/gate"
)

// githubFormat is workflow commands, which GitHub shows as annotations at the lines of a pull request. It shows ten of each level and step,
// so that more would be lost without a word: at most nine are written, the gravest first, and a tenth that says how many
// more there are and where.
type githubFormat struct{ Options }

const maxAnnotations = 10

func (f githubFormat) Write(w io.Writer, o *gate.Outcome) error {
	out := bufio.NewWriter(w)
	alerts := newOnes(o)
	shown := alerts
	if len(alerts) > maxAnnotations {
		shown = alerts[:maxAnnotations-1]
	}
	if o.Nothing != "" {
		fmt.Fprintf(out, "::error title=dedupe::%s\n", data(verdict(o)))
	}
	for _, a := range shown {
		s, kind := &a.Lead().Left, gate.Nouns[a.Kind]
		place := fmt.Sprintf("file=%s,line=%d,endLine=%d", property(fileName(s)), s.Line, s.EndLine)
		if s.Column > 0 && s.Line == s.EndLine {
			place += fmt.Sprintf(",col=%d,endColumn=%d", s.Column, s.EndColumn)
		}
		fmt.Fprintf(out, "::%s %s,title=%s::%s\n", level(a), place, property(strings.ToUpper(kind[:1])+kind[1:]+": "+line(a.Slot)), data(message(a)))
	}
	if more := len(alerts) - len(shown); more > 0 {
		fmt.Fprintf(out, "::warning title=dedupe::%s\n", data(fmt.Sprintf("%d more, %s; in all %s", more, f.elsewhere(), tally(o))))
	}
	return out.Flush()
}

func (f githubFormat) elsewhere() string {
	if f.Report == "" {
		return "which the log of this step and --format json have"
	}
	return "in " + path(f.Report)
}

func level(a *gate.Alert) string {
	switch {
	case a.Fails:
		return "error"
	case a.Kind == gate.Contradict:
		return "warning"
	}
	return "notice"
}

// The escapes of the runner's own toolkit (actions/toolkit, command.ts).
var (
	dataEscaper     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscaper = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func data(s string) string     { return dataEscaper.Replace(s) }
func property(s string) string { return propertyEscaper.Replace(s) }
