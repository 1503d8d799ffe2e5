// Package spool keeps bytes that have no room in memory in a temporary file, which is unlinked as soon as it is open.
package spool

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// prefix begins the names of spool files, so that what a killed run has left can be told from files of others.
const prefix = ".dedupe-spool-"

const bufferSize = 1 << 20

// A File takes bytes and gives them back by their place. It is opened when the first bytes come. Its methods may be called from
// several goroutines. After a failure it takes and gives nothing more, and Err tells what it was.
type File struct {
	dir     string
	mu      sync.RWMutex
	file    *os.File
	name    string // where the system could not unlink it while it is open
	buffer  []byte // not yet written
	written int64
	err     error
}

// New makes a File in the folder dir, that for temporary files where dir is "".
func New(dir string) *File {
	if dir == "" {
		dir = os.TempDir()
	}
	return &File{dir: dir}
}

// Append keeps p and gives its place.
func (s *File) Append(p []byte) (at int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil && s.err == nil {
		s.open()
	}
	at = s.written + int64(len(s.buffer))
	s.buffer = append(s.buffer, p...)
	if len(s.buffer) >= bufferSize && s.err == nil {
		var n int
		n, s.err = s.file.Write(s.buffer)
		s.written += int64(n)
		s.buffer = s.buffer[:0]
	}
	if s.err != nil {
		s.buffer = s.buffer[:0]
	}
	return at
}

// Read fills p with what is kept at a place; with zeros after a failure.
func (s *File) Read(p []byte, at int64) {
	if s.read(p, at) != nil {
		clear(p)
	}
}

func (s *File) read(p []byte, at int64) error {
	s.mu.RLock()
	written, err := s.written, s.err
	if err == nil && at >= written {
		copy(p, s.buffer[at-written:])
	}
	s.mu.RUnlock()
	if err != nil || at >= written {
		return err
	}
	if _, err = s.file.ReadAt(p, at); err != nil {
		s.fail(err)
	}
	return err
}

func (s *File) fail(err error) {
	s.mu.Lock()
	s.err = errors.Join(s.err, err)
	s.mu.Unlock()
}

// Err tells what has failed, nil where nothing has.
func (s *File) Err() error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.err != nil {
		return fmt.Errorf("temporary file in %s: %w", s.dir, s.err)
	}
	return nil
}

// Close gives the file up.
func (s *File) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		s.err = os.ErrClosed // so that none is opened any more
		return nil
	}
	err := s.file.Close()
	if s.name != "" {
		err = errors.Join(err, os.Remove(s.name))
	}
	s.file, s.err = nil, os.ErrClosed
	return err
}

func (s *File) open() {
	Sweep(s.dir)
	s.file, s.err = os.CreateTemp(s.dir, prefix+"*")
	if s.err == nil && os.Remove(s.file.Name()) != nil {
		s.name = s.file.Name() // a system that removes no open file
	}
}

// Sweep removes what killed runs have left in dir: a run that is killed just when it opens its file, or on a system that
// removes no open file. The files of runs that go on have no name any more, or cannot be removed.
func Sweep(dir string) {
	left, _ := filepath.Glob(filepath.Join(dir, prefix+"*")) // the pattern is well formed
	for _, name := range left {
		_ = os.Remove(name) // that of a run that goes on
	}
}
