package store

import (
	"encoding/binary"
	"strings"
)

// Verify reads every byte of the index in dir and gives what is wrong with it, nothing when it is whole.
func Verify(dir string) (faults []error, err error) {
	ix, err := Open(dir)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	for _, s := range ix.segments {
		faults = append(faults, s.verify()...)
	}
	return faults, nil
}

// verify reads every section of a segment, and looks whether entries are in order and of documents that there are.
func (s *segment) verify() (faults []error) {
	for _, info := range s.footer.Sections {
		sec := s.section(info.Name)
		if err := sec.verify(); err != nil {
			faults = append(faults, err)
			continue
		}
		kind, base, _ := strings.Cut(info.Name, "/")
		whole := true
		switch kind {
		case "blob":
			at := s.section("at/" + base)
			whole = at.entries() == s.documents+1 && binary.LittleEndian.Uint64(at.data[len(at.data)-entrySize:]) == uint64(len(sec.data))
		case "order":
			whole = sec.entries() == s.documents
		case "table":
			whole = sec.ascends(uint64(s.documents))
		case "sum", "set":
			whole = sec.ascends(1 << 32)
		}
		if !whole {
			faults = append(faults, s.damaged(info.Name+" is not as it should be"))
		}
	}
	return faults
}

// ascends reports whether the entries ascend, each in its lower half below a limit.
func (s *section) ascends(limit uint64) bool {
	c := cursor{section: s, get: s.bytes}
	var last uint64
	for first := true; ; first = false {
		e, ok, err := c.read()
		if err != nil || !ok {
			return err == nil
		}
		if !first && e <= last || uint64(uint32(e)) >= limit {
			return false
		}
		last = e
	}
}
