// Package source finds where in its file the claim of a document stands, where the text of the document is not that of the file: in a page,
// a marked-up text, a record. It reads the file again, and gives a place only when there can be no other: the words of the claim's
// sentence stand in the file one after the other, marks apart, exactly once.
package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed17055106/dedupe/report"
)

// maxFile is how many bytes of a file that is one document are read.
const maxFile = 32 << 20

// Place fills the places of the claims of conflicts, as far as the files can be read.
func Place(r *report.Results) {
	for name, lines := range wanted(r) {
		for n, text := range read(name, slices.Collect(maps.Keys(lines))) {
			l := lines[n]
			words := l.syntax.words(text)
			for _, c := range l.claims {
				c.Place = locate(text, words, c, max(n, 1))
			}
		}
	}
}

// A line is what is looked for in one line of a file, or in the whole file.
type line struct {
	syntax *syntax
	claims []*report.Claim
}

// wanted gives the claims to be placed by file and line; a file that is one document has them under 0.
func wanted(r *report.Results) map[string]map[int]*line {
	documents := map[string]*report.Document{}
	for i := range r.Documents {
		documents[r.Documents[i].ID] = &r.Documents[i]
	}
	files := map[string]map[int]*line{}
	for i := range r.Findings {
		f := &r.Findings[i]
		for k := range f.Claims {
			d := documents[f.Claims[k].Document]
			if d == nil || d.Indexed || !inConflict(f, k) {
				continue
			}
			s := syntaxOf(d)
			if s == nil {
				continue
			}
			if files[d.Path] == nil {
				files[d.Path] = map[int]*line{}
			}
			if files[d.Path][d.Line] == nil {
				files[d.Path][d.Line] = &line{syntax: s}
			}
			l := files[d.Path][d.Line]
			l.claims = append(l.claims, &f.Claims[k])
		}
	}
	return files
}

// inConflict reports whether a claim is one that a reader is sent to.
func inConflict(f *report.Finding, claim int) bool {
	return slices.ContainsFunc(f.Conflicts, func(x report.Conflict) bool {
		return (x.Verdict == "contradict" || x.Verdict == "update") && (x.Left == claim || x.Right == claim)
	})
}

// syntaxOf is how the text of a document stands in its file; nil where it is the file, or cannot be read again.
func syntaxOf(d *report.Document) *syntax {
	if d.Path == "" || d.Path == "-" {
		return nil
	}
	switch strings.ToLower(path.Ext(d.Path)) {
	case ".txt", ".text", ".gz", ".zst":
		return nil
	case ".jsonl", ".ndjson", ".json":
		return &record
	case ".csv", ".tsv", ".tab":
		return &plain
	case ".md", ".markdown":
		return &markdown
	case ".html", ".htm", ".xhtml":
		return &page
	}
	if d.Line > 0 {
		return &record
	}
	return &plain
}

// read gives the lines of a file by their numbers; the whole file under 0. What cannot be read, or is no UTF-8, is left out.
func read(name string, numbers []int) map[int][]byte {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	array := strings.EqualFold(path.Ext(name), ".json")
	if !array && !slices.Contains(numbers, 0) {
		return readLines(f, numbers)
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil || len(data) > maxFile || !utf8.Valid(data) {
		return nil
	}
	if slices.Contains(numbers, 0) {
		return map[int][]byte{0: data}
	}
	return records(data, numbers)
}

func readLines(f io.Reader, numbers []int) map[int][]byte {
	out := map[int][]byte{}
	slices.Sort(numbers)
	in := bufio.NewReaderSize(f, 1<<16)
	for n := 1; len(numbers) > 0; n++ {
		text, err := in.ReadBytes('\n')
		if n == numbers[0] {
			numbers = numbers[1:]
			if utf8.Valid(text) {
				out[n] = text
			}
		}
		if err != nil {
			break
		}
	}
	return out
}

// records gives the records of a JSON array by the lines that they begin in, to their ends; of one that shares a line, that line.
func records(data []byte, numbers []int) map[int][]byte {
	out := map[int][]byte{}
	n := 0
	for at := range bytes.Lines(data) {
		n++
		if !slices.Contains(numbers, n) {
			data = data[len(at):]
			continue
		}
		body := bytes.TrimLeft(data, " \t[,")
		dec := json.NewDecoder(bytes.NewReader(body))
		var record json.RawMessage
		end := len(at)
		if dec.Decode(&record) == nil {
			stop := len(data) - len(body) + int(dec.InputOffset())
			rest, _, _ := bytes.Cut(data[stop:], []byte("\n"))
			if len(bytes.Trim(rest, " \t\r,]")) == 0 {
				end = max(stop, end)
			}
		}
		out[n] = data[:end]
		data = data[len(at):]
	}
	return out
}

// locate gives the place of a claim's figure in a text whose first line has the given number; nil when its sentence is there not at all, or
// more than once.
func locate(text []byte, words []word, c *report.Claim, first int) *report.Place {
	quote := []byte(c.Quote)
	sentence := plain.words(quote)
	from, to := c.Start-c.QuoteStart, c.End-c.QuoteStart
	head := slices.IndexFunc(sentence, func(w word) bool { return w.end > from && w.start < to })
	if head < 0 || from < 0 || to > len(quote) {
		return nil
	}
	tail := head
	for tail+1 < len(sentence) && sentence[tail+1].start < to {
		tail++
	}
	at := only(words, sentence)
	if at < 0 {
		return nil
	}
	start, end := words[at+head].start, words[at+tail].end
	// A sign that the figure begins or ends with, such as of a currency, is no word.
	if sign := quote[from:max(from, sentence[head].start)]; bytes.HasSuffix(text[:start], sign) {
		start -= len(sign)
	}
	if sign := quote[min(to, sentence[tail].end):to]; bytes.HasPrefix(text[end:], sign) {
		end += len(sign)
	}
	p := &report.Place{}
	p.Line, p.Column = position(text, start)
	p.EndLine, p.EndColumn = position(text, end)
	p.Line, p.EndLine = p.Line+first-1, p.EndLine+first-1
	return p
}

// only gives the one place where words stand in a row, -1 when there is none or another.
func only(words, row []word) int {
	at := -1
	same := func(a, b word) bool { return a.text == b.text }
	for i := 0; i+len(row) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(row)], row, same) {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// position gives the line and column, in code points, of a byte of a text.
func position(text []byte, offset int) (line, column int) {
	before := text[:offset]
	row := bytes.TrimPrefix(before[bytes.LastIndexByte(before, '\n')+1:], []byte("\ufeff"))
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(row)
}
