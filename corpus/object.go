package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unsafe"
)

// parseObject makes a document of one JSON object. Its text may be a part of raw.
func (r *reader) parseObject(raw []byte, at place) (*Document, *Problem) {
	d := &draft{}
	raw = d.utf8(bytes.TrimSpace(raw))
	valid := scanObject(raw, func(name string, value []byte) {
		if c, ok := r.columns.lookup(name); ok {
			d.set(c, plainValue(value))
		}
	})
	if valid {
		return r.document(d, at, r.hint)
	}
	if len(raw) > 0 && raw[0] != '{' && json.Valid(raw) {
		return nil, at.problem("not a JSON object: "+clip(string(raw[:min(len(raw), 200)]), 40), `each record is an object, such as {"text":"..."}`)
	}
	err := json.Unmarshal(raw, new(map[string]json.RawMessage))
	return nil, at.problem(fmt.Sprintf("invalid JSON: %v", err), "is the record whole, and one object?")
}

// borrow gives bytes as a string without a copy: it holds as long as the bytes are left as they are.
func borrow(raw []byte) string { return unsafe.String(unsafe.SliceData(raw), len(raw)) }

// plainValue gives a valid JSON value as text: a string as it is, a number as written, the parts of an array as
// paragraphs, of an object its name. It may be a part of raw.
func plainValue(raw []byte) string {
	if raw[0] == '"' {
		return unquoteJSON(raw[1 : len(raw)-1])
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return ""
	}
	return flatten(value)
}

func flatten(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		parts := make([]string, 0, len(v))
		for _, part := range v {
			if s := flatten(part); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, "\n\n")
	case map[string]any:
		for _, name := range []string{"name", "title", "uri"} {
			if s, ok := v[name].(string); ok {
				return s
			}
		}
	}
	return ""
}
