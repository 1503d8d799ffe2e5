package gate

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/report"
)

// A Place is where something stands in a file: lines and columns from 1, columns in code points, the end behind the last one.
// Columns are 0 where only the line is known, as within a JSON record.
type Place struct {
	Line, Column, EndLine, EndColumn int
}

// start is the place of a document as a whole.
func start(d *report.Document) Place {
	line := max(d.Line, 1)
	return Place{Line: line, EndLine: line}
}

// locate gives the place of the bytes from start to end of a field. In a plain text file they are those of the file; a record
// in a file of many is known by its line; of a page or a marked-up text, whose marks were removed, only the file is known.
func locate(d *report.Document, field string, from, to int) Place {
	if d.Line > 0 || field != "text" || !verbatim(d.Path) || from < 0 || to > len(d.Text) || from > to {
		return start(d)
	}
	p := Place{}
	p.Line, p.Column = position(d.Text, from)
	p.EndLine, p.EndColumn = position(d.Text, to)
	return p
}

// position gives the line and column of a byte of a text.
func position(text string, offset int) (line, column int) {
	before := text[:offset]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

// marked are the ends of names of files whose text is not that of the file.
var marked = []string{".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv"}

func verbatim(name string) bool {
	name = strings.ToLower(name)
	for _, packed := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	return name != "-" && !slices.Contains(marked, path.Ext(name))
}
