package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/seed17055106/dedupe/docs"
	"github.com/seed17055106/dedupe/internal/config"
	"github.com/seed17055106/dedupe/text"
)

type configCmd struct {
	Init   configInit   `cmd:"" help:"Write a .dedupe.yaml with every key at its default, and what each is for."`
	Print  configPrint  `cmd:"" help:"Print the configuration that is in force here."`
	Verify configVerify `cmd:"" help:"Say what is wrong with a configuration and the files it names."`
}

// configured is the flag of the commands that heed a configuration.
type configured struct {
	Config string `help:"The configuration, of which run and index take the boilerplate; without it the nearest .dedupe.yaml in this folder or above." placeholder:"FILE"`

	config *config.Config
}

func (c *configured) configure() (err error) {
	if c.Config != "" {
		c.config, err = config.Load(c.Config)
	} else {
		c.config, err = config.Find(".")
	}
	return err
}

// boilerplate is what the configuration says of it, for the commands that take nothing else from there.
func (c *configured) boilerplate() (*text.Boilerplate, error) {
	if err := c.configure(); err != nil {
		return nil, err
	}
	return c.config.Phrases()
}

type configInit struct {
	Path string `arg:"" optional:"" help:"Where to write it; - is standard output." default:".dedupe.yaml"`
}

func (c *configInit) Run(s *streams) error {
	if c.Path == "-" {
		_, err := s.stdout.Write(docs.ReferenceConfig)
		return err
	}
	f, err := os.OpenFile(c.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return &exitError{exitUsage, c.Path + " is there already; dedupe config init - prints one"}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(docs.ReferenceConfig)
	return errors.Join(err, f.Close())
}

type configPrint struct{ judging }

func (c *configPrint) Run(s *streams) error {
	if err := c.load(); err != nil {
		return err
	}
	data, err := c.config.YAML()
	if err != nil {
		return err
	}
	from := "the defaults; no " + config.FileName + " was found"
	if path := c.config.Path(); path != "" {
		from = path
	}
	_, err = fmt.Fprintf(s.stdout, "# from %s\n%s", printable(from), data)
	return err
}

type configVerify struct {
	Path string `arg:"" optional:"" help:"The configuration; without it the nearest .dedupe.yaml in this folder or above."`
}

func (c *configVerify) Run(s *streams) error {
	j := judging{configured: configured{Config: c.Path}}
	if err := j.load(); err != nil {
		return err
	}
	if _, err := j.gate(true); err != nil {
		return err
	}
	name := j.config.Path()
	if name == "" {
		return &exitError{exitUsage, "no " + config.FileName + " in this folder or above; dedupe config init begins one"}
	}
	_, err := fmt.Fprintf(s.stdout, "%s is good\n", printable(name))
	return err
}
