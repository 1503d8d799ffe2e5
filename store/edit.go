package store

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/gofrs/flock"
)

// A Writer changes an index. Nothing of it is there before Commit; the embedded Index shows what is there and what was added.
type Writer struct {
	*Index
	lock   *flock.Flock
	create createFunc
}

// Create begins a new index in dir, which is new, empty or holds an index; that one is replaced by Commit.
func Create(dir string, parameters map[string]string) (*Writer, error) {
	return begin(dir, createFile, func(old *manifest) (*manifest, error) {
		m := &manifest{Format: format, Version: version, Parameters: maps.Clone(parameters), Next: 1}
		if old != nil {
			m.Next = old.Next
		}
		return m, nil
	})
}

// Edit begins a change of the index in dir.
func Edit(dir string) (*Writer, error) {
	if _, err := readManifest(dir); err != nil {
		return nil, err // before a folder or a lock is made
	}
	return begin(dir, createFile, func(old *manifest) (*manifest, error) {
		if old == nil {
			return readManifest(dir)
		}
		return old, nil
	})
}

// begin takes the lock of dir, deletes what an interrupted writer left, and opens what is to be changed.
func begin(dir string, create createFunc, start func(old *manifest) (*manifest, error)) (*Writer, error) {
	if !Exists(dir) {
		if err := mayHold(dir); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	w := &Writer{Index: &Index{dir: dir}, lock: flock.New(filepath.Join(dir, lockFile)), create: create}
	locked, err := w.lock.TryLock()
	if err != nil {
		return nil, &Error{Path: dir, Reason: "the index cannot be written to: " + err.Error(), Hint: "may this user write there?", Err: err}
	}
	if !locked {
		return nil, &Error{Path: dir, Reason: "another process is changing this index", Hint: "wait until it is done"}
	}
	if err := w.open(start); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

func (w *Writer) open(start func(old *manifest) (*manifest, error)) error {
	old, err := readManifest(w.dir)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = sweep(w.dir, old)
	} else {
		err = nil // a manifest that cannot be read names files all the same: they stay until there is another
	}
	if err != nil {
		return err
	}
	m, err := start(old)
	if err != nil {
		return err
	}
	m.Next = max(m.Next, highest(w.dir)+1)
	ix, err := openSegments(w.dir, m)
	if err != nil {
		return missing(w.dir, err)
	}
	w.Index = ix
	return nil
}

// ours are the files that an index consists of.
var ours = regexp.MustCompile(`^(?:(\d+)\.segment|(\d+)\.\d+\.gone|MANIFEST|MANIFEST\.next|LOCK)$`)

// mayHold refuses a folder that holds anything but an index.
func mayHold(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !ours.MatchString(e.Name()) || e.Name() == manifestFile {
			return &Error{Path: dir, Reason: fmt.Sprintf("is no folder of an index: it holds %q", e.Name()), Hint: "name a new folder"}
		}
	}
	return nil
}

// Files names the files of the folder that are no documents.
func (w *Writer) Files() []string {
	entries, _ := os.ReadDir(w.dir)
	var out []string
	for _, e := range entries {
		if ours.MatchString(e.Name()) {
			out = append(out, filepath.Join(w.dir, e.Name()))
		}
	}
	return out
}

// highest gives the highest number of a segment in dir, 0 where there is none.
func highest(dir string) int {
	entries, _ := os.ReadDir(dir)
	n := 0
	for _, e := range entries {
		var k int
		if _, err := fmt.Sscanf(e.Name(), "%d.", &k); err == nil {
			n = max(n, k)
		}
	}
	return n
}

// sweep deletes the files that m, which may be nil, does not name.
func sweep(dir string, m *manifest) error {
	named := map[string]bool{manifestFile: true, lockFile: true}
	if m == nil {
		m = &manifest{}
	}
	for _, s := range m.Segments {
		named[s.File] = true
		if s.Gone != nil {
			named[s.Gone.File] = true
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !named[e.Name()] && ours.MatchString(e.Name()) {
			// A file that a reader of another system holds open is left to the next writer.
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
	return nil
}

// Add adds documents as a segment of their own.
func (w *Writer) Add(b *Batch) error {
	if err := b.check(); err != nil || len(b.Order) == 0 {
		return err
	}
	return w.addSegment(len(b.Order), b.write)
}

func (w *Writer) addSegment(documents int, write func(*segmentWriter)) error {
	name := fmt.Sprintf("%06d.segment", w.manifest.Next)
	f, err := w.create(filepath.Join(w.dir, name))
	if err != nil {
		return err
	}
	out := newSegmentWriter(f, documents)
	write(out)
	info, err := out.finish(name)
	if err == nil {
		var s *segment
		if s, err = openSegment(w.dir, info); err == nil {
			w.manifest.Next++
			w.manifest.Segments, w.segments = append(w.manifest.Segments, info), append(w.segments, s)
			return nil
		}
	}
	return errors.Join(fmt.Errorf("write %s: %w", filepath.Join(w.dir, name), err), os.Remove(filepath.Join(w.dir, name)))
}

// Remove removes documents. Their bytes stay until their segment is merged with others.
func (w *Writer) Remove(refs []Ref) error {
	bySegment := map[uint32][]uint32{}
	for _, r := range refs {
		bySegment[r.Segment] = append(bySegment[r.Segment], r.Document)
	}
	for _, n := range slices.Sorted(maps.Keys(bySegment)) {
		s := w.segments[n]
		gone, removed := make([]byte, (s.documents+7)/8), s.removed
		copy(gone, s.gone)
		for _, d := range bySegment[n] {
			if bit := byte(1) << (d % 8); gone[d/8]&bit == 0 {
				gone[d/8] |= bit
				removed++
			}
		}
		if removed == s.removed {
			continue // they were gone
		}
		info := &w.manifest.Segments[n]
		name := fmt.Sprintf("%s.%d.gone", info.File[:len(info.File)-len(".segment")], removed)
		if err := writeFile(w.create, filepath.Join(w.dir, name), gone); err != nil {
			return fmt.Errorf("write %s: %w", filepath.Join(w.dir, name), err)
		}
		info.Gone = &goneInfo{File: name, Documents: removed, Checksum: checksum(gone)}
		s.gone, s.removed = gone, removed
	}
	return nil
}

// Commit makes what was changed the state of the index, for good, and deletes files that it no longer needs.
func (w *Writer) Commit() error {
	w.manifest.Segments = slices.Clone(w.manifest.Segments)
	if err := w.manifest.write(w.dir, w.create); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Join(w.dir, manifestFile), err)
	}
	return sweep(w.dir, w.manifest)
}

// Close ends the change; what was not committed is as if it had never been.
func (w *Writer) Close() error {
	err := w.Index.Close()
	if m, e := readManifest(w.dir); e == nil || errors.Is(e, fs.ErrNotExist) {
		err = errors.Join(err, sweep(w.dir, m))
	}
	return errors.Join(err, w.lock.Close())
}
