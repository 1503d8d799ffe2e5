package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// A score is what the scorer printed for one set, in its order.
type score []measure

// A measure is one figure of a score, or a part of it with measures of its own.
type measure struct {
	Name   string
	Number json.Number
	Parts  score
}

// parseScore reads a JSON object of numbers and of such objects. Unlike a map, a score keeps the order of the keys.
func parseScore(b []byte) (score, error) {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("the scorer printed no JSON object: %.80q", b)
	}
	return parseObject(d)
}

func parseObject(d *json.Decoder) (score, error) {
	var s score
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		value, err := d.Token()
		if err != nil {
			return nil, err
		}
		m := measure{Name: key.(string)}
		switch v := value.(type) {
		case json.Number:
			m.Number = v
		case json.Delim:
			if v != '{' {
				return nil, fmt.Errorf("%s: want a number or an object, not an array", m.Name)
			}
			if m.Parts, err = parseObject(d); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("%s: want a number or an object, not %v", m.Name, value)
		}
		s = append(s, m)
	}
	_, err := d.Token()
	return s, err
}

// Find gives the measure of a dotted name ("contradict.precision").
func (s score) Find(name string) (json.Number, bool) {
	first, rest, deeper := strings.Cut(name, ".")
	for _, m := range s {
		if m.Name != first {
			continue
		}
		if deeper {
			return m.Parts.Find(rest)
		}
		return m.Number, m.Parts == nil
	}
	return "", false
}

// String is the number as the tables show it: counts whole, shares to three places.
func (m measure) String() string {
	if m.Parts != nil {
		var parts []string
		for _, p := range m.Parts {
			parts = append(parts, p.Name+" "+p.String())
		}
		return strings.Join(parts, ", ")
	}
	return show(m.Number)
}

func show(n json.Number) string {
	if !strings.ContainsAny(n.String(), ".eE") {
		return n.String()
	}
	v, err := n.Float64()
	if err != nil {
		return n.String()
	}
	return fmt.Sprintf("%.3f", v)
}
