package format

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/seed17055106/dedupe/internal/gate"
)

// markdownFormat is a summary of a step or a comment: the verdict, a table of the gravest new alerts, what was looked at.
type markdownFormat struct{ Options }

// maxRows keeps a summary well under the mebibyte that GitHub takes.
const maxRows = 50

func (f markdownFormat) Write(w io.Writer, o *gate.Outcome) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "## dedupe\n\n**%s** %s.\n\n", escapeMarkdown(verdict(o)), escapeMarkdown(tally(o)))
	alerts := newOnes(o)
	if len(alerts) > 0 {
		fmt.Fprint(out, "| | what | new | there |\n|---|---|---|---|\n")
	}
	for _, a := range alerts[:min(len(alerts), maxRows)] {
		p := a.Lead()
		what := gate.Nouns[a.Kind]
		if a.Finding != "" {
			what = a.Severity + " " + what
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s |\n", escapeMarkdown(what), escapeMarkdown(line(a.Slot)), markdownSide(&p.Left), markdownSide(&p.Right))
	}
	if more := len(alerts) - maxRows; more > 0 {
		fmt.Fprintf(out, "\nand %d more%s\n", more, escapeMarkdown(f.elsewhere()))
	}
	for _, n := range o.Notes {
		fmt.Fprintf(out, "\n- note: %s\n", escapeMarkdown(line(n)))
	}
	skipped := len(o.Results.Run.Skipped)
	fmt.Fprintf(out, "\n%s; %d %s skipped.\n", o.Looked(), skipped, noun(skipped, "input"))
	return out.Flush()
}

func markdownSide(s *gate.Side) string {
	if s.Surface == "" {
		return escapeMarkdown(name(s))
	}
	return "**" + escapeMarkdown(line(s.Surface)) + "** " + escapeMarkdown(name(s)) + "<br>" + escapeMarkdown(quoted(s.Quote))
}

// escapeMarkdown writes every character that Markdown or the HTML within it gives a meaning as a character reference, which no
// renderer reads as markup; @ and # would notify people and link issues.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>()#+!|~&@$^=", r) {
			fmt.Fprintf(&b, "&#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), "://", ":&#47;&#47;"), "www.", "www&#46;")
}
