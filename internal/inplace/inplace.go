// Package inplace reads parts of a file by their place, again and again, so that they need not be held in memory. A mapped file costs less
// than a system call a part; and since what is mapped may change or go away under a reader, parts are copied out of it, and [File.Err] tells in
// the end whether the file is still what it was.
package inplace

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/edsrzf/mmap-go"
)

// windowSize is what is brought into memory at a time.
const windowSize = 1 << 20

// ErrChanged says that a file is not what it was when it was opened.
var ErrChanged = errors.New("was changed while it was read")

// A File is an open file. Its methods may be called from several goroutines.
type File struct {
	file     *os.File
	size     int64
	modified time.Time
	data     mmap.MMap     // nil where it is read by calls
	windows  []atomic.Bool // those in memory
	mu       sync.Mutex
	err      error
}

// New takes over an open regular file. One that is mapped may come to be in memory as a whole, though the system can take it back at any time.
func New(file *os.File, mapped bool) (*File, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	f := &File{file: file, size: info.Size(), modified: info.ModTime()}
	if mapped {
		f.data, err = mmap.Map(file, mmap.RDONLY, 0)
		if err == nil && int64(len(f.data)) != f.size { // it was written to just now
			err = errors.Join(ErrChanged, f.data.Unmap())
		}
		if err != nil {
			f.data = nil
		}
		f.windows = make([]atomic.Bool, (len(f.data)+windowSize-1)/windowSize)
	}
	return f, nil
}

// Read fills p with what stands at a place; after a failure with zeros, in part or all of it.
func (f *File) Read(p []byte, at int64) {
	if at < 0 || at > f.size-int64(len(p)) {
		f.fail(io.ErrUnexpectedEOF)
		clear(p)
		return
	}
	if err := f.read(p, at); err != nil {
		f.fail(err)
		clear(p)
	}
}

func (f *File) read(p []byte, at int64) (err error) {
	if f.data == nil {
		if _, err = f.file.ReadAt(p, at); errors.Is(err, io.EOF) {
			return ErrChanged
		}
		return err
	}
	f.bring(at, at+int64(len(p)))
	// A page of a file that was cut short is gone, and to read it is a fault.
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v", ErrChanged, fault)
		}
	}()
	copy(p, f.data[at:])
	return nil
}

// bring has the system bring the windows of a stretch into memory at once, where it would bring a few pages at each fault.
func (f *File) bring(start, end int64) {
	for w := start / windowSize; w*windowSize < end; w++ {
		if !f.windows[w].Load() && !f.windows[w].Swap(true) {
			populate(f.data[w*windowSize : min(f.size, (w+1)*windowSize)])
		}
	}
}

func (f *File) fail(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil {
		f.err = err
	}
}

// Err tells what has failed; [ErrChanged], where the file has another size or was written to since it was opened.
func (f *File) Err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil && f.file != nil {
		info, err := f.file.Stat()
		switch {
		case err != nil:
			f.err = err
		case info.Size() != f.size || !info.ModTime().Equal(f.modified):
			f.err = ErrChanged
		}
	}
	return f.err
}

// Close gives the file up.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.file == nil {
		return nil
	}
	var err error
	if f.data != nil {
		err = f.data.Unmap()
	}
	err = errors.Join(err, f.file.Close())
	f.file, f.data, f.err = nil, nil, os.ErrClosed
	return err
}
