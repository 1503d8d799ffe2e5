package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/transform"
)

const (
	headSize      = 8 << 10 // bytes by which the kind of a file is judged
	bufferSize    = 256 << 10
	ratioLimit    = 500       // expanded bytes for one compressed byte; text compresses below 100
	ratioFrom     = 256 << 20 // expanded bytes before the ratio is looked at
	maxZstdWindow = 128 << 20
)

// A limitError says that a guard against oversized data stopped the reading.
type limitError struct{ reason, hint string }

func (e *limitError) Error() string { return e.reason }

// An input is an open file, decompressed, as UTF-8 where it says to be UTF-16.
type input struct {
	*bufio.Reader
	head     []byte // how the content begins
	decoded  string // the wide character set that it was decoded from, "" for all others
	verbatim bool   // it was neither decompressed nor decoded
	start    int64  // bytes before the content: a byte order mark
	close    []func()
	buffers  *buffers
}

// buffers are the buffers of the one file that is open: its raw bytes, the decompressed and the decoded ones.
type buffers struct{ list []*bufio.Reader }

// buffer puts a buffer before the reader that is the layer of that number.
func (b *buffers) buffer(layer int, from io.Reader) *bufio.Reader {
	for len(b.list) <= layer {
		b.list = append(b.list, bufio.NewReaderSize(nil, bufferSize))
	}
	b.list[layer].Reset(from)
	return b.list[layer]
}

const (
	rawLayer = iota
	unpackedLayer
	decodedLayer
	replayedLayer
)

func (in *input) Close() {
	for i := len(in.close) - 1; i >= 0; i-- {
		in.close[i]()
	}
}

// file reads one file; false once reading has to end.
func (r *reader) file(f file) bool {
	at := place{path: f.path}
	in, err := r.openInput(f.path)
	if err != nil {
		return r.emitProblem(failure(at, err))
	}
	defer in.Close()
	if len(in.head) == 0 {
		return r.emitProblem(at.problem("the file is empty", ""))
	}
	if reason, hint := notText(in.head); reason != "" {
		return r.emitProblem(at.problem(reason, hint))
	}
	at.decoded = in.decoded
	name := f.path
	if name == standardInput {
		name = ".jsonl"
	}
	switch kind := formatOf(name, in.head); kind {
	case formatLines:
		return r.lines(in, at)
	case formatJSON:
		return r.json(in, at)
	case formatCSV, formatTSV:
		return r.table(in, kind, at)
	default:
		return r.whole(in, kind, at)
	}
}

// openInput opens a file or standard input.
func (r *reader) openInput(name string) (*input, error) {
	in := &input{buffers: &r.buffers}
	var raw io.Reader = r.opt.Stdin
	if name != standardInput {
		f, err := r.opt.Open(name)
		if err != nil {
			return nil, err
		}
		in.close = append(in.close, func() { _ = f.Close() })
		raw = f
	}
	err := in.decompress(raw, r.opt.MaxExpanded)
	if err != nil {
		in.Close()
		return nil, err
	}
	return in, nil
}

// decompress sets the buffered reader of in. Compression is known by the first bytes, whatever the name:
// what browsers store under a name in .gz is often plain.
func (in *input) decompress(raw io.Reader, limit int64) error {
	packed := &counter{Reader: raw}
	in.Reader = in.buffers.buffer(rawLayer, packed)
	head, err := in.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	var unpacked io.Reader
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(in.Reader)
		if err != nil {
			return fmt.Errorf("damaged gzip data: %w", err)
		}
		unpacked = z
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(in.Reader, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxZstdWindow))
		if err != nil {
			return fmt.Errorf("damaged zstd data: %w", err)
		}
		in.close = append(in.close, z.Close)
		unpacked = z
	}
	if unpacked != nil {
		guarded := &guard{Reader: unpacked, packed: packed, limit: limit, ratioFrom: ratioFrom}
		in.Reader = in.buffers.buffer(unpackedLayer, guarded)
	}
	if err := in.peek(); err != nil {
		return err
	}
	if name, set := wideCharset(in.head); set != nil {
		in.decoded = name
		in.Reader = in.buffers.buffer(decodedLayer, transform.NewReader(in.Reader, set.NewDecoder()))
		if err := in.peek(); err != nil {
			return err
		}
	}
	in.verbatim = unpacked == nil && in.decoded == ""
	if bytes.HasPrefix(in.head, byteOrderMark) {
		in.start = int64(len(byteOrderMark))
		if _, err := in.Discard(len(byteOrderMark)); err != nil {
			return err
		}
		return in.peek()
	}
	return nil
}

// peek sets how the content begins. A failure further on comes when it is read.
func (in *input) peek() (err error) {
	in.head, err = in.Peek(headSize)
	if len(in.head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// A counter counts the bytes read through it.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// A guard stops the reading of compressed data that expands without end.
type guard struct {
	io.Reader
	packed           *counter
	n                int64
	limit, ratioFrom int64
}

func (g *guard) Read(p []byte) (int, error) {
	if g.n >= g.limit {
		return 0, &limitError{fmt.Sprintf("it expands to more than %d bytes: the rest is not read", g.limit), "split the file"}
	}
	if g.n >= g.ratioFrom && g.n > ratioLimit*g.packed.n {
		return 0, &limitError{fmt.Sprintf("it expands to more than %d times its size: the rest is not read", ratioLimit), "unpack the file if you trust it"}
	}
	n, err := g.Reader.Read(p[:min(int64(len(p)), g.limit-g.n)])
	g.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("damaged or cut-off compressed data: %w", err)
	}
	return n, err
}

// failure is the Problem of an error of opening or reading.
func failure(at place, err error) *Problem {
	var limit *limitError
	if errors.As(err, &limit) {
		return at.problem(limit.reason, limit.hint)
	}
	return at.problem("cannot be read: "+reason(err), "check its permissions and that it is whole")
}
