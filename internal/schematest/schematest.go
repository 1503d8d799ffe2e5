// Package schematest holds documents against published schemas: JSON Schema of any draft, and the part of XML Schema that the
// schema of JUnit reports uses.
package schematest

import (
	"bytes"
	"fmt"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// JSON gives what is wrong with a JSON document, nil when it fits the schema. Formats such as uri count.
func JSON(schema, document []byte) error {
	rules, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return fmt.Errorf("document: %w", err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const name = "schema.json"
	if err := c.AddResource(name, rules); err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	s, err := c.Compile(name)
	if err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	return s.Validate(value)
}
