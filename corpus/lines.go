package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
)

// batchSize is how many bytes of records make one task.
const batchSize = 256 << 10

// A batch is a run of records of one file, to be parsed as one task.
type batch struct {
	buf     []byte
	records []span
}

// batches are used again: a task copies what it keeps.
var batches = sync.Pool{New: func() any { return &batch{} }}

func newBatch() *batch {
	b := batches.Get().(*batch)
	b.buf, b.records = b.buf[:0], b.records[:0]
	return b
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
	defer batches.Put(b)
	items := make([]item, 0, len(b.records))
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
