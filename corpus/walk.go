package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// standardInput is the path that names the standard input.
const standardInput = "-"

// A file is one file to read, by the name the user gives it.
type file struct {
	path   string // with slashes, relative where the argument was
	real   string // without symbolic links: one file under two names is read once
	linked bool   // reached through a symbolic link
}

// A walk expands the paths of the command line. What it finds does not depend on their order.
type walk struct {
	ctx      context.Context
	open     func(string) (io.ReadCloser, error)
	files    []file
	problems []*Problem
	seen     map[string]bool // real folders already listed
	links    []link          // links to folders, followed once the folders themselves are listed
}

// A link is a symbolic link to a folder.
type link struct{ path, target string }

// expand lists the files under paths in the order in which they are read: standard input first, then by name.
func expand(ctx context.Context, paths []string, open func(string) (io.ReadCloser, error)) ([]file, []*Problem) {
	w := &walk{ctx: ctx, open: open, seen: map[string]bool{}}
	roots := make([]string, 0, len(paths))
	for _, p := range paths {
		if p != standardInput {
			p = filepath.Clean(p)
		}
		roots = append(roots, p)
	}
	slices.Sort(roots)
	for _, p := range slices.Compact(roots) {
		w.root(p)
	}
	w.followLinks()
	slices.SortFunc(w.problems, func(a, b *Problem) int { return strings.Compare(a.Path, b.Path) })
	return w.unique(), w.problems
}

// root takes a path of the command line, which may be a link and of any kind.
func (w *walk) root(path string) {
	if path == standardInput {
		w.files = append(w.files, file{path: standardInput, real: standardInput})
		return
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		w.problem(path, "no such file or folder", "check the name; a pattern such as *.txt is expanded by the shell")
	case err != nil:
		w.problem(path, reason(err), "")
	case info.IsDir():
		w.folder(path, RealPath(path))
	default:
		w.add(path, false)
	}
}

// folder lists one folder, and those in it, unless it was listed before.
func (w *walk) folder(path, real string) {
	if w.seen[real] || w.ctx.Err() != nil {
		return
	}
	w.seen[real] = true
	entries, err := w.list(path)
	if err != nil {
		w.problem(path, "the folder cannot be listed: "+reason(err), "check its permissions")
	}
	for _, o := range outputs {
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == o.file }) && w.begins(filepath.Join(path, o.file), o.mark) {
			w.leaveOut(path, o.what+", left out", "name its files on the command line to read them")
			return
		}
	}
	for _, entry := range entries {
		w.entry(filepath.Join(path, entry.Name()), entry)
	}
}

// pageMark is near the head of each page that this program writes.
const pageMark = `<meta name="generator" content="dedupe `

// outputs are the folders that this program writes, told by a file in them with a mark near its head.
var outputs = []struct{ file, mark, what string }{
	{"run.json", `"tool":"dedupe"`, "the output of an earlier run"},
	{"MANIFEST", `"format":"dedupe index"`, "a saved index"},
}

func (w *walk) begins(path, mark string) bool {
	r, err := w.open(path)
	if err != nil {
		return false
	}
	defer r.Close()
	head, _ := io.ReadAll(io.LimitReader(r, 512)) // what cannot be read is no mark
	return bytes.Contains(head, []byte(mark))
}

// entry takes one name that a folder holds.
func (w *walk) entry(path string, entry fs.DirEntry) {
	if strings.HasPrefix(entry.Name(), ".") {
		w.leaveOut(path, "hidden, left out", "name it on the command line to read it")
		return
	}
	mode, linked := entry.Type(), entry.Type()&fs.ModeSymlink != 0
	if linked {
		info, err := os.Stat(path)
		if err != nil {
			w.problem(path, "a symbolic link that leads nowhere: "+reason(err), "mend or remove it")
			return
		}
		mode = info.Mode().Type()
	}
	switch {
	case mode.IsDir() && linked:
		w.links = append(w.links, link{path, RealPath(path)})
	case mode.IsDir():
		w.folder(path, RealPath(path))
	case !mode.IsRegular():
		w.problem(path, "neither a file nor a folder, left out", "")
	case foreign[extension(path)] != "":
		w.problem(path, foreign[extension(path)]+", left out: it holds no report", "name it on the command line to read it as text")
	case formats[extension(path)] == formatHTML && w.begins(path, pageMark):
		w.leaveOut(path, "a page of an earlier run, left out", "name it on the command line to read it")
	default:
		w.add(path, linked)
	}
}

// followLinks lists the folders that are reached through links only. A link to a folder above itself is a loop.
func (w *walk) followLinks() {
	for len(w.links) > 0 {
		links := w.links
		w.links = nil
		slices.SortFunc(links, func(a, b link) int { return strings.Compare(a.path, b.path) })
		for _, l := range links {
			if inside(RealPath(filepath.Dir(l.path)), l.target) {
				w.problem(l.path, "a symbolic link that loops back to "+filepath.ToSlash(l.target), "remove the link")
				continue
			}
			w.folder(l.path, l.target)
		}
	}
}

func (w *walk) add(path string, linked bool) {
	w.files = append(w.files, file{path: filepath.ToSlash(path), real: RealPath(path), linked: linked})
}

func (w *walk) problem(path, reason, hint string) {
	w.problems = append(w.problems, &Problem{Path: filepath.ToSlash(path), Reason: reason, Hint: hint})
}

// leaveOut notes what nobody can have meant to be read.
func (w *walk) leaveOut(path, reason, hint string) {
	w.problem(path, reason, hint)
	w.problems[len(w.problems)-1].LeftOut = true
}

// unique keeps of the names of one file the first that is not a link, and sorts by name.
func (w *walk) unique() []file {
	slices.SortFunc(w.files, func(a, b file) int {
		if a.linked != b.linked {
			if a.linked {
				return 1
			}
			return -1
		}
		return strings.Compare(a.path, b.path)
	})
	seen := map[string]bool{}
	kept := slices.DeleteFunc(w.files, func(f file) bool {
		again := seen[f.real]
		seen[f.real] = true
		return again
	})
	slices.SortFunc(kept, func(a, b file) int {
		if (a.path == standardInput) != (b.path == standardInput) {
			if a.path == standardInput {
				return -1
			}
			return 1
		}
		return strings.Compare(a.path, b.path)
	})
	return kept
}

// list names what a folder holds, sorted. What was listed before an error is given with it.
func (w *walk) list(path string) ([]fs.DirEntry, error) {
	r, err := w.open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	dir, ok := r.(interface {
		ReadDir(int) ([]fs.DirEntry, error)
	})
	if !ok {
		return nil, fmt.Errorf("it was opened as a %T", r)
	}
	entries, err := dir.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// inside says whether path is root or lies under it.
func inside(path, root string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// RealPath follows the symbolic links of path as far as they lead.
func RealPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}

// reason is what an I/O error says without the path, which the Problem carries.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}
