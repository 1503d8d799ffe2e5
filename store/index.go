package store

import (
	"errors"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
)

// An Index is an index as it was when it was opened. Its methods may be called from several goroutines; what they return
// holds until Close.
type Index struct {
	dir      string
	manifest *manifest
	segments []*segment
}

// Open opens an index for reading: its files are mapped, not loaded.
func Open(dir string) (*Index, error) {
	const tries = 5 // a writer may delete what a manifest named just before
	for n := 0; ; n++ {
		m, err := readManifest(dir)
		if err != nil {
			return nil, err
		}
		ix, err := openSegments(dir, m)
		if err == nil || !errors.Is(err, fs.ErrNotExist) || n == tries {
			return ix, missing(dir, err)
		}
	}
}

// missing explains a file that is not there.
func missing(dir string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) && errors.Is(err, fs.ErrNotExist) {
		return &Error{Path: dir, Reason: filepath.Base(path.Path) + ", a part of the index, is missing", Hint: rebuildHint, Err: err}
	}
	return err
}

func openSegments(dir string, m *manifest) (*Index, error) {
	ix := &Index{dir: dir, manifest: m}
	for _, info := range m.Segments {
		s, err := openSegment(dir, info)
		if err != nil {
			return nil, errors.Join(err, ix.Close())
		}
		ix.segments = append(ix.segments, s)
	}
	return ix, nil
}

// Close ends the use of the index and of all that was read from it.
func (ix *Index) Close() error {
	var errs []error
	for _, s := range ix.segments {
		errs = append(errs, s.close())
	}
	ix.segments = nil
	return errors.Join(errs...)
}

// Dir is the folder of the index.
func (ix *Index) Dir() string { return ix.dir }

// Parameters says what the keys and blobs depend on, as given to Create.
func (ix *Index) Parameters() map[string]string { return maps.Clone(ix.manifest.Parameters) }

// Len is the number of documents.
func (ix *Index) Len() int {
	n := 0
	for _, s := range ix.segments {
		n += s.documents - s.removed
	}
	return n
}

// Segments is the number of segments, the parts that are searched one after the other.
func (ix *Index) Segments() int { return len(ix.segments) }

// Removed is the number of documents that were removed and still take space.
func (ix *Index) Removed() int {
	n := 0
	for _, s := range ix.segments {
		n += s.removed
	}
	return n
}

// Sizes gives the bytes of each section, summed over the segments, and of all files.
func (ix *Index) Sizes() (sections map[string]int64, total int64) {
	sections = map[string]int64{}
	for _, s := range ix.segments {
		total += int64(len(s.data))
		for _, i := range s.footer.Sections {
			sections[i.Name] += i.Size
		}
	}
	return sections, total
}

// All yields the documents that were not removed, segment by segment, in ascending order of each.
func (ix *Index) All() iter.Seq[Ref] {
	return func(yield func(Ref) bool) {
		for n, s := range ix.segments {
			for d := range uint32(s.documents) {
				if !s.isGone(d) && !yield(Ref{uint32(n), d}) {
					return
				}
			}
		}
	}
}

// Gone reports whether a document was removed.
func (ix *Index) Gone(r Ref) bool { return ix.segments[r.Segment].isGone(r.Document) }

// Blob gives the bytes of a document under a name, in a buffer if that is large enough; nil where the segment has none of it.
func (ix *Index) Blob(buffer []byte, r Ref, name string) ([]byte, error) {
	return ix.segments[r.Segment].blob(buffer, name, r.Document)
}

