package dedupe

import (
	"errors"
	"io"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/internal/inplace"
	"github.com/seed17055106/dedupe/internal/spool"
)

// Shares of the memory that a run may take, in parts of it, for what can be held outside.
const (
	textShare   = 16
	fileShare   = 8
	anchorShare = 32
)

// leastInPlace is the size in bytes of files from which texts are read where they stand: a smaller file is not worth being kept open.
const leastInPlace = 4 << 20

// A textRoom is the room in memory for texts, and what has none: a text that stands in its file as it is, is read there again, and
// others go to a temporary file.
type textRoom struct {
	spool *spool.File // nil: there is room for all
	left  atomic.Int64

	mu     sync.RWMutex
	files  map[string]*inplace.File
	mapped int64 // bytes of files that may still be mapped
}

func newTextRoom(opt *Options) *textRoom {
	r := new(textRoom)
	if opt.Memory > 0 && opt.Find.onlyCopies() {
		r.spool = spool.New(opt.Spool)
		r.left.Store(opt.Memory / textShare)
		r.mapped, r.files = opt.Memory/fileShare, map[string]*inplace.File{}
	}
	return r
}

// open opens a file for corpus.Read, and holds it open where its texts may be asked for again.
func (r *textRoom) open(name string) (io.ReadCloser, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() < leastInPlace {
		return file, nil
	}
	again, err := os.Open(name)
	if err != nil {
		return file, nil
	}
	if other, err := again.Stat(); err != nil || !os.SameFile(info, other) {
		return file, again.Close()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	mapped := info.Size() <= r.mapped
	held, err := inplace.New(again, mapped)
	if err != nil {
		return file, errors.Join(err, again.Close())
	}
	if mapped {
		r.mapped -= info.Size()
	}
	r.files[name] = held
	return file, nil
}

// Err tells what has failed, so that some text was not to be had.
func (r *textRoom) Err() error {
	if r.spool == nil {
		return nil
	}
	errs := []error{r.spool.Err()}
	for name, f := range r.files {
		if err := f.Err(); err != nil {
			errs = append(errs, &corpus.Problem{Path: name, Reason: err.Error() + ": nothing of it can be relied on", Hint: "run again once nobody writes to it"})
		}
	}
	return errors.Join(errs...)
}

// Close gives up what is held outside memory.
func (r *textRoom) Close() error {
	if r.spool == nil {
		return nil
	}
	errs := []error{r.spool.Close()}
	for _, f := range r.files {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// keep sees to it that no more is held in memory than there is room for.
func (r *textRoom) keep(d *document) {
	if r.spool == nil {
		return
	}
	if d.At > 0 {
		r.mu.RLock()
		file := r.files[d.Path]
		r.mu.RUnlock()
		if file != nil {
			d.leave(file, d.At)
			return
		}
	}
	if r.left.Add(-int64(len(d.Text))) < 0 {
		d.leave(r.spool, r.spool.Append([]byte(d.Text)))
	}
}

// A textKeeper is what gives texts by their place.
type textKeeper interface {
	Read(p []byte, at int64)
}

// leave notes that the text is to be had elsewhere, and holds it no more.
func (d *document) leave(keeper textKeeper, at int64) {
	d.keeper, d.at, d.size = keeper, at, len(d.Text)
	d.Text = ""
}

// Content is the text, wherever it is.
func (d *document) Content() string { return d.ContentIn(new([]byte)) }

// ContentIn is the text, in room where it is not in memory: it then holds until room is used again.
func (d *document) ContentIn(room *[]byte) string {
	if d.keeper == nil {
		return d.Text
	}
	*room = slices.Grow((*room)[:0], d.size)[:d.size]
	d.keeper.Read(*room, d.at)
	return unsafe.String(unsafe.SliceData(*room), d.size)
}
