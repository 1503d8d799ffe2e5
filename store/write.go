package store

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"github.com/zeebo/xxh3"

	"github.com/seed17055106/dedupe/internal/radix"
)

// A segmentWriter writes the sections of a new segment one after the other.
type segmentWriter struct {
	file   file
	out    *bufio.Writer
	at     int64
	footer footer
	block  []byte // of the section, not yet full
	index  []byte // of the section
	err    error
}

func newSegmentWriter(f file, documents int) *segmentWriter {
	w := &segmentWriter{file: f, out: bufio.NewWriterSize(f, 1<<20), footer: footer{Documents: documents}, block: make([]byte, 0, blockSize)}
	w.put([]byte(segmentMagic))
	return w
}

func (w *segmentWriter) put(p []byte) {
	if w.err == nil {
		_, w.err = w.out.Write(p)
		w.at += int64(len(p))
	}
}

func (w *segmentWriter) align() {
	var zeros [8]byte
	w.put(zeros[:(8-w.at%8)%8])
}

func (w *segmentWriter) begin(name string) {
	w.align()
	w.footer.Sections = append(w.footer.Sections, sectionInfo{Name: name, Offset: w.at})
	w.index = w.index[:0]
}

func (w *segmentWriter) write(p []byte) {
	for len(p) > 0 {
		n := min(blockSize-len(w.block), len(p))
		w.block = append(w.block, p[:n]...)
		p = p[n:]
		if len(w.block) == blockSize {
			w.endBlock()
		}
	}
}

func (w *segmentWriter) number(x uint64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], x)
	w.write(b[:])
}

func (w *segmentWriter) endBlock() {
	if len(w.block) == 0 {
		return
	}
	var first [8]byte
	copy(first[:], w.block)
	w.index = append(w.index, first[:]...)
	w.index = binary.LittleEndian.AppendUint64(w.index, xxh3.Hash(w.block))
	w.put(w.block)
	w.block = w.block[:0]
}

func (w *segmentWriter) end() {
	w.endBlock()
	s := &w.footer.Sections[len(w.footer.Sections)-1]
	s.Size = w.at - s.Offset
	w.align()
	s.Index, s.Checksum = w.at, checksum(w.index)
	w.put(w.index)
}

// blobs writes the bytes of n documents, and where each begins.
func (w *segmentWriter) blobs(name string, n int, get func(i int) ([]byte, error)) {
	at := make([]uint64, 1, n+1)
	w.begin("blob/" + name)
	for i := range n {
		b, err := get(i)
		if w.fail(err); w.err != nil {
			break
		}
		w.write(b)
		at = append(at, at[i]+uint64(len(b)))
	}
	w.end()
	w.numbers("at/"+name, at)
}

func (w *segmentWriter) numbers(name string, list []uint64) {
	w.begin(name)
	for _, x := range list {
		w.number(x)
	}
	w.end()
}

// fail notes the first error.
func (w *segmentWriter) fail(err error) { w.err = cmp.Or(w.err, err) }

// finish ends the segment, waits until the disk has it, and says what the manifest is to say of it.
func (w *segmentWriter) finish(name string) (segmentInfo, error) {
	text, err := json.Marshal(w.footer)
	w.fail(err)
	w.put(text)
	var trailer []byte
	trailer = binary.LittleEndian.AppendUint64(trailer, uint64(len(text)))
	trailer = binary.LittleEndian.AppendUint64(trailer, xxh3.Hash(text))
	w.put(append(trailer, footerMagic...))
	if w.err == nil {
		w.fail(w.out.Flush())
	}
	if w.err == nil {
		w.fail(w.file.Sync())
	}
	w.fail(w.file.Close())
	return segmentInfo{File: name, Documents: w.footer.Documents, Bytes: w.at, Checksum: checksum(text)}, w.err
}

// check reports what is wrong with a batch: a mistake of the caller.
func (b *Batch) check() error {
	n := len(b.Order)
	if !slices.IsSorted(b.Order) {
		return errors.New("store: the documents of a batch are not in order")
	}
	for name, entries := range b.Tables {
		if slices.ContainsFunc(entries, func(e uint64) bool { return uint64(uint32(e)) >= uint64(n) }) {
			return fmt.Errorf("store: an entry of table %s is of no document", name)
		}
	}
	return nil
}

// write writes a batch as the sections of a segment, in a fixed order. The lists of the batch are sorted.
func (b *Batch) write(w *segmentWriter) {
	w.begin("order")
	for _, x := range b.Order {
		w.number(uint64(x))
	}
	w.end()
	var buffer []byte
	for _, name := range slices.Sorted(maps.Keys(b.Blobs)) {
		w.blobs(name, len(b.Order), func(i int) ([]byte, error) {
			buffer = b.Blobs[name](buffer[:0], i)
			return buffer, nil
		})
	}
	var spare []uint64
	sorted := func(list []uint64) (out []uint64) {
		if len(spare) < len(list) {
			spare = make([]uint64, len(list))
		}
		out, spare = sortEntries(list, spare[:len(list)])
		return out
	}
	for _, name := range slices.Sorted(maps.Keys(b.Tables)) {
		w.numbers("table/"+name, slices.Compact(sorted(b.Tables[name])))
	}
	for _, name := range slices.Sorted(maps.Keys(b.Sums)) {
		w.numbers("sum/"+name, addUp(sorted(b.Sums[name])))
	}
	for _, name := range slices.Sorted(maps.Keys(b.Sets)) {
		w.numbers("set/"+name, slices.Compact(sorted(b.Sets[name])))
	}
}

// sortEntries sorts entries, by no more of their bits than some have: documents have small numbers. It returns the other slice too.
func sortEntries(list, spare []uint64) (sorted, free []uint64) {
	var some uint64
	for _, e := range list {
		some |= e
	}
	list, spare = radix.Sort(list, spare, 0, bits.Len32(uint32(some)))
	return radix.Sort(list, spare, 32, bits.Len64(some))
}

// addUp makes sorted entries of one key one entry of their sum, in place.
func addUp(entries []uint64) []uint64 {
	out := entries[:0]
	for _, e := range entries {
		if n := len(out); n > 0 && out[n-1]>>32 == e>>32 {
			out[n-1] = sum(out[n-1], e)
		} else {
			out = append(out, e)
		}
	}
	return out
}

// sum adds the count of an entry to another of the same key.
func sum(a, b uint64) uint64 {
	return a&^(1<<32-1) | min(uint64(uint32(a))+uint64(uint32(b)), 1<<32-1)
}
