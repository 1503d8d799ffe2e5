package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// parseObject makes a document of one JSON object.
func (r *reader) parseObject(raw []byte, at place) (*Document, *Problem) {
	d := &draft{}
	raw = d.utf8(bytes.TrimSpace(raw))
	if len(raw) > 0 && raw[0] != '{' && json.Valid(raw) {
		return nil, at.problem("not a JSON object: "+clip(string(raw), 40), "each record is an object, such as {\"text\":\"...\"}")
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(raw, &object); err != nil {
		return nil, at.problem(fmt.Sprintf("invalid JSON: %v", err), "")
	}
	for name, value := range object {
		if c, ok := r.columns.lookup(name); ok {
			d.set(c, plainValue(value))
		}
	}
	return r.document(d, at)
}

// plainValue gives a JSON value as text: a string as it is, a number as written, the parts of an array as paragraphs,
// of an object its name.
func plainValue(raw json.RawMessage) string {
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
