package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// json reads a file of one array of objects, one object, or, as many tools write under this name, one object a line.
func (r *reader) json(in *input, at place) bool {
	if bytes.HasPrefix(bytes.TrimSpace(in.head), []byte("[")) {
		return r.array(in, at)
	}
	first, size, err := appendLine(nil, in.Reader, r.opt.MaxDocument)
	if size > r.opt.MaxDocument {
		return r.emitProblem(tooLarge(at, size, r.opt.MaxDocument))
	}
	in.Reader = in.buffers.buffer(replayedLayer, io.MultiReader(bytes.NewReader(append(first, '\n')), in.Reader))
	if err == nil && json.Valid(first) {
		return r.lines(in, at)
	}
	return r.whole(in, formatJSON, at)
}

// array splits an array into its elements by its brackets and strings alone, so that an element that is invalid or
// over the limit costs that element only, and no element is held beyond its batch.
func (r *reader) array(in *input, at place) bool {
	s := splitter{in: in.Reader, limit: r.opt.MaxDocument, line: 1, offset: in.start}
	at.many, at.verbatim = true, in.verbatim
	for {
		b := newBatch()
		err := s.fill(b)
		if len(b.records) > 0 && !r.emit(func() []item { return r.parseBatch(b, at) }) {
			return false
		}
		switch {
		case errors.Is(err, errArrayEnd):
			return true
		case errors.Is(err, io.EOF):
			return r.emitProblem(at.onLine(s.line).problem("the JSON array is cut off: its closing bracket is missing", "is the file whole?"))
		case err != nil:
			return r.emitProblem(failure(at.onLine(s.line), err))
		}
	}
}

var errArrayEnd = errors.New("end of the array")

// A splitter finds the elements of a JSON array.
type splitter struct {
	in           *bufio.Reader
	limit        int64
	offset       int64 // of what comes next in the input
	line, record int
	opened       bool // the bracket of the array was read
}

// fill reads elements into b until it is full or the array ends. An element that is cut off is left out.
func (s *splitter) fill(b *batch) error {
	if !s.opened {
		head, err := s.in.ReadSlice('[')
		if err != nil {
			return err
		}
		s.offset += int64(len(head))
		s.opened = true
	}
	for len(b.buf) < batchSize {
		start := len(b.buf)
		element, err := s.element(b)
		if err != nil && !errors.Is(err, errArrayEnd) {
			b.buf = b.buf[:start]
			return err
		}
		if element.size <= s.limit && len(bytes.TrimSpace(b.buf[start:])) == 0 {
			b.buf = b.buf[:start]
		} else {
			s.record++
			element.record = s.record
			b.records = append(b.records, element)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// element reads up to the comma or bracket that ends an element.
func (s *splitter) element(b *batch) (span, error) {
	found := span{start: len(b.buf), offset: s.offset}
	depth := 0
	inString, escaped := false, false
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			return span{}, err
		}
		s.offset++
		switch {
		case c == '\n':
			s.line++
		case found.line == 0 && !isSpace(c):
			found.line = s.line
		}
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped, inString = c == '\\', c != '"'
		case c == '"':
			inString = true
		case c == '{' || c == '[':
			depth++
		case depth == 0 && (c == ',' || c == ']'):
			found.end = len(b.buf)
			if c == ']' {
				return found, errArrayEnd
			}
			return found, nil
		case c == '}' || c == ']':
			depth--
		}
		if found.size++; found.size <= s.limit {
			b.buf = append(b.buf, c)
		} else {
			b.buf = b.buf[:found.start]
		}
	}
}
