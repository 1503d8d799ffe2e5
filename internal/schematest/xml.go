package schematest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// An xsd is a schema of global elements whose content is text or a sequence of references to others.
type xsd struct {
	Elements []xsdElement `xml:"element"`
}

type xsdElement struct {
	Name    string      `xml:"name,attr"`
	Type    string      `xml:"type,attr"` // xs:string, or "" where Complex says what it holds
	Complex *xsdComplex `xml:"complexType"`
}

type xsdComplex struct {
	Mixed      bool           `xml:"mixed,attr"`
	Sequence   []xsdReference `xml:"sequence>element"`
	Attributes []xsdAttribute `xml:"attribute"`
	Unknown    []xsdUnknown   `xml:",any"`
}

type xsdReference struct {
	Ref string `xml:"ref,attr"`
	Min string `xml:"minOccurs,attr"` // "" is 1
	Max string `xml:"maxOccurs,attr"` // "" is 1
}

type xsdAttribute struct {
	Name string `xml:"name,attr"`
	Type string `xml:"type,attr"`
	Use  string `xml:"use,attr"`
}

type xsdUnknown struct{ XMLName xml.Name }

// A node is an element of a document.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []node     `xml:",any"`
}

// XML gives what is wrong with an XML document, each fault with its place; none when it fits the schema. What the schema says by
// means that are not known here is an error.
func XML(schema, document []byte) ([]string, error) {
	var rules xsd
	if err := xml.Unmarshal(schema, &rules); err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	v := xmlValidator{elements: map[string]xsdElement{}}
	for _, e := range rules.Elements {
		if err := e.known(); err != nil {
			return nil, fmt.Errorf("schema: %w", err)
		}
		v.elements[e.Name] = e
	}
	if err := wellFormed(document); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	var root node
	if err := xml.Unmarshal(document, &root); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	v.check("", root)
	return v.faults, nil
}

// wellFormed reads to the end, which xml.Unmarshal does not.
func wellFormed(document []byte) error {
	for dec := xml.NewDecoder(bytes.NewReader(document)); ; {
		if _, err := dec.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func (e *xsdElement) known() error {
	switch {
	case e.Complex == nil && e.Type != "xs:string":
		return fmt.Errorf("element %s: the type %q is not known here", e.Name, e.Type)
	case e.Complex == nil:
		return nil
	case len(e.Complex.Unknown) > 0:
		return fmt.Errorf("element %s: %s is not known here", e.Name, e.Complex.Unknown[0].XMLName.Local)
	}
	for _, a := range e.Complex.Attributes {
		if a.Type != "xs:string" {
			return fmt.Errorf("element %s: the type %q of %s is not known here", e.Name, a.Type, a.Name)
		}
	}
	return nil
}

type xmlValidator struct {
	elements map[string]xsdElement
	faults   []string
}

func (v *xmlValidator) fault(at, format string, args ...any) {
	v.faults = append(v.faults, at+": "+fmt.Sprintf(format, args...))
}

func (v *xmlValidator) check(at string, n node) {
	at += "/" + n.XMLName.Local
	e, ok := v.elements[n.XMLName.Local]
	if !ok {
		v.fault(at, "no such element")
		return
	}
	rule := e.Complex
	if rule == nil {
		rule = &xsdComplex{Mixed: true}
	}
	if !rule.Mixed && strings.TrimSpace(n.Text) != "" {
		v.fault(at, "holds text")
	}
	for _, a := range n.Attrs {
		if !slices.ContainsFunc(rule.Attributes, func(r xsdAttribute) bool { return r.Name == a.Name.Local }) {
			v.fault(at, "no such attribute: %s", a.Name.Local)
		}
	}
	for _, r := range rule.Attributes {
		if r.Use == "required" && !slices.ContainsFunc(n.Attrs, func(a xml.Attr) bool { return r.Name == a.Name.Local }) {
			v.fault(at, "no %s", r.Name)
		}
	}
	v.sequence(at, rule.Sequence, n.Children)
}

// sequence takes the children in the order of the references, each as often as it may stand.
func (v *xmlValidator) sequence(at string, rules []xsdReference, children []node) {
	for _, r := range rules {
		n := 0
		for n < len(children) && children[n].XMLName.Local == r.Ref && (r.Max == "unbounded" || n < occurs(r.Max)) {
			v.check(at, children[n])
			n++
		}
		if n < occurs(r.Min) {
			v.fault(at, "no element %s", r.Ref)
		}
		children = children[n:]
	}
	for _, c := range children {
		v.fault(at, "%s has no place here", c.XMLName.Local)
	}
}

func occurs(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return 1
}
