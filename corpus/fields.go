package corpus

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
)

//go:embed fields.txt
var fieldNames string

// A field is one of the document fields that an input can fill.
type field int

const (
	fieldID field = iota
	fieldOutlet
	fieldTitle
	fieldPublished
	fieldLanguage
	fieldURL
	fieldText
	fieldCount
)

var fieldByName = map[string]field{
	"id": fieldID, "outlet": fieldOutlet, "title": fieldTitle, "published": fieldPublished,
	"language": fieldLanguage, "url": fieldURL, "text": fieldText,
}

// A column is what the values under one name of the input are good for.
type column struct {
	field field
	rank  int // 0 is the best name of the field
}

// columns maps the folded names of an input to the fields they fill.
type columns map[string]column

// FieldNames lists the fields of a document that [Options].Fields may map, sorted.
func FieldNames() []string {
	return slices.Sorted(maps.Keys(fieldByName))
}

// ValidateFields says whether fields, as in [Options].Fields, maps only fields that a document has, each to a named column.
func ValidateFields(fields map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, ok := fieldByName[name]; !ok {
			return fmt.Errorf("a document has no field %q%s\nhint: the fields are %s", name, didYouMean(name), strings.Join(FieldNames(), ", "))
		}
		if strings.TrimSpace(fields[name]) == "" {
			return fmt.Errorf("no column is named for the field %q\nhint: write %s=COLUMN", name, name)
		}
	}
	return nil
}

// usualColumns holds the names of fields.txt.
var usualColumns = parseColumns(fieldNames)

func parseColumns(list string) columns {
	c := columns{}
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		name, aliases, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for rank, alias := range strings.Fields(aliases) {
			c[alias] = column{fieldByName[name], rank}
		}
	}
	return c
}

// withFields gives the usual columns with those that the user named in place of the usual ones of the same field.
func (c columns) withFields(fields map[string]string) columns {
	if len(fields) == 0 {
		return c
	}
	own := columns{}
	for name, col := range c {
		if _, mapped := fields[fieldName(col.field)]; !mapped {
			own[name] = col
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if f, ok := fieldByName[name]; ok {
			own[foldName(fields[name])] = column{f, 0}
		}
	}
	return own
}

// lookup finds the field that the values under name fill.
func (c columns) lookup(name string) (column, bool) {
	if col, ok := c[name]; ok {
		return col, true
	}
	folded := foldName(name)
	if folded == name {
		return column{}, false
	}
	col, ok := c[folded]
	return col, ok
}

// textHint says under which names a record's text is looked for, best first.
func (c columns) textHint() string {
	var names []string
	for name, col := range c {
		if col.field == fieldText {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return c[a].rank - c[b].rank })
	return fmt.Sprintf("the text is looked for under %s; --field text=COLUMN names another", strings.Join(names, ", "))
}

func fieldName(f field) string {
	for name, g := range fieldByName {
		if f == g {
			return name
		}
	}
	return ""
}

var nameFolder = strings.NewReplacer("-", "_", " ", "_")

func foldName(name string) string {
	return nameFolder.Replace(strings.ToLower(strings.TrimSpace(name)))
}

// didYouMean names the document field nearest to a wrong name, where one is near.
func didYouMean(name string) string {
	folded := foldName(name)
	if col, ok := usualColumns[folded]; ok {
		return fmt.Sprintf("; did you mean %q?", fieldName(col.field))
	}
	best, near := "", 3
	for _, known := range FieldNames() {
		if d := editDistance(folded, known); d < near {
			best, near = known, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// editDistance counts the bytes to insert, delete or replace to make b of a (Levenshtein).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
