package config

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/internal/schematest"
)

func reference(t *testing.T) []byte {
	data, err := os.ReadFile("../../docs/dedupe.reference.yaml")
	require.NoError(t, err)
	return data
}

// The annotated reference holds every key, at its default.
func TestReferenceIsTheDefault(t *testing.T) {
	c, err := Parse("", reference(t))
	require.NoError(t, err)
	require.Equal(t, Default(), c)
	var keys map[string]any
	require.NoError(t, yaml.Unmarshal(reference(t), &keys))
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Config]()) {
		if name := keyOf(f); name != "" {
			require.Contains(t, keys, name)
		}
	}
}

// The schema for editors knows the keys that the program knows, and takes what it takes.
func TestSchema(t *testing.T) {
	schema, err := os.ReadFile("../../docs/dedupe.schema.json")
	require.NoError(t, err)
	var parsed struct {
		Properties map[string]struct {
			Items struct{ Properties map[string]any }
		}
	}
	require.NoError(t, json.Unmarshal(schema, &parsed))
	same := func(known map[string]reflect.StructField, described []string) {
		var names []string
		for name := range known {
			names = append(names, name)
		}
		require.ElementsMatch(t, names, described)
	}
	var keys, override []string
	for name := range parsed.Properties {
		keys = append(keys, name)
	}
	for name := range parsed.Properties["overrides"].Items.Properties {
		override = append(override, name)
	}
	same(fieldsOf(reflect.TypeFor[Config]()), keys)
	same(fieldsOf(reflect.TypeFor[Override]()), override)
	for file, good := range map[string]bool{
		string(reference(t)): true,
		"version: 1\noverrides: [{path: x, max-rate: 0.5}]":           true,
		"version: 1\nfail-on: [copies]":                               false,
		"version: 2":                                                  false,
		"version: 1\nmin-confidence: 3":                               false,
		"version: 1\noverrides: [{max-count: 1}]":                     false,
		"version: 1\noverrides: [{path: x, fail-on: [bad]}]":          false,
		"version: 1\noverrides: [{path: x, within-outlet: true}]":     false,
		"version: 1\nboilerplate: [this is lake radio *]":             true,
		"version: 1\nboilerplate: [\"*\"]":                            false,
		"version: 1\nunknown: 1":                                      false,
		"fail-on: [copy]":                                             false,
		"version: 1\nmax-count: -1":                                   false,
		"version: 1\nfail-on: [\"contradict:high\", update, excerpt]": true,
	} {
		var value any
		require.NoError(t, yaml.Unmarshal([]byte(file), &value))
		document, err := json.Marshal(value)
		require.NoError(t, err)
		err = schematest.JSON(schema, document)
		require.Equal(t, good, err == nil, "schema: %s %v", file, err)
		_, err = Parse("x", []byte(file))
		require.Equal(t, good, err == nil, "program: %s %v", file, err)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	require.NoError(t, os.MkdirAll(deep, 0o777))
	c, err := Find(deep)
	require.NoError(t, err)
	require.Empty(t, c.Path())
	require.NoError(t, os.WriteFile(filepath.Join(root, FileName), []byte("version: 1\nmax-count: 7\nbaseline: known.jsonl\n"), 0o666))
	c, err = Find(deep)
	require.NoError(t, err)
	require.Equal(t, 7, c.MaxCount)
	require.Equal(t, filepath.Join(root, "known.jsonl"), c.File(c.Baseline))
	require.Equal(t, "/abs", c.File("/abs"))
}

func TestPolicyOfOverrides(t *testing.T) {
	c, err := Parse("x", []byte("version: 1\nmax-count: 2\noverrides:\n  - path: wire/**\n    fail-on: [none]\n  - outlet: x\n    max-count: 0\n"))
	require.NoError(t, err)
	p, err := c.Policy()
	require.NoError(t, err)
	require.Equal(t, gate.Rule{FailOn: gate.FailOn{Contradict: "medium"}, Confidence: 0.5, MaxCount: 2}, p.Rule)
	require.Equal(t, gate.Rule{Confidence: 0.5, MaxCount: 2}, p.Overrides[0].Rule)
	require.Equal(t, gate.Rule{FailOn: gate.FailOn{Contradict: "medium"}, Confidence: 0.5}, p.Overrides[1].Rule)
}

func TestConfigInForceIsAConfig(t *testing.T) {
	c := Default()
	data, err := c.YAML()
	require.NoError(t, err)
	again, err := Parse("", data)
	require.NoError(t, err)
	require.Equal(t, c, again)
}

func TestAppendSuppressions(t *testing.T) {
	before := "# why we trust them\n- id: a\n  reason: first # asked\n"
	data, err := AppendSuppressions([]byte(before), []gate.Suppression{
		{ID: "0123456789012345", Reason: "no: \"really\"\nnot", By: "Ann", Expires: time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC)},
	})
	require.NoError(t, err)
	require.Equal(t, before, string(data[:len(before)]), "what is there stays, comments and all")
	s, err := ParseSuppressions("x", data)
	require.NoError(t, err)
	require.Len(t, s.List, 2)
	require.Equal(t, "0123456789012345", s.List[1].ID, "an id of digits stays a text")
	require.Equal(t, "no: \"really\"\nnot", s.List[1].Reason)
	require.Equal(t, []int{2, 4}, []int{s.List[0].Line, s.List[1].Line})
	same, err := AppendSuppressions(data, nil)
	require.NoError(t, err)
	require.Equal(t, data, same)
}

// Whatever a file holds, it is read or refused with its name, and what is read holds up.
func FuzzParse(f *testing.F) {
	f.Add([]byte("version: 1\nfail-on: [copy]\n"))
	f.Add([]byte("# nothing"))
	f.Add([]byte("- path: x\n  reason: y\n  expires: 2027-01-31\n"))
	f.Add([]byte("a: &a [*a]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, err := Parse("x", data); err != nil {
			require.ErrorContains(t, err, "x")
		} else {
			_, err := c.Policy()
			require.NoError(t, err)
		}
		if s, err := ParseSuppressions("x", data); err != nil {
			require.ErrorContains(t, err, "x")
		} else {
			for _, x := range s.List {
				require.NotEmpty(t, x.Reason)
				require.Positive(t, x.Line)
			}
		}
	})
}
