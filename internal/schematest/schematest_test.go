package schematest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestJSON(t *testing.T) {
	const schema = `{"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}, "b": {"type": "string", "format": "uri-reference"}}}`
	for document, good := range map[string]bool{
		`{"a": 3}`:                 true,
		`{"a": 3, "b": "x/y%20z"}`: true,
		`{"a": 3, "b": "x y%"}`:    false,
		`{"a": "3"}`:               false,
		`{}`:                       false,
		`{`:                        false,
	} {
		require.Equal(t, good, JSON([]byte(schema), []byte(document)) == nil, document)
	}
	require.ErrorContains(t, JSON([]byte(`{"type": 3}`), []byte(`{}`)), "schema")
}

func TestXML(t *testing.T) {
	const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
		<xs:element name="note" type="xs:string"/>
		<xs:element name="part"><xs:complexType mixed="true"><xs:attribute name="id" type="xs:string" use="required"/></xs:complexType></xs:element>
		<xs:element name="all"><xs:complexType><xs:sequence>
			<xs:element ref="note" minOccurs="0"/><xs:element ref="part" maxOccurs="unbounded"/>
		</xs:sequence></xs:complexType></xs:element>
	</xs:schema>`
	for document, want := range map[string][]string{
		`<all><note>x</note><part id="1"/><part id="2">y</part></all>`: nil,
		`<all/>`:                                       {"/all: no element part"},
		`<all>x<part id="1"/></all>`:                   {"/all: holds text"},
		`<all><part/></all>`:                           {"/all/part: no id"},
		`<all><part id="1" x="2"/></all>`:              {"/all/part: no such attribute: x"},
		`<all><part id="1"/><note/></all>`:             {"/all: note has no place here"},
		`<all><note/><note/><part id="1"/></all>`:      {"/all: no element part", "/all: note has no place here", "/all: part has no place here"},
		`<all><part id="1"><note/></part></all>`:       {"/all/part: note has no place here"},
		`<all><note a="1">x</note><part id=""/></all>`: {"/all/note: no such attribute: a"},
		`<other/>`: {"/other: no such element"},
	} {
		got, err := XML([]byte(schema), []byte(document))
		require.NoError(t, err)
		require.Equal(t, want, got, document)
	}
	_, err := XML([]byte(schema), []byte(`<all><part id="1"/></all><`))
	require.ErrorContains(t, err, "document")
	for _, bad := range []string{
		`<s><element name="x" type="xs:int"/></s>`, `<s><element name="x"><complexType><choice/></complexType></element></s>`,
		`<s><element name="x"><complexType><attribute name="y" type="xs:int"/></complexType></element></s>`,
	} {
		_, err := XML([]byte(bad), []byte(`<x/>`))
		require.ErrorContains(t, err, "not known here", "what is not checked must not pass for what is")
	}
}
