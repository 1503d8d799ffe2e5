package corpus

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// delimiters are what the fields of a .csv file are parted by; the one most frequent in its first line is taken.
const delimiters = ",;\t|"

// A row is one record of a table.
type row struct {
	fields       []string
	line, record int
}

// table reads CSV with a line of column names. Quoted fields may hold line ends; a field of a .tsv file may hold
// quotation marks as they are.
func (r *reader) table(in *input, kind format, at place) bool {
	bounded := &recordLimit{Reader: in, limit: r.opt.MaxDocument}
	records := csv.NewReader(bounded)
	records.Comma, records.FieldsPerRecord = '\t', -1
	records.LazyQuotes = kind == formatTSV
	if kind == formatCSV {
		records.Comma = delimiter(in.head)
	}
	header, err := records.Read()
	if err != nil {
		return r.emitProblem(failure(at, err))
	}
	names, problem := r.header(header, at)
	if problem != nil {
		return r.emitProblem(problem)
	}
	at.many = true
	return r.rows(records, bounded, names, at)
}

// header gives the field of each column, -1 where it has none, or says that no column holds the text.
func (r *reader) header(header []string, at place) ([]column, *Problem) {
	columns := make([]column, len(header))
	hasText := false
	for i, name := range header {
		c, ok := r.columns.lookup(name)
		if !ok {
			c.field = -1
		}
		columns[i] = c
		hasText = hasText || ok && c.field == fieldText
	}
	if !hasText {
		return nil, at.problem("no column holds the text; the columns are "+clip(strings.Join(header, ", "), 200), r.hint)
	}
	return columns, nil
}

// rows reads the records after the header. One that is not well formed is said, and reading goes on with the next line.
func (r *reader) rows(records *csv.Reader, bounded *recordLimit, columns []column, at place) bool {
	record := 0
	for {
		var batch []row
		var problem *Problem
		for size := 0; size < batchSize && problem == nil; {
			bounded.used = 0
			fields, err := records.Read()
			if errors.Is(err, io.EOF) {
				return len(batch) == 0 || r.emitRows(batch, columns, at)
			}
			record++
			at.record, at.line = record, 0
			var parse *csv.ParseError
			switch {
			case errors.As(err, &parse):
				at.line = parse.StartLine
				problem = at.problem(fmt.Sprintf("not well-formed CSV: %v", parse.Err), "a quotation mark within a field is written twice, the field in quotation marks")
			case err != nil:
				problem = failure(at, err)
			default:
				line, _ := records.FieldPos(0)
				batch = append(batch, row{fields, line, record})
				for _, f := range fields {
					size += len(f)
				}
			}
			if err != nil && parse == nil {
				return r.emitRows(batch, columns, at) && r.emitProblem(problem)
			}
		}
		if !r.emitRows(batch, columns, at) || problem != nil && !r.emitProblem(problem) {
			return false
		}
	}
}

func (r *reader) emitRows(batch []row, columns []column, at place) bool {
	return r.emit(func() []item {
		items := make([]item, 0, len(batch))
		for _, row := range batch {
			at := at
			at.line, at.record = row.line, row.record
			doc, problem := r.parseRow(row.fields, columns, at)
			items = append(items, item{doc, problem})
		}
		return items
	})
}

// parseRow makes a document of one record of a table.
func (r *reader) parseRow(fields []string, columns []column, at place) (*Document, *Problem) {
	if len(fields) != len(columns) {
		return nil, at.problem(fmt.Sprintf("%d fields, but the header has %d", len(fields), len(columns)), "is a quotation mark or a separator missing?")
	}
	d := &draft{}
	for i, value := range d.validFields(fields) {
		if columns[i].field >= 0 {
			d.set(columns[i], strings.TrimSpace(value))
		}
	}
	return r.document(d, at, r.hint)
}

// validFields gives the fields of a record as UTF-8. Their character set is guessed from all of them.
func (d *draft) validFields(fields []string) []string {
	joined := strings.Join(fields, unitSeparator)
	if utf8.ValidString(joined) {
		return fields
	}
	decoded := strings.Split(string(d.utf8([]byte(joined))), unitSeparator)
	return append(decoded, fields...)[:len(fields)]
}

const unitSeparator = "\x1f"

// delimiter gives the separator that the first line holds most of.
func delimiter(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, d := range delimiters {
		if n := bytes.Count(line, []byte(string(d))); n > most {
			best, most = d, n
		}
	}
	return best
}

// A recordLimit ends the reading of a table in which one record goes on without end, as after an opened quotation mark.
type recordLimit struct {
	io.Reader
	used, limit int64
}

func (l *recordLimit) Read(p []byte) (int, error) {
	if l.used > l.limit {
		return 0, &limitError{fmt.Sprintf("a record of more than %d bytes: the rest of the file is not read", l.limit), "is a quotation mark not closed?"}
	}
	n, err := l.Reader.Read(p)
	l.used += int64(n)
	return n, err
}
