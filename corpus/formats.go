package corpus

import (
	"bytes"
	_ "embed"
	"path"
	"strings"
)

// A format is how the documents lie in a file.
type format string

const (
	formatText     format = "text"
	formatMarkdown format = "markdown"
	formatHTML     format = "html"
	formatLines    format = "lines" // one JSON object a line
	formatJSON     format = "json"  // an array of objects, or one object
	formatCSV      format = "csv"
	formatTSV      format = "tsv"
)

//go:embed formats.txt
var formatList string

// formats and foreign map the end of a name to a format, and to what is kept in files that hold no reports.
var formats, foreign = parseFormats(formatList)

func parseFormats(list string) (map[string]format, map[string]string) {
	formats, foreign := map[string]format{}, map[string]string{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		if words[1] == "-" {
			foreign[words[0]] = strings.Join(words[2:], " ")
		} else {
			formats[words[0]] = format(words[1])
		}
	}
	return formats, foreign
}

// extension gives the end of a file's name without that of its compression, in lower case.
func extension(name string) string {
	name = strings.ToLower(name)
	for _, packed := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	return path.Ext(name)
}

// formatOf decides by the name of a file, else by how its content begins.
func formatOf(name string, head []byte) format {
	byName := formats[extension(name)]
	trimmed := bytes.TrimSpace(head)
	switch {
	case byName == formatLines && bytes.HasPrefix(trimmed, []byte("[")):
		return formatJSON
	case byName != "":
		return byName
	case bytes.HasPrefix(trimmed, []byte("{")), bytes.HasPrefix(trimmed, []byte("[{")), arrayOfObjects(trimmed):
		return formatJSON
	case looksLikeHTML(trimmed):
		return formatHTML
	}
	return formatText
}

// arrayOfObjects tells the start of a JSON array from a text that begins with a bracket.
func arrayOfObjects(head []byte) bool {
	rest, ok := bytes.CutPrefix(head, []byte("["))
	return ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{"))
}

func looksLikeHTML(head []byte) bool {
	start := bytes.ToLower(head[:min(len(head), 1024)])
	return bytes.HasPrefix(start, []byte("<")) &&
		(bytes.Contains(start, []byte("<html")) || bytes.Contains(start, []byte("<!doctype html")))
}

// magics are the first bytes of files that people keep beside reports, and what to do about them.
var magics = []struct{ start, kind, hint string }{
	{"%PDF", "a PDF file", "extract its text first, for example with pdftotext"},
	{"PK\x03\x04", "a zip archive or office document", "unpack it, or save the document as text"},
	{"\xD0\xCF\x11\xE0", "an office document", "save it as text"},
	{"PAR1", "a Parquet file", "convert it to JSON lines"},
	{"BZh", "bzip2 data", "recompress it as .zst or .gz"},
	{"\xFD7zXZ", "xz data", "recompress it as .zst or .gz"},
	{"WARC/", "a web archive", "extract its pages first"},
	{"\x89PNG", "an image", ""},
	{"GIF8", "an image", ""},
	{"\xFF\xD8\xFF", "an image", ""},
	{"SQLite format 3", "a database", "export its articles as JSON lines or CSV"},
}

// notText says why the start of a file shows that it is not text, and what to do; "" where it may be text.
func notText(head []byte) (reason, hint string) {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.start)) {
			return "this is " + m.kind + ", not text", m.hint
		}
	}
	trimmed := bytes.TrimSpace(head)
	if bytes.HasPrefix(trimmed, []byte("<?xml")) && !looksLikeHTML(trimmed) {
		return "XML is not read", "convert it to JSON lines"
	}
	if controls := countControls(head); controls*20 > len(head) {
		return "binary data, not text", ""
	}
	return "", ""
}

// countControls counts bytes that do not occur in text of any common character set.
func countControls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			n++
		}
	}
	return n
}
