package main

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/report"
)

// writeKept writes name and name.dropped.jsonl, each whole or not at all.
func writeKept(name string, r *report.Results, keep dedupe.Keep) error {
	kept, err := newWhole(name)
	if err != nil {
		return err
	}
	defer kept.discard()
	dropped, err := newWhole(name + ".dropped.jsonl")
	if err != nil {
		return err
	}
	defer dropped.discard()
	if err := dedupe.WriteKept(kept, dropped, r, keep); err != nil {
		return err
	}
	return errors.Join(kept.commit(), dropped.commit())
}

// whole is a file that takes its name when it is complete.
type whole struct {
	*bufio.Writer
	file *os.File
	name string
}

func newWhole(name string) (*whole, error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return nil, err
	}
	return &whole{bufio.NewWriter(f), f, name}, nil
}

func (w *whole) commit() error {
	if err := errors.Join(w.Flush(), w.file.Sync(), w.file.Close()); err != nil {
		return err
	}
	return os.Rename(w.file.Name(), w.name)
}

// discard removes what was not committed.
func (w *whole) discard() {
	_ = w.file.Close()
	_ = os.Remove(w.file.Name())
}
