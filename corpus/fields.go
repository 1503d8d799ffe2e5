package corpus

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/internal/suggest"
)

//go:embed fields.txt
var fieldList string

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

// fieldNames are the fields as Options.Fields and fields.txt name them.
var fieldNames = [fieldCount]string{"id", "outlet", "title", "published", "language", "url", "text"}

func (f field) String() string { return fieldNames[f] }

// fieldNamed finds a field by its name.
func fieldNamed(name string) (field, bool) {
	i := slices.Index(fieldNames[:], name)
	return field(i), i >= 0
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
	return slices.Sorted(slices.Values(fieldNames[:]))
}

// ValidateFields says whether fields, as in [Options].Fields, maps only fields that a document has, each to a column of its own.
func ValidateFields(fields map[string]string) error {
	taken := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, ok := fieldNamed(name); !ok {
			return fmt.Errorf("a document has no field %q%s\nhint: the fields are %s", name, didYouMean(name), strings.Join(FieldNames(), ", "))
		}
		column := foldName(fields[name])
		if column == "" {
			return fmt.Errorf("no column is named for the field %q\nhint: write %s=COLUMN", name, name)
		}
		if other := taken[column]; other != "" {
			return fmt.Errorf("the column %q is named for two fields, %s and %s\nhint: a column fills one field", fields[name], other, name)
		}
		taken[column] = name
	}
	return nil
}

// usualColumns holds the names of fields.txt.
var usualColumns = parseColumns(fieldList)

func parseColumns(list string) columns {
	c := columns{}
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		name, aliases, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		f, _ := fieldNamed(name)
		for rank, alias := range strings.Fields(aliases) {
			c[alias] = column{f, rank}
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
		if _, mapped := fields[col.field.String()]; !mapped {
			own[name] = col
		}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if f, ok := fieldNamed(name); ok {
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

var nameFolder = strings.NewReplacer("-", "_", " ", "_")

func foldName(name string) string {
	return nameFolder.Replace(strings.ToLower(strings.TrimSpace(name)))
}

// didYouMean names the document field nearest to a wrong name, where one is near.
func didYouMean(name string) string {
	folded := foldName(name)
	if col, ok := usualColumns[folded]; ok {
		return fmt.Sprintf("; did you mean %q?", col.field)
	}
	if best := suggest.Nearest(folded, FieldNames()); best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return ""
}
