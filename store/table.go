package store

import (
	"encoding/binary"
	"sort"
)

// A List is the entries of one key in one segment, in ascending order of the documents.
type List struct {
	Segment uint32
	section *section
	get     getter
	first   int // entry
	n       int
}

// Len is the number of documents.
func (l List) Len() int { return l.n }

// Documents gives the documents from..to of the list, removed ones among them.
func (l List) Documents(from, to int) ([]uint32, error) {
	b, err := l.get(uint64(l.first+from)*entrySize, uint64(l.first+to)*entrySize)
	if err != nil {
		return nil, err
	}
	out := make([]uint32, to-from)
	for i := range out {
		out[i] = uint32(binary.LittleEndian.Uint64(b[i*entrySize:]))
		if int(out[i]) >= l.section.segment.documents {
			return nil, l.section.segment.damaged(l.section.info.Name + " names documents that are not there")
		}
	}
	return out, nil
}

// Search gives the place of the first document that is not before the given one.
func (l List) Search(document uint32) (int, error) {
	var fault error
	at := sort.Search(l.n, func(i int) bool {
		b, err := l.get(uint64(l.first+i)*entrySize, uint64(l.first+i+1)*entrySize)
		if err != nil {
			fault = err
			return true
		}
		return uint32(binary.LittleEndian.Uint64(b)) >= document
	})
	return at, fault
}

// A getter gives bytes of a section, checked: mapped ones, which cost least where they are near each other or asked for often, or
// loaded ones, which do not keep what lies around them in memory.
type getter func(from, to uint64) ([]byte, error)

// loader gets bytes into a buffer of its own: they hold until the next call.
func (s *section) loader() getter {
	buffer := make([]byte, 0, 3*blockSize)
	return func(from, to uint64) ([]byte, error) { return s.load(buffer, from, to) }
}

// search gives the place of the first entry that is not below e.
func (s *section) search(get getter, e uint64) (int, error) {
	if len(s.data) == 0 {
		return 0, nil
	}
	if err := s.checkIndex(); err != nil {
		return 0, err
	}
	block := sort.Search(len(s.index)/indexEntry, func(b int) bool { return binary.LittleEndian.Uint64(s.index[b*indexEntry:]) >= e })
	if block == 0 {
		return 0, nil
	}
	first := (block - 1) * perBlock
	b, err := get(uint64(first)*entrySize, uint64(min(first+perBlock, s.entries()))*entrySize)
	if err != nil {
		return 0, err
	}
	return first + sort.Search(len(b)/entrySize, func(i int) bool { return binary.LittleEndian.Uint64(b[i*entrySize:]) >= e }), nil
}

// span gives the first entry of a key and the number of its entries.
func (s *section) span(get getter, key uint32) (first, n int, err error) {
	if first, err = s.search(get, uint64(key)<<32); err != nil {
		return 0, 0, err
	}
	// Most lists are short: look at the entries that follow before searching for the end.
	b, err := get(uint64(first)*entrySize, uint64(min(first+perBlock, s.entries()))*entrySize)
	if err != nil {
		return 0, 0, err
	}
	for n < len(b)/entrySize && uint32(binary.LittleEndian.Uint64(b[n*entrySize:])>>32) == key {
		n++
	}
	if n < perBlock {
		return first, n, nil
	}
	end := s.entries()
	if key < 1<<32-1 {
		end, err = s.search(get, uint64(key+1)<<32)
	}
	return first, end - first, err
}

// join visits the entries of ascending keys: it reads on from one key to the next, and searches where the next is far.
func (s *section) join(get getter, keys []uint32, visit func(key, document uint32)) error {
	c := cursor{section: s, get: get}
	entry, ok, err := c.read()
	for _, key := range keys {
		for ok && err == nil && uint32(entry>>32) < key {
			if len(c.block) == 0 || uint32(binary.LittleEndian.Uint64(c.block[len(c.block)-entrySize:])>>32) < key {
				// The key is beyond this block.
				if c.next, err = s.search(get, uint64(key)<<32); err != nil {
					return err
				}
				c.block = nil
			}
			entry, ok, err = c.read()
		}
		for ok && err == nil && uint32(entry>>32) == key {
			visit(key, uint32(entry))
			entry, ok, err = c.read()
		}
		if err != nil || !ok {
			return err
		}
	}
	return err
}

// A cursor reads the entries of a section one after the other, a block at a time.
type cursor struct {
	section *section
	get     getter
	next    int
	block   []byte
}

// read gives the next entry; ok is false at the end.
func (c *cursor) read() (e uint64, ok bool, err error) {
	if len(c.block) == 0 {
		if c.next >= c.section.entries() {
			return 0, false, nil
		}
		end := min(c.next+perBlock, c.section.entries())
		if c.block, err = c.get(uint64(c.next)*entrySize, uint64(end)*entrySize); err != nil {
			return 0, false, err
		}
		c.next = end
	}
	e = binary.LittleEndian.Uint64(c.block)
	c.block = c.block[entrySize:]
	return e, true, nil
}
