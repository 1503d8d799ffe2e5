package schematest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const schema = `{
	"type": "object", "required": ["a"], "additionalProperties": false,
	"properties": {
		"a": {"type": "integer", "minimum": 1, "maximum": 9},
		"b": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/word"}},
		"c": {"anyOf": [{"const": 1}, {"type": "null"}]}
	},
	"$defs": {"word": {"enum": ["x", "y"]}}
}`

func TestValidate(t *testing.T) {
	for document, want := range map[string][]string{
		`{"a": 3, "b": ["x"], "c": null}`: nil,
		`{}`:                              {": no a"},
		`{"a": 1.5}`:                      {".a: 1.5 is no integer"},
		`{"a": 0, "d": 1}`:                {".a: 0 is under 1", ".d: no such property"},
		`{"a": 1, "b": []}`:               {".b: has 0 items, under 1"},
		`{"a": 1, "b": ["x", "z"]}`:       {".b[1]: z is none of [x y]"},
		`{"a": 1, "c": 2}`:                {".c: fits none of the schemas"},
		`[]`:                              {": [] is no object"},
	} {
		got, err := Validate([]byte(schema), []byte(document))
		require.NoError(t, err)
		require.Equal(t, want, got, document)
	}
	got, err := Validate([]byte(`{"maxItems": 3}`), []byte(`[]`))
	require.NoError(t, err)
	require.NotEmpty(t, got, "a keyword that is not checked must not pass for one that is")
}
