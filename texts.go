package dedupe

import (
	"slices"
	"sync/atomic"
	"unsafe"

	"github.com/seed17055106/dedupe/internal/spool"
)

// Shares of the memory that a run may take, in parts of it, for what can be held outside.
const (
	textShare   = 16
	anchorShare = 32
)

// A textRoom is the room in memory for texts, and what has none.
type textRoom struct {
	spool *spool.File // nil: there is room for all
	left  atomic.Int64
}

func newTextRoom(opt *Options) *textRoom {
	r := new(textRoom)
	if opt.Memory > 0 && opt.Find.onlyCopies() {
		r.spool = spool.New(opt.Spool)
		r.left.Store(opt.Memory / textShare)
	}
	return r
}

// close gives up what is held outside memory.
func (r *textRoom) close() error {
	if r.spool == nil {
		return nil
	}
	return r.spool.Close()
}

// keep sees to it that no more is held in memory than there is room for.
func (r *textRoom) keep(d *document) {
	if r.spool != nil && r.left.Add(-int64(len(d.Text))) < 0 {
		d.spill(r.spool)
	}
}

// spill moves the text out of memory.
func (d *document) spill(to *spool.File) {
	d.spilled, d.at, d.size = to, to.Append([]byte(d.Text)), len(d.Text)
	d.Text = ""
}

// Content is the text, wherever it is.
func (d *document) Content() string { return d.ContentIn(new([]byte)) }

// ContentIn is the text, in room where it is not in memory: it then holds until room is used again.
func (d *document) ContentIn(room *[]byte) string {
	if d.spilled == nil {
		return d.Text
	}
	*room = slices.Grow((*room)[:0], d.size)[:d.size]
	d.spilled.Read(*room, d.at)
	return unsafe.String(unsafe.SliceData(*room), d.size)
}
