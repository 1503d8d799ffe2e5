// Package schematest holds values against the part of JSON Schema (2020-12) that the schemas of this repository use: type, const, enum,
// required, properties, additionalProperties, items, anyOf, minimum, maximum, minItems, minLength, pattern and references to $defs.
package schematest

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Validate gives what is wrong with a value, each fault with its place; none when the value fits. Keywords that it does not know are faults too.
func Validate(schema, document []byte) ([]string, error) {
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	var value any
	if err := json.Unmarshal(document, &value); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	v := validator{root: root}
	v.check("", root, value)
	return v.faults, nil
}

type validator struct {
	root   map[string]any
	faults []string
}

func (v *validator) fault(at, format string, args ...any) {
	v.faults = append(v.faults, at+": "+fmt.Sprintf(format, args...))
}

// ignored are keywords that say nothing of values.
var ignored = []string{"$schema", "$defs", "$comment", "title", "description", "default"}

func (v *validator) check(at string, schema map[string]any, value any) {
	for _, keyword := range slices.Sorted(maps.Keys(schema)) {
		if !slices.Contains(ignored, keyword) {
			v.keyword(at, schema, keyword, schema[keyword], value)
		}
	}
}

func (v *validator) keyword(at string, schema map[string]any, keyword string, want, value any) {
	object, _ := value.(map[string]any)
	array, _ := value.([]any)
	text, isText := value.(string)
	number, isNumber := value.(float64)
	switch keyword {
	case "$ref":
		name := strings.TrimPrefix(want.(string), "#/$defs/")
		v.check(at, v.root["$defs"].(map[string]any)[name].(map[string]any), value)
	case "type":
		if !hasType(want, value) {
			v.fault(at, "%v is no %v", value, want)
		}
	case "const":
		if !reflect.DeepEqual(want, value) {
			v.fault(at, "%v is not %v", value, want)
		}
	case "enum":
		if !slices.ContainsFunc(want.([]any), func(w any) bool { return reflect.DeepEqual(w, value) }) {
			v.fault(at, "%v is none of %v", value, want)
		}
	case "required":
		for _, key := range want.([]any) {
			if _, ok := object[key.(string)]; object != nil && !ok {
				v.fault(at, "no %v", key)
			}
		}
	case "properties", "additionalProperties":
		if keyword == "properties" || schema["properties"] == nil {
			v.properties(at, schema, object)
		}
	case "items":
		for i, item := range array {
			v.check(fmt.Sprintf("%s[%d]", at, i), want.(map[string]any), item)
		}
	case "anyOf":
		v.anyOf(at, want.([]any), value)
	case "minimum":
		if isNumber && number < want.(float64) {
			v.fault(at, "%v is under %v", value, want)
		}
	case "maximum":
		if isNumber && number > want.(float64) {
			v.fault(at, "%v is over %v", value, want)
		}
	case "minItems":
		if array != nil && len(array) < int(want.(float64)) {
			v.fault(at, "has %d items, under %v", len(array), want)
		}
	case "minLength":
		if isText && len([]rune(text)) < int(want.(float64)) {
			v.fault(at, "%q is too short", text)
		}
	case "pattern":
		if isText && !regexp.MustCompile(want.(string)).MatchString(text) {
			v.fault(at, "%q does not fit %v", text, want)
		}
	default:
		v.fault(at, "the keyword %s is not known here", keyword)
	}
}

func (v *validator) properties(at string, schema map[string]any, object map[string]any) {
	known, _ := schema["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(object)) {
		place := at + "." + key
		if sub, ok := known[key].(map[string]any); ok {
			v.check(place, sub, object[key])
			continue
		}
		switch rest := schema["additionalProperties"].(type) {
		case bool:
			if !rest {
				v.fault(place, "no such property")
			}
		case map[string]any:
			v.check(place, rest, object[key])
		}
	}
}

func (v *validator) anyOf(at string, schemas []any, value any) {
	for _, s := range schemas {
		try := validator{root: v.root}
		if try.check(at, s.(map[string]any), value); len(try.faults) == 0 {
			return
		}
	}
	v.fault(at, "fits none of the schemas")
}

func hasType(want, value any) bool {
	if list, ok := want.([]any); ok {
		return slices.ContainsFunc(list, func(w any) bool { return hasType(w, value) })
	}
	switch x := value.(type) {
	case nil:
		return want == "null"
	case bool:
		return want == "boolean"
	case string:
		return want == "string"
	case float64:
		return want == "number" || want == "integer" && x == float64(int64(x))
	case []any:
		return want == "array"
	default:
		return want == "object"
	}
}
