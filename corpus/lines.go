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
	first, at := uintptr(unsafe.Pointer(unsafe.SliceData(b.buf))), uintptr(unsafe.Pointer(unsafe.StringData(s)))
	return s != "" && at >= first && at < first+uintptr(cap(b.buf))
}

// A span is one record in a batch.
type span struct {
	start, end   int
	line, record int
	size         int64 // of a record too large to keep, else 0
}

// lines reads one JSON object a line. A line over the limit is skipped without being held.
func (r *reader) lines(in *input, at place) bool {
	at.many = true
	line, record := 0, 0
	for {
		b := newBatch()
		var err error
		for err == nil && len(b.buf) < batchSize {
			start := len(b.buf)
			var size int64
			b.buf, size, err = appendLine(b.buf, in.Reader, r.opt.MaxDocument)
			line++
			if size == 0 && len(bytes.TrimSpace(b.buf[start:])) == 0 {
				b.buf = b.buf[:start]
				continue
			}
			if err != nil && !errors.Is(err, io.EOF) {
				b.buf = b.buf[:start] // the line is cut off: the problem says so
				continue
			}
			record++
			b.records = append(b.records, span{start, len(b.buf), line, record, size})
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

// appendLine appends the next line, without its end, to buf. A line of more than limit bytes is passed over,
// and its size given.
func appendLine(buf []byte, in *bufio.Reader, limit int64) ([]byte, int64, error) {
	start, size := len(buf), int64(0)
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
		return bytes.TrimSuffix(buf, []byte("\n")), 0, err
	}
}

// parseBatch parses the records of a batch.
func (r *reader) parseBatch(b *batch, at place) []item {
	items := make([]item, 0, len(b.records))
	defer func() { b.release(items) }()
	for _, s := range b.records {
		at.line, at.record = s.line, s.record
		if s.size > 0 {
			items = append(items, item{problem: tooLarge(at, s.size, r.opt.MaxDocument)})
			continue
		}
		doc, problem := r.parseObject(b.buf[s.start:s.end], at)
		items = append(items, item{doc, problem})
	}
	return items
}

const largeHint = "is it one report? then split it, or give its file as text"

// tooLarge is the Problem of a record over the limit.
func tooLarge(at place, size, limit int64) *Problem {
	return at.problem(fmt.Sprintf("a record of %d bytes, over the limit of %d: skipped", size, limit), largeHint)
}
