// Package store keeps documents on disk with tables that find them again by keys: the saved index of a corpus. It knows
// nothing of what the keys and the bytes of a document mean.
//
// [Open] reads an index, [Edit] changes one, [Verify] reads every byte of one. Many may read while one writes; a second
// writer is refused. What is read stays as it was when it was opened.
//
// # Files
//
//	INDEX/
//	  MANIFEST        what the index consists of; replaced as a whole by a rename
//	  LOCK            held by the writer
//	  000007.segment  documents with their tables; never changed once it is named in a manifest
//	  000007.2.gone   a bit for each document of that segment, 1 where it was removed; never changed either
//
// A change writes new files, waits until the disk has them, and then puts a new MANIFEST in the place of the old one. So an
// index is always in the old or in the new state, whatever interrupts the change. Files that no manifest names are what
// an interrupted writer left, or what readers may still have open; the next writer deletes them.
//
// MANIFEST is JSON on the first line (see manifest in manifest.go) and its XXH3 checksum in hexadecimal on the second.
//
// # Segments
//
// All numbers are little-endian.
//
//	segment  = magic section... index... footer trailer
//	magic    = "dedupe segment 1" (16 bytes)
//	section  = bytes, from a multiple of 8 on
//	index    = for each block of 4096 bytes of a section: its first 8 bytes (uint64), its XXH3 checksum (uint64)
//	footer   = JSON: the documents, and of each section name, offset, size, offset and checksum of its index
//	trailer  = size of the footer (uint64), its XXH3 checksum (uint64), "dedupe footer  1" (16 bytes)
//
// The sections are
//
//	order    = for each document an int64; documents are numbered from 0 in ascending order
//	blob/X   = the bytes of all documents, one after the other
//	at/X     = where in blob/X each document begins (uint64), and the end of the last
//	table/X  = entries, ascending: key (upper 32 bits), document (lower 32 bits)
//	sum/X    = entries, ascending, each key once: key, count
//	set/X    = uint64, ascending, each once
//
// Whatever is read is held against the checksums of its blocks first, so that a damaged file is an error and never a
// wrong answer. A key is found by a search in the index of its section, whose first 8 bytes of each block are an entry,
// and one in a block.
package store

import "fmt"

// An Error says what is wrong with an index, where, and what to do about it.
type Error struct {
	Path   string
	Reason string
	Hint   string
	Err    error // the cause; may be nil
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %s", e.Path, e.Reason) }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

const rebuildHint = "build the index again from its documents (dedupe index build)"

// A Batch is documents to be added, numbered from 0, with what finds them. The names of blobs, tables, sums and sets are
// the caller's; a name that a segment does not have is empty there.
type Batch struct {
	Order  []int64 // of each document, ascending
	Blobs  map[string]Append
	Tables map[string][]uint64 // entries, in any order: key<<32 | document
	Sums   map[string][]uint64 // entries, in any order: key<<32 | count; the counts of one key are added up
	Sets   map[string][]uint64 // in any order
}

// An Append appends the bytes of a document of a batch to a buffer.
type Append func(to []byte, document int) []byte

// A Ref is a document of an index while it is open.
type Ref struct{ Segment, Document uint32 }
