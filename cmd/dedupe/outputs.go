package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/seed17055106/dedupe/internal/format"
	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/internal/suggest"
)

// outputs are the --format flags of a command.
type outputs struct {
	Format []string `help:"Write a format, to PATH or to standard output: text, json, csv (findings), matrix (claims by outlet, as csv), sarif, junit, github, gitlab, markdown, outputs (numbers as name=value), html. Repeatable." placeholder:"FORMAT[=PATH]" sep:"none"`
}

// A target is one format and where it goes; the path "" is standard output.
type target struct{ format, path string }

// targets reads the flags before anything is run. Text goes to standard output unless another place, another format there, or quiet says otherwise.
func (o *outputs) targets(quiet bool) ([]target, error) {
	var out []target
	for _, flag := range o.Format {
		name, path, given := strings.Cut(flag, "=")
		if format.New(name, format.Options{}) == nil {
			msg := fmt.Sprintf("--format %s: no such format", printable(name))
			if near := suggest.Nearest(name, format.Names); near != "" {
				msg += fmt.Sprintf("; did you mean %s?", near)
			}
			return nil, &exitError{exitUsage, msg + " (" + strings.Join(format.Names, ", ") + ")"}
		}
		if given && path == "" {
			return nil, &exitError{exitUsage, fmt.Sprintf("--format %s=: the path is empty", name)}
		}
		if path == "-" {
			path = ""
		}
		if info, err := os.Stat(path); path != "" && err == nil && info.IsDir() {
			return nil, &exitError{exitUsage, fmt.Sprintf("--format %s=%s: this is a folder; name a file in it", name, printable(path))}
		}
		out = append(out, target{name, path})
	}
	return arrange(out, quiet)
}

// arrange adds what goes to standard output by itself, and refuses two outputs in one place. Annotations and text can share it.
func arrange(list []target, quiet bool) ([]target, error) {
	taken := map[string]string{}
	for _, t := range list {
		other, twice := taken[t.path]
		shares := func(a string) bool { return a == "text" || a == "github" }
		if twice && (t.path != "" || !shares(t.format) || !shares(other) || t.format == other) {
			return nil, &exitError{exitUsage, fmt.Sprintf("--format %s and %s would be written to one place: give one a =PATH of its own", other, t.format)}
		}
		taken[t.path] = t.format
	}
	alone := taken[""] == "" || taken[""] == "github"
	if alone && !quiet && !slices.ContainsFunc(list, func(t target) bool { return t.format == "text" }) {
		list = append(list, target{"text", ""})
	}
	// What goes to a file is written first: a reader of standard output that leaves early must not cost us the files.
	slices.SortStableFunc(list, func(a, b target) int {
		return cmp.Compare(min(len(b.path), 1), min(len(a.path), 1))
	})
	return list, nil
}

// write writes every target; files are whole or not there.
func write(s *streams, list []target, o *gate.Outcome, folder string) error {
	opt := format.Options{Report: fullReport(list, folder), Colour: colour(s.stdout)}
	for _, t := range list {
		var err error
		if t.path == "" {
			err = format.New(t.format, opt).Write(s.stdout, o)
		} else {
			plain := opt
			plain.Colour = false
			err = writeWhole(t.path, func(w io.Writer) error { return format.New(t.format, plain).Write(w, o) })
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", t.format, err)
		}
	}
	return nil
}

// fullReport is the file that leaves nothing out, best for people first.
func fullReport(list []target, folder string) string {
	if folder != "" {
		return filepath.Join(folder, "report.html")
	}
	for _, name := range []string{"html", "json", "sarif", "csv"} {
		for _, t := range list {
			if t.format == name && t.path != "" {
				return t.path
			}
		}
	}
	return ""
}

func writeWhole(name string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	w, err := newWhole(name)
	if err != nil {
		return err
	}
	defer w.discard()
	if err := write(w); err != nil {
		return err
	}
	return w.commit()
}

// colour reports whether w shows colours: a terminal, unless NO_COLOR is set (no-color.org) or the terminal is a dumb one.
func colour(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