// Scan visits the bytes under a name of every document that was not removed, segment by segment, until visit fails. The bytes hold
// until the next call.
func (ix *Index) Scan(name string, visit func(r Ref, b []byte) error) error {
	for n, s := range ix.segments {
		err := s.scan(name, func(d uint32, b []byte) error {
			if s.isGone(d) {
				return nil
			}
			return visit(Ref{uint32(n), d}, b)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Spans gives for each segment the number of its documents, removed ones among them.
func (ix *Index) Spans() []int {
	out := make([]int, len(ix.segments))
	for n, s := range ix.segments {
		out[n] = s.documents
	}
	return out
}

// Rank gives for each segment the number of the first document whose order is not below the given one.
func (ix *Index) Rank(order int64) ([]uint32, error) {
	out := make([]uint32, len(ix.segments))
	for n, s := range ix.segments {
		low, high := 0, s.documents
		for low < high {
			mid := (low + high) / 2
			x, err := s.order(uint32(mid))
			if err != nil {
				return nil, err
			}
			if x < order {
				low = mid + 1
			} else {
				high = mid
			}
		}
		out[n] = uint32(low)
	}
	return out, nil
}

// Lists gives the documents of a key in a table, a list for each segment that has some.
func (ix *Index) Lists(table string, key uint32) ([]List, error) {
	return ix.lists(table, key, func(s *section) getter { return s.bytes })
}

func (ix *Index) lists(table string, key uint32, by func(s *section) getter) ([]List, error) {
	var out []List
	for n, s := range ix.segments {
		sec := s.section("table/" + table)
		get := by(sec)
		first, count, err := sec.span(get, key)
		if err != nil {
			return nil, err
		}
		if count > 0 {
			out = append(out, List{uint32(n), sec, get, first, count})
		}
	}
	return out, nil
}

// Find gives the first documents of a key in a table that were not removed, most at the most; it says how many entries
// there are, removed ones among them.
func (ix *Index) Find(table string, key uint32, most int) (found []Ref, entries int, err error) {
	lists, err := ix.lists(table, key, (*section).loader)
	if err != nil {
		return nil, 0, err
	}
	for _, l := range lists {
		entries += l.Len()
	}
	const step = 64
	for _, l := range lists {
		for from := 0; from < l.Len() && len(found) < most; from += step {
			documents, err := l.Documents(from, min(from+step, l.Len()))
			if err != nil {
				return nil, 0, err
			}
			for _, d := range documents {
				if r := (Ref{l.Segment, d}); !ix.Gone(r) && len(found) < most {
					found = append(found, r)
				}
			}
		}
	}
	return found, entries, nil
}

// Live counts the documents of a key in a table that were not removed.
func (ix *Index) Live(table string, key uint32) (int, error) {
	lists, err := ix.Lists(table, key)
	n := 0
	for _, l := range lists {
		if n += l.Len(); ix.segments[l.Segment].removed == 0 {
			continue
		}
		documents, err := l.Documents(0, l.Len())
		if err != nil {
			return 0, err
		}
		for _, d := range documents {
			if ix.Gone(Ref{l.Segment, d}) {
				n--
			}
		}
	}
	return n, err
}

// Counts visits the sums of an ascending list of keys, segment by segment: those of one key are to be added up.
func (ix *Index) Counts(name string, keys []uint32, visit func(key, count uint32)) error {
	for _, s := range ix.segments {
		sec := s.section("sum/" + name)
		if err := sec.join(sec.bytes, keys, visit); err != nil {
			return err
		}
	}
	return nil
}

// Set gives the members of a set.
func (ix *Index) Set(name string) (map[uint64]struct{}, error) {
	out := map[uint64]struct{}{}
	for _, s := range ix.segments {
		sec := s.section("set/" + name)
		c := cursor{section: sec, get: sec.bytes}
		for {
			e, ok, err := c.read()
			if err != nil {
				return nil, err
			}
			if !ok {
				break
			}
			out[e] = struct{}{}
		}
	}
	return out, nil
}

// Join visits the documents of every key of an ascending list, removed ones among them, segment by segment.
func (ix *Index) Join(table string, keys []uint32, visit func(key uint32, r Ref)) error {
	for n, s := range ix.segments {
		sec := s.section("table/" + table)
		err := sec.join(sec.loader(), keys, func(key, document uint32) {
			if int(document) < s.documents {
				visit(key, Ref{uint32(n), document})
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
