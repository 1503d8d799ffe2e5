// Package format writes the outcome of a check in the formats that people and their tools read. Each format is one small type.
//
// Whatever a text or a file name holds, it stays text: each format escapes for its own reader, and drops what moves the cursor of a
// terminal or turns the order of characters.
package format

import (
	"io"
	"strings"
	"unicode"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

// A Format writes an outcome.
type Format interface {
	Write(w io.Writer, o *gate.Outcome) error
}

// Options are what a format may need to know of where it is written.
type Options struct {
	Colour bool   // text: the reader is a terminal that shows colour
	Report string // where a reader finds all that a short format leaves out; "" when nowhere
}

// elsewhere says where the rest of a list is that was cut.
func (o Options) elsewhere() string {
	if o.Report == "" {
		return " (--format json has all)"
	}
	return " in " + path(o.Report)
}

// Names are the formats, as --format takes them.
var Names = []string{"text", "json", "csv", "matrix", "sarif", "junit", "github", "gitlab", "markdown", "outputs", "html"}

// New gives a format by its name, nil for one that is not known.
func New(name string, opt Options) Format {
	switch name {
	case "text":
		return textFormat{opt}
	case "json":
		return jsonFormat{}
	case "csv":
		return csvFormat{}
	case "matrix":
		return matrixFormat{}
	case "sarif":
		return sarifFormat{}
	case "junit":
		return junitFormat{}
	case "github":
		return githubFormat{opt}
	case "gitlab":
		return gitlabFormat{}
	case "markdown":
		return markdownFormat{opt}
	case "outputs":
		return outputsFormat{}
	case "html":
		return htmlFormat{}
	}
	return nil
}

type htmlFormat struct{}

func (htmlFormat) Write(w io.Writer, o *gate.Outcome) error { return report.HTML(w, o.Results) }

// line makes one line of a text: white space folded, and without control characters and those that turn the order of others.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, s)
	return noCommand(strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " "))
}

// noCommand parts the mark that the runner of GitHub takes for a command wherever it stands in a line of the log.
func noCommand(s string) string { return strings.ReplaceAll(s, "##[", "## [") }

// path keeps a file name as it is, but for what would end its line or hide it.
func path(s string) string {
	return noCommand(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd")))
}

// newOnes are the alerts to be looked at.
func newOnes(o *gate.Outcome) []*gate.Alert {
	var out []*gate.Alert
	for i := range o.Alerts {
		if o.Alerts[i].Status() == gate.New {
			out = append(out, &o.Alerts[i])
		}
	}
	return out
}

// verdict is the outcome in one sentence.
func verdict(o *gate.Outcome) string {
	if o.Nothing != "" {
		return "Nothing was compared: " + line(o.Nothing) + "."
	}
	if len(o.Failed) > 0 {
		return "The check failed: " + line(strings.Join(o.Failed, "; ")) + "."
	}
	return "The check passed."
}

// tally counts the alerts in words: "2 contradictions, 1 copy; 3 baselined, 1 suppressed".
func tally(o *gate.Outcome) string {
	c := o.Counts()
	var parts []string
	for _, k := range gate.Kinds {
		if n := c.Kinds[k]; n > 0 {
			parts = append(parts, gate.Noun(k, n))
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing new"}
	}
	s := strings.Join(parts, ", ")
	if c.Baselined > 0 {
		s += "; " + plural(c.Baselined, "baselined")
	}
	if c.Suppressed > 0 {
		s += "; " + plural(c.Suppressed, "suppressed")
	}
	return s
}

// title says what an alert is about, in a line.
func title(a *gate.Alert) string {
	p := a.Lead()
	switch a.Kind {
	case gate.Contradict, gate.Update:
		return line(a.Slot) + ": " + line(p.Left.Surface) + against(a.Kind) + line(p.Right.Surface)
	case gate.Copy:
		return "a copy of " + name(&p.Right)
	}
	return "a substantial part is in " + name(&p.Right)
}

func against(kind string) string {
	if kind == gate.Update {
		return " updates or precedes "
	}
	return " against "
}

// name is how a side is called: its outlet and file.
func name(s *gate.Side) string {
	if s.Outlet != "" {
		return line(s.Outlet) + " (" + where(s) + ")"
	}
	return where(s)
}

// where is a place as editors and terminals understand it.
func where(s *gate.Side) string {
	out := path(fileName(s)) + ":" + number(s.Line)
	if s.Column > 0 {
		out += ":" + number(s.Column)
	}
	return out
}

// fileName is the file of a side; documents of standard input go by their id.
func fileName(s *gate.Side) string {
	if s.Path == "-" || s.Path == "" {
		return "stdin:" + s.Document
	}
	return s.Path
}

// message says an alert in full sentences, for tools that show one text.
func message(a *gate.Alert) string {
	p := a.Lead()
	var s string
	switch a.Kind {
	case gate.Contradict, gate.Update:
		s = line(a.Question) + " " + quoted(p.Left.Surface) + " here," + against(a.Kind) + quoted(p.Right.Surface) + " in " + name(&p.Right) + ". " + line(a.Why)
	case gate.Copy:
		s = "This text is " + title(a) + ". " + line(a.Why)
	default:
		s = "Of this text " + title(a) + ". " + line(a.Why)
	}
	return strings.TrimSpace(s + " " + others(a))
}

// others counts the pairs of an alert behind the first, "" where there are none.
func others(a *gate.Alert) string {
	more := len(a.Pairs) - 1
	switch {
	case more == 0:
		return ""
	case a.Finding == "":
		return "The same holds for " + plural(more, "more "+noun(more, "document")) + "."
	}
	return "The same stands in " + plural(more, "more "+noun(more, "pair")) + " of documents of these sources."
}

func quoted(s string) string { return "“" + line(s) + "”" }

func noun(n int, one string) string {
	if n == 1 {
		return one
	}
	return one + "s"
}
