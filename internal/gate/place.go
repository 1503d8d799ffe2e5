package gate

import (
	"path"
	"strings"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/report"
)

// start is the place of a document as a whole.
func start(d *report.Document) report.Place {
	line := max(d.Line, 1)
	return report.Place{Line: line, EndLine: line}
}

// locate gives the place of a claim: that in its file where it was found, in a plain text file that of its bytes. Else a record in a
// file of many is known by its line, and any other document by its file only.
func locate(d *report.Document, c *report.Claim) report.Place {
	if c.Place != nil {
		return *c.Place
	}
	if d.Line > 0 || c.Field != "text" || !verbatim(d.Path) || c.Start < 0 || c.End > len(d.Text) || c.Start > c.End {
		return start(d)
	}
	p := report.Place{}
	p.Line, p.Column = position(d.Text, c.Start)
	p.EndLine, p.EndColumn = position(d.Text, c.End)
	return p
}

// position gives the line and column of a byte of a text.
func position(text string, offset int) (line, column int) {
	before := text[:offset]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

// verbatim reports whether the text of a file is that of its document.
func verbatim(name string) bool {
	name = strings.ToLower(name)
	for _, packed := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	ext := path.Ext(name)
	return ext == ".txt" || ext == ".text"
}
