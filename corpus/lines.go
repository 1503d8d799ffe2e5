package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unsafe"
)

// batchSize is how many bytes of records make one task.
const batchSize = 256 << 10

// A batch is a run of records of one file, to be parsed as one task.
type batch struct {
	buf     []byte
	records []span
}

// batchRoom is what a batch has room for: it is full with the record that reaches batchSize.
const batchRoom = batchSize + 32<<10

// batches are used again, unless their bytes are kept.
var batches = sync.Pool{New: func() any { return new(batch) }}

func newBatch() *batch {
	b := batches.Get().(*batch)
	if b.buf == nil {
		b.buf = make([]byte, 0, batchRoom)
	}
	b.buf, b.records = b.buf[:0], b.records[:0]
	return b
}

// release gives b up for other records. Documents may hold parts of its bytes: where these are most of it they keep it, which saves a
// copy of nearly all that is read; else each gets a copy of its own.
func (b *batch) release(items []item) {
	kept := 0
	for _, it := range items {
		if it.doc != nil && b.holds(it.doc.Text) {
			kept += len(it.doc.Text)
		}
	}
	if 4*kept >= 3*cap(b.buf) {
		b.buf = nil
	} else {
		for _, it := range items {
			if it.doc != nil && b.holds(it.doc.Text) {
				it.doc.Text = strings.Clone(it.doc.Text)
			}
		}
	}
	batches.Put(b)
}

// holds tells whether s is a part of the bytes of b.
func (b *batch) holds(s string) bool {
	_, ok := within(b.buf[:cap(b.buf)], s)
	return ok
}

// within gives the place of s in buf, if it is a part of these very bytes.
func within(buf []byte, s string) (at int, ok bool) {
	first, place := uintptr(unsafe.Pointer(unsafe.SliceData(buf))), uintptr(unsafe.Pointer(unsafe.StringData(s)))
	return int(place - first), s != "" && place >= first && place < first+uintptr(len(buf))
}

// A span is one record in a batch.
type span struct {
	start, end   int
	offset, size int64 // of what was read of it in the input
	line, record int
}

// lines reads one JSON object a line. A line over the limit is skipped without being held.
func (r *reader) lines(in *input, at place) bool {
	at.many = true
	at.verbatim = in.verbatim
	line, record := 0, 0
	end := in.start
	for {
		b := newBatch()
		var err error
		for err == nil && len(b.buf) < batchSize {
			s := span{start: len(b.buf), offset: end}
			b.buf, s.size, err = appendLine(b.buf, in.Reader, r.opt.MaxDocument)
			end += s.size
			line++
			if s.size <= r.opt.MaxDocument && len(bytes.TrimSpace(b.buf[s.start:])) == 0 {
				b.buf = b.buf[:s.start]
				continue
			}
			if err != nil && !errors.Is(err, io.EOF) {
				b.buf = b.buf[:s.start] // the line is cut off: the problem says so
				continue
			}
			record++
			s.end, s.line, s.record = len(b.buf), line, record
			b.records = append(b.records, s)
		}
		if len(b.records) > 0 && !r.emit(func() []item { return r.parseBatch(b, at) }) {
			return false
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return r.emitProblem(failure(at.onLine(line), err))
		}
	}
}

// appendLine appends the next line, without its end, to buf, and gives its size with it. A line of more than limit bytes is passed over.
func appendLine(buf []byte, in *bufio.Reader, limit int64) (_ []byte, size int64, err error) {
	start := len(buf)
	for {
		part, err := in.ReadSlice('\n')
		size += int64(len(part))
		if size <= limit {
			buf = append(buf, part...)
		} else {
			buf = buf[:start]
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if size > limit {
			return buf, size, err
		}
		return bytes.TrimSuffix(buf, []byte("\n")), size, err
	}
}

// parseBatch parses the records of a batch.
func (r *reader) parseBatch(b *batch, at place) []item {
	items := make([]item, 0, len(b.records))
	defer func() { b.release(items) }()
	for _, s := range b.records {
		at.line, at.record = s.line, s.record
		if s.size > r.opt.MaxDocument {
			items = append(items, item{problem: tooLarge(at, s.size, r.opt.MaxDocument)})
			continue
		}
		at.raw, at.offset = b.buf[s.start:s.end], s.offset
		doc, problem := r.parseObject(at.raw, at)
		items = append(items, item{doc, problem})
	}
	return items
}

const largeHint = "is it one report? then split it, or give its file as text"

// tooLarge is the Problem of a record over the limit.
func tooLarge(at place, size, limit int64) *Problem {
	return at.problem(fmt.Sprintf("a record of %d bytes, over the limit of %d: skipped", size, limit), largeHint)
}
