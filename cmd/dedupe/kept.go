package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/report"
)

// kept is the corpus without its copies, FILE, and FILE.dropped.jsonl: open before the run, so that a bad place is known at once.
type kept struct{ documents, dropped *whole }

// openKept refuses a place among the inputs or in the folder of the run.
func openKept(name, out string, paths []string) (*kept, error) {
	for _, path := range append([]string{out}, paths...) {
		if within(name, path) || within(name+".dropped.jsonl", path) {
			return nil, &corpus.Problem{Path: name, Reason: "lies in " + path + ", which is read or written by this run", Hint: "name a file elsewhere"}
		}
	}
	documents, err := newWhole(name)
	if err != nil {
		return nil, err
	}
	dropped, err := newWhole(name + ".dropped.jsonl")
	if err != nil {
		documents.discard()
		return nil, err
	}
	return &kept{documents, dropped}, nil
}

// within reports whether a file is path or lies under it, through links too.
func within(file, path string) bool {
	if path == "-" {
		return false
	}
	folder := corpus.RealPath(filepath.Dir(file))
	rel, err := filepath.Rel(corpus.RealPath(path), filepath.Join(folder, filepath.Base(file)))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// write fills both files and gives them their names, each whole.
func (k *kept) write(r *report.Results, keep dedupe.Keep) error {
	if err := dedupe.WriteKept(k.documents, k.dropped, r, keep); err != nil {
		return err
	}
	return errors.Join(k.documents.commit(), k.dropped.commit())
}

// discard removes what was not given its name.
func (k *kept) discard() {
	k.documents.discard()
	k.dropped.discard()
}

// whole is a file that takes its name when it is complete.
type whole struct {
	*bufio.Writer
	file *os.File
	name string
}

func newWhole(name string) (*whole, error) {
	hidden := fmt.Sprintf(".%s.new-%d", filepath.Base(name), os.Getpid())
	f, err := os.OpenFile(filepath.Join(filepath.Dir(name), hidden), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return nil, &corpus.Problem{Path: name, Reason: "cannot be written: " + errors.Unwrap(err).Error(), Hint: "is the folder there, and may you write in it?"}
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
