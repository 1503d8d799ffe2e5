package dedupe

import (
	"errors"
	"io"
	"maps"
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

const (
	// leastInPlace is the size in bytes of files from which texts are read where they stand: a smaller file is not worth being kept open.
	leastInPlace = 4 << 20

	mostInPlace = 256 // files that are kept open
)

// A textRoom is the room in memory for texts, and what has none: a text that stands in its file as it is, is read there again, and
// others go to a temporary file.
type textRoom struct {
	spool *spool.File // nil: there is room for all
	left  atomic.Int64

	mu     sync.Mutex
	files  map[string]*textFile // large ones that were opened, by path; nil: none is to be
	held   int                  // of them
	mapped int64                // bytes of files that may still be mapped
}

// A textFile is a file of texts, held open from the first of them on that is to be read there again.
type textFile struct {
	info  os.FileInfo // as it was opened for corpus.Read
	tried bool
	held  *inplace.File // nil where it is not held
}

func newTextRoom(opt *Options) *textRoom {
	r := new(textRoom)
	if opt.Memory > 0 && opt.Find.onlyCopies() {
		r.spool = spool.New(opt.Spool)
		r.left.Store(opt.Memory / textShare)
		r.mapped, r.files = opt.Memory/fileShare, map[string]*textFile{}
	}
	return r
}

// open opens a file for corpus.Read, and notes what it is.
func (r *textRoom) open(name string) (io.ReadCloser, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() >= leastInPlace {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.files != nil && r.files[name] == nil {
			r.files[name] = &textFile{info: info}
		}
	}
	return file, nil
}

// inPlace gives the file of that path to read texts of it again, nil where that cannot be.
func (r *textRoom) inPlace(name string) *inplace.File {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := r.files[name]
	if f == nil {
		return nil
	}
	if !f.tried && r.held < mostInPlace {
		mapped := f.info.Size() <= r.mapped
		if f.hold(name, mapped); f.held != nil {
			r.held++
			if mapped {
				r.mapped -= f.info.Size()
			}
		}
	}
	f.tried = true
	return f.held
}

// hold opens the file again, if it is still what it was.
func (f *textFile) hold(name string, mapped bool) {
	file, err := os.Open(name)
	if err != nil {
		return
	}
	info, err := file.Stat()
	if err == nil && os.SameFile(f.info, info) && info.Size() == f.info.Size() && info.ModTime().Equal(f.info.ModTime()) {
		f.held, err = inplace.New(file, mapped)
	}
	if err != nil || f.held == nil {
		_ = file.Close() // it was only read
	}
}

// Err tells what has failed, so that some text was not to be had.
func (r *textRoom) Err() error {
	if r.spool == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	errs := []error{r.spool.Err()}
	for _, name := range slices.Sorted(maps.Keys(r.files)) {
		if f := r.files[name]; f.held != nil && f.held.Err() != nil {
			errs = append(errs, &corpus.Problem{Path: name, Reason: f.held.Err().Error() + ": nothing of it can be relied on", Hint: "run again once nobody writes to it"})
		}
	}
	return errors.Join(errs...)
}

// Close gives up what is held outside memory.
func (r *textRoom) Close() error {
	if r.spool == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	errs := []error{r.spool.Close()}
	for _, f := range r.files {
		if f.held != nil {
			errs = append(errs, f.held.Close())
		}
	}
	r.files = nil // what still reads in the background, after an early end, adds none
	return errors.Join(errs...)
}

// keep sees to it that no more is held in memory than there is room for.
func (r *textRoom) keep(d *document) {
	if r.spool == nil {
		return
	}
	if d.At > 0 {
		if file := r.inPlace(d.Path); file != nil {
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
