package lsh

import (
	"encoding/binary"
	"errors"
	"math"
)

// FeaturesVersion is raised when what [Describe] gives, or its bytes, change.
const FeaturesVersion = "2"

// AppendBinary appends the bytes of f but for its passages, which UnmarshalBinary reads. Numbers are varints, texts and lists
// begin with their length, a term is its key and its weight of four bytes each, little-endian.
func (f *Features) AppendBinary(b []byte) []byte {
	b = appendString(appendString(b, f.ID), f.Title)
	b = binary.AppendVarint(b, int64(f.Day))
	for _, terms := range f.Terms {
		b = binary.AppendUvarint(b, uint64(len(terms)))
		for _, t := range terms {
			b = binary.LittleEndian.AppendUint32(b, t.Key)
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(t.Weight))
		}
	}
	b = append(b, f.Calendar.Weekdays)
	b = binary.AppendUvarint(b, uint64(len(f.Calendar.Dates)))
	for _, d := range f.Calendar.Dates {
		b = binary.LittleEndian.AppendUint16(b, d)
	}
	b = binary.AppendUvarint(b, uint64(len(f.Forms)))
	for _, s := range f.Forms {
		b = appendString(b, s)
	}
	return b
}

// AppendPassages appends the bytes of the passages of f, which UnmarshalPassages reads: few documents are asked for them.
func (f *Features) AppendPassages(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(f.Passages)))
	for _, p := range f.Passages {
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(p.Start)), uint64(p.End))
		b = appendKeys(appendKeys(b, p.Keys), p.Names)
	}
	return b
}

func appendKeys(b []byte, keys []uint32) []byte {
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// UnmarshalBinary makes f what AppendBinary wrote, without passages.
func (f *Features) UnmarshalBinary(b []byte) error {
	r := featuresReader{b: b}
	*f = Features{ID: r.text(), Title: r.text(), Day: int(r.varint())}
	for k := range f.Terms {
		f.Terms[k] = make([]Term, r.length(8))
		for i := range f.Terms[k] {
			f.Terms[k][i] = Term{r.uint32(), math.Float32frombits(r.uint32())}
		}
	}
	f.Calendar.Weekdays = r.byte()
	if n := r.length(2); n > 0 {
		f.Calendar.Dates = make([]uint16, n)
	}
	for i := range f.Calendar.Dates {
		f.Calendar.Dates[i] = uint16(r.byte()) | uint16(r.byte())<<8
	}
	f.Forms = make([]string, r.length(1))
	for i := range f.Forms {
		f.Forms[i] = r.text()
	}
	return r.end()
}

// UnmarshalPassages gives f the passages that AppendPassages wrote.
func (f *Features) UnmarshalPassages(b []byte) error {
	r := featuresReader{b: b}
	f.Passages = nil
	if n := r.length(4); n > 0 {
		f.Passages = make([]Passage, n)
	}
	for i := range f.Passages {
		p := &f.Passages[i]
		p.Start, p.End = int(r.uvarint()), int(r.uvarint())
		p.Keys, p.Names = r.keys(), r.keys()
	}
	return r.end()
}

func (r *featuresReader) end() error {
	if r.short || len(r.b) > 0 {
		return errors.New("these are not the bytes of a document's features")
	}
	return nil
}

// A featuresReader takes values off the front of bytes. Once they are too short it gives zeros.
type featuresReader struct {
	b     []byte
	short bool
}

func (r *featuresReader) take(n int) []byte {
	if n > len(r.b) {
		r.b, r.short = nil, true
	}
	if r.short {
		return make([]byte, 8)
	}
	p := r.b[:n]
	r.b = r.b[n:]
	return p
}

func (r *featuresReader) byte() byte     { return r.take(1)[0] }
func (r *featuresReader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }

func (r *featuresReader) uvarint() uint64 {
	x, n := binary.Uvarint(r.b)
	return r.varied(x, n)
}

func (r *featuresReader) varint() int64 {
	x, n := binary.Varint(r.b)
	return int64(r.varied(uint64(x), n))
}

func (r *featuresReader) varied(x uint64, n int) uint64 {
	if n <= 0 {
		r.b, r.short = nil, true
		return 0
	}
	r.b = r.b[n:]
	return x
}

// length reads the length of a list of values of so many bytes each, at the least.
func (r *featuresReader) length(bytes int) int {
	n := r.uvarint()
	if n > uint64(len(r.b)/bytes) {
		r.b, r.short = nil, true
		return 0
	}
	return int(n)
}

func (r *featuresReader) keys() []uint32 {
	n := r.length(4)
	if n == 0 {
		return nil
	}
	keys := make([]uint32, n)
	for i := range keys {
		keys[i] = r.uint32()
	}
	return keys
}

func (r *featuresReader) text() string {
	n := r.length(1)
	if n == 0 {
		return ""
	}
	return string(r.take(n))
}
