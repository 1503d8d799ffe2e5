package config

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

// A suppression is an entry of the file.
type suppression struct {
	ID      string `yaml:"id,omitempty"`
	Outlet  string `yaml:"outlet,omitempty"`
	Path    string `yaml:"path,omitempty"`
	Slot    string `yaml:"slot,omitempty"`
	Rule    string `yaml:"rule,omitempty"`
	Reason  string `yaml:"reason"`
	Expires string `yaml:"expires,omitempty"`
	By      string `yaml:"by,omitempty"`
}

// LoadSuppressions reads a list of suppressions. One without a reason, or that names nothing, is an error.
func LoadSuppressions(name string) (*gate.Suppressions, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return ParseSuppressions(name, data)
}

// ParseSuppressions reads the bytes of a file; name is for errors.
func ParseSuppressions(name string, data []byte) (*gate.Suppressions, error) {
	var list []suppression
	if _, err := decode(name, data, &list); err != nil {
		return nil, err
	}
	at := entryLines(data)
	out := &gate.Suppressions{Name: name}
	for i, s := range list {
		x := gate.Suppression{ID: s.ID, Outlet: s.Outlet, Slot: s.Slot, Rule: s.Rule, Path: s.Path, Reason: s.Reason, By: s.By, Line: at[i]}
		fail := func(reason, hint string) error {
			return &report.Error{Path: name, Line: x.Line, Reason: reason, Hint: hint}
		}
		if s.Reason == "" {
			return nil, fail("a suppression without a reason", "say in reason: why this is set aside")
		}
		if s.ID == "" && s.Outlet == "" && s.Slot == "" && s.Rule == "" && s.Path == "" {
			return nil, fail("a suppression that names nothing would set all aside", "give it an id, outlet, path, slot or rule")
		}
		for _, pattern := range []string{s.Outlet, s.Path, s.Slot} {
			if err := gate.CheckPattern(pattern); err != nil {
				return nil, fail(fmt.Sprintf("pattern %q: %v", pattern, err), "")
			}
		}
		if s.Expires != "" {
			day, err := time.Parse(time.DateOnly, s.Expires)
			if err != nil {
				return nil, fail(fmt.Sprintf("expires: %q is no day", s.Expires), "write it as 2027-01-31")
			}
			x.Expires = day
		}
		out.List = append(out.List, x)
	}
	return out, nil
}

// entryLines gives the line of each entry of a list that was read before.
func entryLines(data []byte) []int {
	var root yaml.Node
	if yaml.Unmarshal(data, &root) != nil || len(root.Content) == 0 {
		return nil
	}
	var out []int
	for _, item := range root.Content[0].Content {
		out = append(out, item.Line)
	}
	return out
}

// AppendSuppressions gives the bytes of a file with more entries at its end; what it holds, comments and all, stays as it is.
func AppendSuppressions(data []byte, more []gate.Suppression) ([]byte, error) {
	var list []suppression
	for _, x := range more {
		s := suppression{ID: x.ID, Outlet: x.Outlet, Path: x.Path, Slot: x.Slot, Rule: x.Rule, Reason: x.Reason, By: x.By}
		if !x.Expires.IsZero() {
			s.Expires = x.Expires.Format(time.DateOnly)
		}
		list = append(list, s)
	}
	if len(list) == 0 {
		return data, nil
	}
	entries, err := yaml.Marshal(list)
	if err != nil {
		return nil, err
	}
	if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
		data = append(bytes.Clone(data), '\n')
	}
	return append(bytes.Clone(data), entries...), nil
}
