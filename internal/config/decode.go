package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/seed17055106/dedupe/internal/suggest"
	"github.com/seed17055106/dedupe/report"
)

// lines are the lines of the keys of a file.
type lines struct {
	name string
	of   map[string]int
}

func (l lines) fail(key, reason, hint string) error {
	return &report.Error{Path: l.name, Line: l.of[key], Reason: reason, Hint: hint}
}

// decode reads YAML into a struct or a list of structs. Unknown keys are errors that name the nearest known one.
func decode(name string, data []byte, into any) (lines, error) {
	l := lines{name, map[string]int{}}
	var root yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(data)).Decode(&root); errors.Is(err, io.EOF) {
		return l, nil
	} else if err != nil {
		return l, yamlError(name, err)
	}
	if len(root.Content) == 0 {
		return l, nil
	}
	if err := l.keys(root.Content[0], reflect.TypeOf(into).Elem()); err != nil {
		return l, err
	}
	if err := root.Decode(into); err != nil {
		return l, yamlError(name, err)
	}
	return l, nil
}

// keys holds the keys of a node against the fields of a type.
func (l lines) keys(node *yaml.Node, t reflect.Type) error {
	switch {
	case t.Kind() == reflect.Slice && node.Kind == yaml.SequenceNode:
		for _, item := range node.Content {
			if err := l.keys(item, t.Elem()); err != nil {
				return err
			}
		}
	case t.Kind() == reflect.Struct && node.Kind == yaml.MappingNode:
		fields := fieldsOf(t)
		var known []string
		for _, f := range reflect.VisibleFields(t) {
			if name := keyOf(f); name != "" {
				known = append(known, name)
			}
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			key := node.Content[i]
			f, ok := fields[key.Value]
			if !ok {
				return l.unknown(key, known)
			}
			if _, seen := l.of[key.Value]; !seen {
				l.of[key.Value] = key.Line
			}
			if err := l.keys(node.Content[i+1], f.Type); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l lines) unknown(key *yaml.Node, known []string) error {
	reason := fmt.Sprintf("unknown key %q", key.Value)
	if near := suggest.Nearest(key.Value, known); near != "" {
		reason += fmt.Sprintf("; did you mean %q?", near)
	}
	return &report.Error{Path: l.name, Line: key.Line, Reason: reason, Hint: "the keys are " + strings.Join(known, ", ")}
}

func fieldsOf(t reflect.Type) map[string]reflect.StructField {
	m := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(t) {
		if name := keyOf(f); name != "" {
			m[name] = f
		}
	}
	return m
}

func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return name
}

var lineNumber = regexp.MustCompile(`^line (\d+): `)

// yamlError brings the errors of the YAML library into the shape of ours.
func yamlError(name string, err error) error {
	reason := strings.TrimPrefix(err.Error(), "yaml: ")
	var bad *yaml.TypeError
	if errors.As(err, &bad) {
		reason = bad.Errors[0]
	}
	at := 0
	if m := lineNumber.FindStringSubmatch(reason); m != nil {
		at, _ = strconv.Atoi(m[1])
		reason = reason[len(m[0]):]
	}
	return &report.Error{Path: name, Line: at, Reason: reason, Hint: "dedupe config init prints a file with every key", Err: err}
}
