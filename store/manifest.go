package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
)

const (
	manifestFile = "MANIFEST"
	lockFile     = "LOCK"
	format       = "dedupe index"
	version      = 1
)

// A manifest is what an index consists of.
type manifest struct {
	Format     string            `json:"format"`
	Version    int               `json:"version"`
	Parameters map[string]string `json:"parameters"` // what the keys and blobs depend on
	Next       int               `json:"next"`       // number of the next segment
	Segments   []segmentInfo     `json:"segments"`
}

type segmentInfo struct {
	File      string    `json:"file"`
	Documents int       `json:"documents"` // removed ones too
	Bytes     int64     `json:"bytes"`
	Checksum  string    `json:"checksum"` // of the footer
	Gone      *goneInfo `json:"gone,omitempty"`
}

// A goneInfo names the documents that were removed from a segment.
type goneInfo struct {
	File      string `json:"file"`
	Documents int    `json:"documents"`
	Checksum  string `json:"checksum"`
}

func checksum(b []byte) string { return fmt.Sprintf("%016x", xxh3.Hash(b)) }

// Exists reports whether dir holds an index, whole or not: its manifest, or segments that have lost theirs.
func Exists(dir string) bool {
	if f, err := os.Open(filepath.Join(dir, manifestFile)); err == nil {
		defer f.Close()
		head := make([]byte, 512)
		n, _ := io.ReadFull(f, head)
		if bytes.Contains(head[:n], []byte(`"format":"`+format+`"`)) {
			return true
		}
	}
	segments, _ := filepath.Glob(filepath.Join(dir, "*.segment")) // the pattern is well formed
	return slices.ContainsFunc(segments, func(path string) bool { return ours.MatchString(filepath.Base(path)) })
}

func readManifest(dir string) (*manifest, error) {
	path := filepath.Join(dir, manifestFile)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{Path: dir, Reason: "there is no index here", Hint: "make one with dedupe index build", Err: err}
	}
	if err != nil {
		return nil, err
	}
	line, sum, _ := bytes.Cut(data, []byte("\n"))
	var m manifest
	if err := json.Unmarshal(line, &m); err != nil || m.Format != format {
		return nil, &Error{Path: path, Reason: "is no manifest of an index", Hint: rebuildHint, Err: err}
	}
	switch {
	case m.Version > version:
		return nil, &Error{Path: dir, Reason: fmt.Sprintf("was written by a newer dedupe (format %d, this one reads %d)", m.Version, version), Hint: "use that version, or " + rebuildHint}
	case m.Version < version:
		return nil, &Error{Path: dir, Reason: fmt.Sprintf("was written by an older dedupe (format %d, this one reads %d)", m.Version, version), Hint: rebuildHint}
	case strings.TrimSpace(string(sum)) != checksum(line):
		return nil, &Error{Path: path, Reason: "is damaged: its checksum does not match", Hint: rebuildHint}
	}
	return &m, nil
}

// write puts m in the place of the manifest in dir: it is there as a whole or not at all, and for good once write returns.
func (m *manifest) write(dir string, create createFunc) error {
	line, err := json.Marshal(m)
	if err != nil {
		return err
	}
	next := filepath.Join(dir, manifestFile+".next")
	if err := writeFile(create, next, fmt.Appendf(nil, "%s\n%s\n", line, checksum(line))); err != nil {
		return err
	}
	if err := syncDir(dir); err != nil { // the names of what the manifest names come first
		return err
	}
	if err := os.Rename(next, filepath.Join(dir, manifestFile)); err != nil {
		return err
	}
	return syncDir(dir)
}

// A file is what a writer writes to; tests put a full disk in its place.
type file interface {
	Write(p []byte) (int, error)
	Sync() error
	Close() error
}

type createFunc func(path string) (file, error)

func createFile(path string) (file, error) { return os.Create(path) }

// writeFile writes a small file and waits until the disk has it.
func writeFile(create createFunc, path string, data []byte) error {
	f, err := create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncDir waits until the disk has the names in dir. Systems that cannot sync a folder are let pass.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}
