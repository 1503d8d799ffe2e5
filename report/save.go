package report

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// The files of a run, as the contract of formats names them.
const (
	runFile         = "run.json"
	documentsFile   = "documents.jsonl"
	pairsFile       = "pairs.jsonl"
	groupsFile      = "groups.jsonl"
	figuresFile     = "figures.jsonl"
	findingsFile    = "findings.jsonl"
	comparisonsFile = "comparisons.jsonl"
	candidatesFile  = "candidates.jsonl"
	htmlFile        = "report.html"
)

// toolName in run.json tells a folder that a run wrote from any other.
const toolName = "dedupe"

// An output is one file of the folder.
type output struct {
	name  string
	write func(w io.Writer, r *Results) error
}

var outputs = []output{
	{runFile, func(w io.Writer, r *Results) error { return writeLines(w, []Run{r.Run}) }},
	{documentsFile, func(w io.Writer, r *Results) error { return writeDocuments(w, r) }},
	{pairsFile, func(w io.Writer, r *Results) error { return writeLines(w, r.Pairs) }},
	{groupsFile, func(w io.Writer, r *Results) error { return writeLines(w, r.Groups) }},
	{figuresFile, func(w io.Writer, r *Results) error { return writeLines(w, r.Figures) }},
	{findingsFile, func(w io.Writer, r *Results) error { return writeLines(w, r.Findings) }},
	{comparisonsFile, func(w io.Writer, r *Results) error { return writeLines(w, r.Comparisons) }},
	{candidatesFile, func(w io.Writer, r *Results) error { return writeLines(w, r.Candidates) }},
	{htmlFile, writeReport},
}

// Save writes every file of r into dir, all of them or none. The order of the records is kept. The report is one page; of
// more than 1,000 contradictions and updates, or of more than 300 stories with some, it is an index, with a page for each
// story in the folder report.
//
// dir is new, empty, or was written by an earlier run (its run.json says so) and is then replaced; files in it that no
// run writes are kept. Any other folder is refused with an *Error. A failure leaves dir as it was. The disk is waited for only with run.json:
// what a machine loses as it goes down, another run makes again. Without text the texts of the documents are left out, and the
// page shows the sentences of the claims only. When ctx is done it stops within a megabyte of writing.
func Save(ctx context.Context, dir string, r *Results, text bool) error {
	dir, err := resolve(dir)
	if err != nil {
		return err
	}
	old, err := checkTarget(dir)
	if err != nil {
		return err
	}
	if !text {
		r = withoutText(r)
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return err
	}
	sweep(dir)
	tmp, err := mkdirSibling(dir, "new")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp) // nothing is left of it after success
	errs := make([]error, len(outputs))
	var files sync.WaitGroup
	for i, o := range outputs { // at once, on all processors
		files.Go(func() {
			if err := writeFile(ctx, filepath.Join(tmp, o.name), func(w io.Writer) error { return o.write(w, r) }); err != nil {
				errs[i] = fmt.Errorf("write %s: %w", filepath.Join(dir, o.name), err)
			}
		})
	}
	files.Wait()
	errs = append(errs, r.Err(), syncFile(filepath.Join(tmp, runFile))) // by which the next run knows the folder
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if isLarge(r) {
		if err := writePages(ctx, tmp, r); err != nil {
			return fmt.Errorf("write %s: %w", filepath.Join(dir, pagesDir), err)
		}
	}
	return install(tmp, dir, old)
}

// resolve gives the absolute path of dir with links followed, so that a link to a folder stays one.
func resolve(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real, nil
	}
	return dir, nil
}

// checkTarget reports whether dir holds the output of an earlier run; an *Error when it must not be touched.
func checkTarget(dir string) (old bool, err error) {
	info, err := os.Stat(dir)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if !info.IsDir() {
		return false, &Error{Path: dir, Reason: "is a file, not a folder", Hint: "name a new folder"}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false, err
	}
	if len(entries) == 0 {
		return false, nil
	}
	var run struct{ Tool string }
	data, err := os.ReadFile(filepath.Join(dir, runFile))
	if err == nil {
		err = json.Unmarshal(data, &run)
	}
	if err != nil || run.Tool != toolName {
		return false, &Error{Path: dir, Reason: "is not empty and no earlier run wrote it", Hint: "name a new folder, or empty this one"}
	}
	return true, nil
}

// sibling begins the names of the hidden folders beside dir for one use.
func sibling(dir, use string) string { return fmt.Sprintf(".%s.%s-", filepath.Base(dir), use) }

// abandoned is the age from which an unfinished folder is one that a killed run left.
const abandoned = time.Hour

// sweep deletes the unfinished folders that killed runs left beside dir.
func sweep(dir string) {
	entries, _ := os.ReadDir(filepath.Dir(dir))
	for _, e := range entries {
		var process, n int
		rest, ours := strings.CutPrefix(e.Name(), sibling(dir, "new"))
		if _, err := fmt.Sscanf(rest, "%d-%d", &process, &n); !e.IsDir() || !ours || err != nil {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.RemoveAll(filepath.Join(filepath.Dir(dir), e.Name())) // one of another user stays
		}
	}
}

// mkdirSibling makes a new hidden folder beside dir, with the permissions that the user's mask gives.
func mkdirSibling(dir, use string) (string, error) {
	for n := 0; ; n++ {
		path := filepath.Join(filepath.Dir(dir), fmt.Sprintf("%s%d-%d", sibling(dir, use), os.Getpid(), n))
		if err := os.Mkdir(path, 0o777); !errors.Is(err, os.ErrExist) {
			return path, err
		}
	}
}

// install puts the finished folder tmp in the place of dir.
func install(tmp, dir string, old bool) error {
	if !old {
		// A rename onto an empty folder is not portable.
		if err := os.Remove(dir); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return os.Rename(tmp, dir)
	}
	aside, err := mkdirSibling(dir, "old")
	if err != nil {
		return err
	}
	kept := filepath.Join(aside, "kept")
	if err := os.Rename(dir, kept); err != nil {
		return errors.Join(err, os.Remove(aside))
	}
	if err := os.Rename(tmp, dir); err != nil {
		return errors.Join(err, os.Rename(kept, dir), os.Remove(aside))
	}
	if err := moveOthers(kept, dir); err != nil {
		return &Error{Path: kept, Reason: "some files of the folder that was replaced could not be moved back: " + err.Error(), Hint: "they are still here", Err: err}
	}
	return os.RemoveAll(aside)
}

// moveOthers moves what no run writes from one folder to another.
func moveOthers(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if isPages(from, e.Name()) || slices.ContainsFunc(outputs, func(o output) bool { return o.name == e.Name() }) {
			continue
		}
		if err := os.Rename(filepath.Join(from, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a new file.
func writeFile(ctx context.Context, path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(whileWanted{ctx, f}, 64<<10)
	err = write(w)
	return errors.Join(err, w.Flush(), f.Close())
}

// syncFile waits until the disk has a file.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// whileWanted writes until its context is done.
type whileWanted struct {
	ctx context.Context
	w   io.Writer
}

func (w whileWanted) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(p)
}
