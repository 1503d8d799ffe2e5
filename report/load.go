package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Load reads what Save wrote. It is strict: a missing file, a line that is not one record of its file, a field that it
// does not know, and a reference to a document or claim that is not there are an *Error that names file and line.
// Numbers in fields of type any come back as float64.
func Load(dir string) (*Results, error) {
	r := &Results{}
	run, err := loadRun(filepath.Join(dir, runFile))
	if err != nil {
		return nil, err
	}
	r.Run = run
	err = errors.Join(
		loadLines(dir, documentsFile, &r.Documents, checkDocument),
		loadLines(dir, pairsFile, &r.Pairs, nil),
		loadLines(dir, groupsFile, &r.Groups, nil),
		loadLines(dir, figuresFile, &r.Figures, nil),
		loadLines(dir, findingsFile, &r.Findings, checkFinding),
		loadLines(dir, comparisonsFile, &r.Comparisons, nil),
		loadLines(dir, candidatesFile, &r.Candidates, nil),
	)
	if err == nil {
		err = checkReferences(dir, r)
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

func loadRun(path string) (Run, error) {
	var runs []Run
	if err := loadLines(filepath.Dir(path), filepath.Base(path), &runs, nil); err != nil {
		return Run{}, err
	}
	switch {
	case len(runs) != 1:
		return Run{}, &Error{Path: path, Reason: fmt.Sprintf("holds %d records instead of one", len(runs))}
	case runs[0].Tool != toolName:
		return Run{}, &Error{Path: path, Line: 1, Reason: fmt.Sprintf("written by %q, not by %s", runs[0].Tool, toolName)}
	case runs[0].Schema != SchemaVersion:
		return Run{}, &Error{Path: path, Line: 1, Reason: fmt.Sprintf("schema %d, this version reads schema %d", runs[0].Schema, SchemaVersion),
			Hint: "run again, or render with the version that wrote it: " + runs[0].Version}
	}
	return runs[0], nil
}

// loadLines reads one record a line.
func loadLines[T any](dir, name string, into *[]T, check func(*T) error) error {
	path := filepath.Join(dir, name)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{Path: path, Reason: "is missing", Hint: "name the folder that `dedupe run --out` wrote", Err: err}
	}
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		if err != nil && err != io.EOF {
			return err
		}
		var record T
		err = decodeLine(line, &record)
		if err == nil && check != nil {
			err = check(&record)
		}
		if err != nil {
			return &Error{Path: path, Line: n, Reason: err.Error(), Hint: "the file was changed or cut since it was written; run again", Err: err}
		}
		*into = append(*into, record)
	}
}

func decodeLine(line []byte, record any) error {
	if !bytes.HasSuffix(line, []byte("\n")) {
		return errors.New("the line has no end")
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(record); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("more than one record on the line")
	}
	return nil
}

func checkDocument(d *Document) error {
	if d.ID == "" {
		return errors.New("a document without an id")
	}
	return nil
}

func checkFinding(f *Finding) error {
	for _, c := range f.Conflicts {
		if min(c.Left, c.Right) < 0 || max(c.Left, c.Right) >= len(f.Claims) {
			return fmt.Errorf("finding %s compares claims %d and %d of %d", f.ID, c.Left, c.Right, len(f.Claims))
		}
	}
	return nil
}

// checkReferences makes sure that every document named is there, and gives the first reference that is not.
func checkReferences(dir string, r *Results) error {
	known := make(map[string]bool, len(r.Documents))
	for i, d := range r.Documents {
		if known[d.ID] {
			return &Error{Path: filepath.Join(dir, documentsFile), Line: i + 1, Reason: fmt.Sprintf("a second document with the id %q", d.ID)}
		}
		known[d.ID] = true
	}
	var first error
	check := func(file string, index int, ids ...string) {
		for _, id := range ids {
			if !known[id] && first == nil {
				first = &Error{Path: filepath.Join(dir, file), Line: index + 1, Reason: fmt.Sprintf("no document has the id %q", id)}
			}
		}
	}
	for i, p := range r.Pairs {
		check(pairsFile, i, p.Left, p.Right)
	}
	for i, g := range r.Groups {
		check(groupsFile, i, g.Documents...)
		for _, p := range g.Passages {
			check(groupsFile, i, p.Document)
		}
	}
	for i, f := range r.Figures {
		check(figuresFile, i, f.Document)
	}
	for i, f := range r.Findings {
		for _, c := range f.Claims {
			check(findingsFile, i, c.Document)
		}
	}
	for i, c := range r.Comparisons {
		check(comparisonsFile, i, c.Left.Document, c.Right.Document)
	}
	for i, c := range r.Candidates {
		check(candidatesFile, i, c.Left, c.Right)
	}
	return first
}
