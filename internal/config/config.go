// Package config reads what a maintainer keeps beside a corpus: the policy of a check, its boilerplate and the suppressions.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/text"
)

// FileName is the name under which a configuration is looked for.
const FileName = ".dedupe.yaml"

// version is that of the format.
const version = 1

// A Config is a .dedupe.yaml. docs/dedupe.reference.yaml says what each key is for.
type Config struct {
	Version        int        `yaml:"version"`
	FailOn         []string   `yaml:"fail-on,flow"`
	MinConfidence  float64    `yaml:"min-confidence"`
	FailConfidence float64    `yaml:"fail-confidence"`
	MaxCount       int        `yaml:"max-count"`
	MaxRate        float64    `yaml:"max-rate"`
	WithinOutlet   bool       `yaml:"within-outlet"`
	AllowEmpty     bool       `yaml:"allow-empty"`
	Baseline       string     `yaml:"baseline"`
	Suppressions   string     `yaml:"suppressions"`
	Boilerplate    []string   `yaml:"boilerplate"`
	Overrides      []Override `yaml:"overrides"`

	path string // of the file; "" for the defaults
}

// An Override is the rule for some of the documents; nil is as in the rest of the file.
type Override struct {
	Outlet         string   `yaml:"outlet,omitempty"`
	Path           string   `yaml:"path,omitempty"`
	FailOn         []string `yaml:"fail-on,flow,omitempty"`
	FailConfidence *float64 `yaml:"fail-confidence,omitempty"`
	MaxCount       *int     `yaml:"max-count,omitempty"`
	MaxRate        *float64 `yaml:"max-rate,omitempty"`
}

// Default is the configuration without a file.
func Default() *Config {
	return &Config{Version: version, FailOn: []string{"contradict:medium"}, MinConfidence: 0.5, FailConfidence: 0.5, Boilerplate: []string{}, Overrides: []Override{}}
}

// Find gives the configuration for the folder dir: the nearest .dedupe.yaml in it or above, else the defaults.
func Find(dir string) (*Config, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for {
		name := filepath.Join(dir, FileName)
		if _, err := os.Stat(name); err == nil {
			return Load(name)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		up := filepath.Dir(dir)
		if up == dir {
			return Default(), nil
		}
		dir = up
	}
}

// Load reads a file. Keys that it leaves out have their defaults. Errors name the line.
func Load(name string) (*Config, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return Parse(name, data)
}

// Parse reads the bytes of a file; name is for errors, and the folder that paths in it are relative to.
func Parse(name string, data []byte) (*Config, error) {
	c := Default()
	c.Version = 0
	c.path = name
	lines, err := decode(name, data, c)
	if err != nil {
		return nil, err
	}
	if c.Version != version {
		return nil, lines.fail("version", fmt.Sprintf("version %d, this program reads %d", c.Version, version), "the first key is version: 1")
	}
	return c, c.check(lines)
}

func (c *Config) check(lines lines) error {
	if _, err := gate.ParseFailOn(c.FailOn); err != nil {
		return lines.fail("fail-on", err.Error(), "")
	}
	shares := map[string]float64{"min-confidence": c.MinConfidence, "fail-confidence": c.FailConfidence}
	for _, key := range []string{"min-confidence", "fail-confidence"} {
		if shares[key] < 0 || shares[key] > 1 {
			return lines.fail(key, fmt.Sprintf("%s is %g", key, shares[key]), "a confidence is from 0 to 1")
		}
	}
	if c.MaxCount < 0 || c.MaxRate < 0 {
		return lines.fail("max-count", "an allowance below zero", "max-count and max-rate are from 0")
	}
	if _, err := c.Phrases(); err != nil {
		return lines.fail("boilerplate", err.Error(), "")
	}
	for i := range c.Overrides {
		o := &c.Overrides[i]
		if o.Outlet == "" && o.Path == "" {
			return lines.fail("overrides", fmt.Sprintf("override %d names no documents", i+1), "give it an outlet or a path")
		}
		for _, pattern := range []string{o.Outlet, o.Path} {
			if err := gate.CheckPattern(pattern); err != nil {
				return lines.fail("overrides", fmt.Sprintf("override %d: pattern %q: %v", i+1, pattern, err), "")
			}
		}
		if _, err := gate.ParseFailOn(o.FailOn); err != nil {
			return lines.fail("overrides", fmt.Sprintf("override %d: %v", i+1, err), "")
		}
	}
	return nil
}

// Policy is what the configuration says of failing. The lists were checked when they were read.
func (c *Config) Policy() (gate.Policy, error) {
	failOn, err := gate.ParseFailOn(c.FailOn)
	if err != nil {
		return gate.Policy{}, err
	}
	p := gate.Policy{Rule: gate.Rule{FailOn: failOn, Confidence: c.FailConfidence, MaxCount: c.MaxCount, MaxRate: c.MaxRate}}
	for _, o := range c.Overrides {
		rule := p.Rule
		if len(o.FailOn) > 0 {
			if rule.FailOn, err = gate.ParseFailOn(o.FailOn); err != nil {
				return p, err
			}
		}
		set(&rule.Confidence, o.FailConfidence)
		set(&rule.MaxCount, o.MaxCount)
		set(&rule.MaxRate, o.MaxRate)
		p.Overrides = append(p.Overrides, gate.Override{Outlet: o.Outlet, Path: o.Path, Rule: rule})
	}
	return p, nil
}

// Phrases compiles the boilerplate; nil is none.
func (c *Config) Phrases() (*text.Boilerplate, error) {
	if len(c.Boilerplate) == 0 {
		return nil, nil
	}
	return text.NewBoilerplate(c.Boilerplate...)
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

// Path is the file that was read, "" for the defaults.
func (c *Config) Path() string { return c.path }

// File gives the path of a file that the configuration names.
func (c *Config) File(name string) string {
	if name == "" || c.path == "" || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(c.path), name)
}

// YAML is the configuration in force, as a file.
func (c *Config) YAML() ([]byte, error) { return yaml.Marshal(c) }
