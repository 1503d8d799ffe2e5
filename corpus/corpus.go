package corpus

import (
	"fmt"
	"io"
	"time"
)

// A Document is one report as its outlet published it.
type Document struct {
	ID        string // unique in a corpus; path and record number where the input names none
	Outlet    string // "" when unknown; an unknown outlet differs from every other
	Title     string
	Published Time
	Language  string // as the input states it (ISO 639-1), "" when it does not
	URL       string
	Text      string // valid UTF-8, line ends as \n
	Path      string // the file it came from, "-" for standard input
	Line      int    // 1-based line of the record, 0 where the whole file is one document
	Record    int    // 1-based number of the record in its file
	At        int64  // offset of Text in its file, 0 where it does not stand there byte for byte
	Repairs   []string
	Value     any // what Options.Each gave for it
}

// A Time is a moment of publication, as exact as the input gives it.
type Time struct {
	time.Time
	HasClock bool // false: only the day is known
	HasZone  bool // false: local time of an unknown place; only whole days compare
}

// String gives ISO 8601, as exact as the input was, "" when unknown.
func (t Time) String() string {
	switch {
	case t.IsZero():
		return ""
	case !t.HasClock:
		return t.Format("2006-01-02")
	case !t.HasZone:
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.RFC3339)
}

// A Problem is a file or record that could not be read, or not wholly. It is a value: the rest of the input goes on.
type Problem struct {
	Path   string
	Line   int // 0 when unknown
	Record int // 0 when unknown
	Reason string
	Hint   string

	LeftOut bool // by rule: hidden, or written by this program; no input that anybody can miss
}

func (p *Problem) Error() string {
	s := p.Path
	if p.Line > 0 {
		s = fmt.Sprintf("%s:%d", s, p.Line)
	} else if p.Record > 0 {
		s = fmt.Sprintf("%s#%d", s, p.Record)
	}
	return s + ": " + p.Reason
}

// Options says how to read. The zero value is the default.
type Options struct {
	Fields      map[string]string                        // document field -> column of the input
	OutletFrom  string                                   // "folder": the parent folder's name is the outlet
	MaxDocument int64                                    // bytes of one record; 0: 32 MiB
	MaxExpanded int64                                    // bytes of one decompressed file; 0: 64 GiB
	Exclude     []string                                 // files that a folder may hold, and that are not read
	Stdin       io.Reader                                // what the path "-" reads
	Each        func(*Document) any                      // called for each document as it is made, from several goroutines; its Text holds for so long
	Open        func(name string) (io.ReadCloser, error) // nil: os.Open
}
