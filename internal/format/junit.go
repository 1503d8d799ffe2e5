package format

import (
	"encoding/xml"
	"io"
	"strings"
	"unicode"

	"github.com/seed17055106/dedupe/internal/gate"
)

// junitFormat is the XML of the Ant JUnit task, as CI servers read it: a suite for each kind, a case for each alert; what fails the policy
// is a failure, what was set aside is skipped, everything else passes. Where there is no alert the comparison itself is the case; it is
// an error when nothing was compared.
//
// The xUnit plugin of Jenkins refuses what its schema does not know, such as a file of a case: places are in the words. The name of a case
// holds no line, so that a server that follows cases from run to run knows one again whose lines were moved.
type junitFormat struct{}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string     `xml:"name,attr"`
	Class   string     `xml:"classname,attr"`
	Skipped *string    `xml:"skipped"`
	Error   *junitText `xml:"error"`
	Failure *junitText `xml:"failure"`
	Output  string     `xml:"system-out,omitempty"`
}

type junitText struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

func (junitFormat) Write(w io.Writer, o *gate.Outcome) error {
	all := junitSuites{Name: "dedupe"}
	for _, kind := range gate.Kinds {
		suite := junitSuite{Name: "dedupe." + kind}
		for i := range o.Alerts {
			if o.Alerts[i].Kind == kind {
				suite.add(junitOf(&o.Alerts[i]))
			}
		}
		switch {
		case suite.Tests == 0 && o.Nothing != "":
			suite.add(junitCase{Name: "no " + kind, Class: "dedupe." + kind, Error: &junitText{legal(verdict(o)), "nothing", legal(o.Looked())}})
		case suite.Tests == 0:
			suite.add(junitCase{Name: "no " + kind, Class: "dedupe." + kind, Output: o.Looked()})
		}
		all.Suites = append(all.Suites, suite)
		all.Tests, all.Failures = all.Tests+suite.Tests, all.Failures+suite.Failures
		all.Errors += suite.Errors
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Error != nil {
		s.Errors++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func junitOf(a *gate.Alert) junitCase {
	p := a.Lead()
	c := junitCase{Name: legal(junitName(a) + " [" + a.ID() + "]"), Class: "dedupe." + a.Kind}
	text := where(&p.Left) + ": " + message(a)
	if p.Left.Quote != "" {
		text += "\n" + where(&p.Left) + ": " + line(p.Left.Quote) + "\n" + where(&p.Right) + ": " + line(p.Right.Quote)
	}
	text = legal(text)
	aside := func(reason string) { c.Skipped = &reason }
	switch {
	case a.Fails:
		first, _, _ := strings.Cut(text, "\n")
		c.Failure = &junitText{first, a.Kind, text}
	case a.Status() == gate.Suppressed:
		aside(legal("suppressed: " + line(p.Reason)))
	case a.Status() == gate.Baselined:
		aside("in the baseline")
	default:
		c.Output = text
	}
	return c
}

func junitName(a *gate.Alert) string {
	if a.Finding != "" {
		return title(a)
	}
	p := a.Lead()
	return path(p.Left.Document) + ": " + a.Kind + " of " + path(p.Right.Document)
}

// legal drops what XML 1.0 has no way to write (section 2.2).
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xfffe || r == 0xffff || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}
