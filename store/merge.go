package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

const (
	// tier is how many times as large the segments of a tier are as those of the one below. So many of one tier are merged,
	// so that a document is written again but a few times, and the segments to be searched stay few.
	tier = 8

	smallest    = 1 << 20  // bytes of a segment in the lowest tier, at most
	fullSegment = 64 << 20 // bytes from which a segment is not merged any more, so that no change costs a rebuild
)

// Merge merges segments where there are many small ones, or most of one was removed.
func (w *Writer) Merge() error {
	for {
		picked := w.pick()
		if len(picked) == 0 {
			return nil
		}
		if err := w.mergeSegments(picked); err != nil {
			return err
		}
	}
}

// pick gives the segments to be merged next, none when all is well.
func (w *Writer) pick() []int {
	tiers := map[int][]int{}
	for n, s := range w.segments {
		if 2*s.removed > s.documents {
			return []int{n}
		}
		if size := len(s.data); size < fullSegment {
			t := 0
			for limit := smallest; size > limit; limit *= tier {
				t++
			}
			tiers[t] = append(tiers[t], n)
		}
	}
	for _, t := range slices.Sorted(maps.Keys(tiers)) {
		if len(tiers[t]) >= tier {
			return tiers[t]
		}
	}
	return nil
}

// A merger merges segments; gone documents are left out.
type merger struct {
	segments []*segment
	from     []Ref      // of each new document, the segment counted among those merged
	to       [][]uint32 // of each segment: the new number of each document, none where it is gone
}

const none = 1<<32 - 1

func (w *Writer) mergeSegments(picked []int) error {
	m := &merger{}
	for _, n := range picked {
		m.segments = append(m.segments, w.segments[n])
	}
	orders, err := m.number()
	if err != nil {
		return err
	}
	if len(m.from) > 0 {
		if err := w.addSegment(len(m.from), func(out *segmentWriter) { m.write(out, orders) }); err != nil {
			return err
		}
	}
	for _, n := range slices.Backward(picked) {
		if err := w.segments[n].close(); err != nil {
			return err
		}
		w.segments = slices.Delete(w.segments, n, n+1)
		w.manifest.Segments = slices.Delete(w.manifest.Segments, n, n+1)
	}
	return nil
}

// number numbers the documents that are left by their order, and gives their orders.
func (m *merger) number() ([]uint64, error) {
	type place struct {
		order int64
		ref   Ref
	}
	var places []place
	for n, s := range m.segments {
		m.to = append(m.to, make([]uint32, s.documents))
		for d := range uint32(s.documents) {
			m.to[n][d] = none
			if s.isGone(d) {
				continue
			}
			order, err := s.order(d)
			if err != nil {
				return nil, err
			}
			places = append(places, place{order, Ref{uint32(n), d}})
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.order, b.order) })
	orders := make([]uint64, len(places))
	for i, p := range places {
		orders[i] = uint64(p.order)
		m.from = append(m.from, p.ref)
		m.to[p.ref.Segment][p.ref.Document] = uint32(i)
	}
	return orders, nil
}

func (m *merger) write(out *segmentWriter, orders []uint64) {
	out.numbers("order", orders)
	names := map[string]bool{}
	for _, s := range m.segments {
		for name := range s.sections {
			names[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		kind, base, _ := strings.Cut(name, "/")
		switch kind {
		case "blob":
			var buffer []byte
			out.blobs(base, len(m.from), func(i int) (b []byte, err error) {
				b, err = m.segments[m.from[i].Segment].blob(buffer, base, m.from[i].Document)
				if cap(b) > cap(buffer) {
					buffer = b
				}
				return b, err
			})
		case "table":
			out.fail(m.entries(out, name, m.renumber, nil))
		case "sum":
			out.fail(m.entries(out, name, m.scale, joinSums))
		case "set":
			out.fail(m.entries(out, name, nil, joinEqual))
		}
	}
}

// renumber gives an entry of a segment its new document; ok is false where it is gone.
func (m *merger) renumber(segment int, e uint64) (renumbered uint64, ok bool) {
	to := m.to[segment][uint32(e)]
	return e&^(1<<32-1) | uint64(to), to != none
}

// scale lets a count stand for the documents that are left: which of them hold the key is not known.
func (m *merger) scale(segment int, e uint64) (scaled uint64, ok bool) {
	s := m.segments[segment]
	if s.removed == 0 {
		return e, true
	}
	all, left := uint64(s.documents), uint64(s.documents-s.removed)
	n := (uint64(uint32(e))*left + all/2) / all
	return e&^(1<<32-1) | n, n > 0
}

// A stream is what is left of the entries of one segment.
type stream struct {
	cursor  cursor
	segment int
	entry   uint64 // the next one
	change  func(segment int, e uint64) (uint64, bool)
}

// advance goes to the next entry; false at the end.
func (s *stream) advance() (bool, error) {
	for {
		e, ok, err := s.cursor.read()
		if err != nil || !ok {
			return false, err
		}
		if s.change != nil {
			if e, ok = s.change(s.segment, e); !ok {
				continue
			}
		}
		s.entry = e
		return true, nil
	}
}

// entries writes the entries of a section of all segments in ascending order. change, if set, changes or drops an entry;
// join, if set, tries to make one entry of two that follow each other.
func (m *merger) entries(out *segmentWriter, name string, change func(segment int, e uint64) (uint64, bool), join func(a, b uint64) (uint64, bool)) error {
	var streams []*stream
	for n, seg := range m.segments {
		sec := seg.section(name)
		s := &stream{cursor: cursor{section: sec, get: sec.bytes}, segment: n, change: change}
		if ok, err := s.advance(); err != nil {
			return err
		} else if ok {
			streams = append(streams, s)
		}
	}
	out.begin(name)
	defer out.end()
	var last uint64
	for some := false; len(streams) > 0; some = true {
		s := slices.MinFunc(streams, func(a, b *stream) int { return cmp.Compare(a.entry, b.entry) })
		next, joined := s.entry, false
		if some && join != nil {
			next, joined = join(last, s.entry)
		}
		if some && !joined {
			out.number(last)
		}
		last = next
		if ok, err := s.advance(); err != nil {
			return err
		} else if !ok {
			streams = slices.DeleteFunc(streams, func(t *stream) bool { return t == s })
		}
		if len(streams) == 0 {
			out.number(last)
		}
	}
	return nil
}

// joinSums adds up the counts of one key.
func joinSums(a, b uint64) (uint64, bool) {
	if a>>32 != b>>32 {
		return b, false
	}
	return sum(a, b), true
}

// joinEqual keeps one of two equal members.
func joinEqual(a, b uint64) (uint64, bool) { return b, a == b }
