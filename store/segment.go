package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/edsrzf/mmap-go"
	"github.com/zeebo/xxh3"
)

const (
	segmentMagic = "dedupe segment 1"
	footerMagic  = "dedupe footer  1"
	trailerSize  = 8 + 8 + len(footerMagic)
	blockSize    = 4096
	entrySize    = 8
	perBlock     = blockSize / entrySize
	indexEntry   = 16 // of the index of a section: first bytes and checksum of a block
)

// A footer says where the sections of a segment are.
type footer struct {
	Documents int           `json:"documents"`
	Sections  []sectionInfo `json:"sections"`
}

type sectionInfo struct {
	Name     string `json:"name"`
	Offset   int64  `json:"offset"`
	Size     int64  `json:"size"`
	Index    int64  `json:"index"`    // offset of its index
	Checksum string `json:"checksum"` // of its index
}

// A segment is one file of documents, mapped into memory.
type segment struct {
	path      string
	documents int
	gone      []byte // a bit for each removed document; nil where none is
	removed   int
	file      *os.File
	data      mmap.MMap
	sections  map[string]*section
	footer    footer
}

// openSegment maps a segment and reads its footer, which is held against the manifest.
func openSegment(dir string, info segmentInfo) (*segment, error) {
	s := &segment{path: filepath.Join(dir, info.File), sections: map[string]*section{}}
	var err error
	if s.file, err = os.Open(s.path); err != nil {
		return nil, err
	}
	if err = s.read(info); err == nil && info.Gone != nil {
		err = s.readGone(dir, info.Gone)
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *segment) read(info segmentInfo) error {
	stat, err := s.file.Stat()
	if err != nil {
		return err
	}
	if stat.Size() != info.Bytes || info.Bytes < int64(len(segmentMagic)+trailerSize) {
		return s.damaged(fmt.Sprintf("it has %d bytes instead of %d", stat.Size(), info.Bytes))
	}
	if s.data, err = mmap.Map(s.file, mmap.RDONLY, 0); err != nil {
		return fmt.Errorf("map %s: %w", s.path, err)
	}
	trailer := s.data[len(s.data)-trailerSize:]
	size := binary.LittleEndian.Uint64(trailer)
	end := len(s.data) - trailerSize
	if string(s.data[:len(segmentMagic)]) != segmentMagic || string(trailer[16:]) != footerMagic || size > uint64(end) {
		return s.damaged("it does not begin or end as a segment does")
	}
	text := s.data[end-int(size) : end]
	if sum := xxh3.Hash(text); sum != binary.LittleEndian.Uint64(trailer[8:]) || fmt.Sprintf("%016x", sum) != info.Checksum {
		return s.damaged("the checksum of its footer does not match")
	}
	if err := json.Unmarshal(text, &s.footer); err != nil {
		return s.damaged("its footer cannot be read")
	}
	if s.footer.Documents != info.Documents || info.Documents < 0 {
		return s.damaged("it is not of as many documents as it should be")
	}
	for _, i := range s.footer.Sections {
		blocks := (i.Size + blockSize - 1) / blockSize
		if i.Size < 0 || !within(i.Offset, i.Size, end) || !within(i.Index, blocks*indexEntry, end) || !s.fits(&i) {
			return s.damaged("a section lies outside of it, or is not of its documents")
		}
		s.sections[i.Name] = &section{segment: s, info: i, data: s.data[i.Offset : i.Offset+i.Size], index: s.data[i.Index : i.Index+blocks*indexEntry]}
	}
	s.documents = s.footer.Documents
	return nil
}

// within reports whether a stretch lies in the first end bytes.
func within(offset, size int64, end int) bool {
	return offset >= 0 && size >= 0 && offset <= int64(end) && size <= int64(end)-offset
}

// fits reports whether a section is as long as the documents need it.
func (s *segment) fits(i *sectionInfo) bool {
	n := int64(s.footer.Documents)
	switch kind, _, _ := strings.Cut(i.Name, "/"); kind {
	case "order":
		return i.Size == 8*n
	case "at":
		return i.Size == 8*(n+1)
	case "blob":
		return true
	}
	return i.Size%entrySize == 0
}

func (s *segment) readGone(dir string, info *goneInfo) error {
	path := filepath.Join(dir, info.File)
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if checksum(data) != info.Checksum || len(data) != (s.documents+7)/8 {
		return &Error{Path: path, Reason: "is damaged: its checksum does not match", Hint: rebuildHint}
	}
	s.gone, s.removed = data, info.Documents
	return nil
}

func (s *segment) isGone(document uint32) bool {
	return s.gone != nil && s.gone[document/8]&(1<<(document%8)) != 0
}

func (s *segment) damaged(why string) error {
	return &Error{Path: s.path, Reason: "is damaged: " + why, Hint: rebuildHint}
}

func (s *segment) close() error {
	var err error
	if s.data != nil {
		err = s.data.Unmap()
		s.data = nil
	}
	return errors.Join(err, s.file.Close())
}

// section gives a section, an empty one where the segment has none of that name.
func (s *segment) section(name string) *section {
	if sec, ok := s.sections[name]; ok {
		return sec
	}
	return &section{segment: s}
}

// A section is a run of bytes in blocks that have checksums.
type section struct {
	segment *segment
	info    sectionInfo
	data    []byte
	index   []byte
	once    sync.Once
	fault   error
}

// bytes gives the bytes from..to once their blocks are found undamaged.
func (s *section) bytes(from, to uint64) ([]byte, error) {
	if from > to || to > uint64(len(s.data)) {
		return nil, s.segment.damaged(fmt.Sprintf("%s is shorter than it should be", s.info.Name))
	}
	if err := s.checkIndex(); err != nil {
		return nil, err
	}
	for b := from / blockSize; b*blockSize < to; b++ {
		if err := s.checkBlock(b); err != nil {
			return nil, err
		}
	}
	return s.data[from:to], nil
}

func (s *section) checkIndex() error {
	s.once.Do(func() {
		if len(s.data) > 0 && checksum(s.index) != s.info.Checksum {
			s.fault = s.segment.damaged("the checksum of the index of " + s.info.Name + " does not match")
		}
	})
	return s.fault
}

func (s *section) checkBlock(b uint64) error {
	return s.check(b, s.data[b*blockSize:min((b+1)*blockSize, uint64(len(s.data)))])
}

// load reads the bytes from..to into a buffer, or a new one where it is too small, by a system call: a mapped page that is touched brings its neighbours into memory too, which
// scattered documents do not need.
func (s *section) load(buffer []byte, from, to uint64) ([]byte, error) {
	if from > to || to > uint64(len(s.data)) {
		return nil, s.segment.damaged(fmt.Sprintf("%s is shorter than it should be", s.info.Name))
	}
	if err := s.checkIndex(); err != nil {
		return nil, err
	}
	first := from / blockSize
	start := first * blockSize
	end := min((to+blockSize-1)/blockSize*blockSize, uint64(len(s.data)))
	if uint64(cap(buffer)) < end-start {
		buffer = make([]byte, end-start)
	}
	b := buffer[:end-start]
	if _, err := s.segment.file.ReadAt(b, s.info.Offset+int64(start)); err != nil {
		return nil, fmt.Errorf("read %s: %w", s.segment.path, err)
	}
	for at := uint64(0); at < uint64(len(b)); at += blockSize {
		if err := s.check(first+at/blockSize, b[at:min(at+blockSize, uint64(len(b)))]); err != nil {
			return nil, err
		}
	}
	return b[from-start : to-start], nil
}

func (s *section) check(b uint64, block []byte) error {
	if xxh3.Hash(block) != binary.LittleEndian.Uint64(s.index[b*indexEntry+8:]) {
		return s.segment.damaged(fmt.Sprintf("the checksum of block %d of %s does not match", b, s.info.Name))
	}
	return nil
}

// verify reads all of a section.
func (s *section) verify() error {
	_, err := s.bytes(0, uint64(len(s.data)))
	return err
}

// entries is the number of entries of a table.
func (s *section) entries() int { return len(s.data) / entrySize }

// blob gives the bytes of one document, in a buffer if it is large enough.
func (s *segment) blob(buffer []byte, name string, document uint32) ([]byte, error) {
	at := s.section("at/" + name)
	if len(at.data) == 0 {
		return nil, nil
	}
	ends, err := at.bytes(uint64(document)*8, uint64(document)*8+16)
	if err != nil {
		return nil, err
	}
	return s.section("blob/"+name).load(buffer, binary.LittleEndian.Uint64(ends), binary.LittleEndian.Uint64(ends[8:]))
}

// scan visits the bytes of all documents in order, and reads many of them at a time.
func (s *segment) scan(name string, visit func(document uint32, b []byte) error) error {
	const most = 1 << 20 // bytes at a time
	at, blob := s.section("at/"+name), s.section("blob/"+name)
	if len(at.data) == 0 {
		return nil
	}
	raw, err := at.bytes(0, uint64(len(at.data)))
	if err != nil {
		return err
	}
	place := func(d int) uint64 { return binary.LittleEndian.Uint64(raw[8*d:]) }
	var buffer []byte
	for d := 0; d < s.documents; {
		end := d + 1
		for end < s.documents && place(end+1)-place(d) <= most {
			end++
		}
		first := place(d)
		if buffer, err = blob.load(buffer[:0], first, place(end)); err != nil {
			return err
		}
		for ; d < end; d++ {
			if place(d+1)-first > uint64(len(buffer)) || place(d) > place(d+1) {
				return s.damaged("at/" + name + " is not as it should be")
			}
			if err := visit(uint32(d), buffer[place(d)-first:place(d+1)-first]); err != nil {
				return err
			}
		}
	}
	return nil
}

// order gives the order of one document.
func (s *segment) order(document uint32) (int64, error) {
	b, err := s.section("order").bytes(uint64(document)*8, uint64(document)*8+8)
	if err != nil {
		return 0, err
	}
	return int64(binary.LittleEndian.Uint64(b)), nil
}
