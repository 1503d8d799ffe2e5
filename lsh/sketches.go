package lsh

import (
	"slices"
	"sync"

	"github.com/seed17055106/dedupe/text"
)

// Sketches is what stands for texts until a candidate pair asks for one of them again. Texts are numbered from 1 in the
// order in which they are added. The zero value is ready.
type Sketches struct {
	mu      sync.Mutex
	blocks  []*sketchBlock
	n       int
	anchors anchorTable
}

// A sketch is what is kept of one text besides its anchors.
type sketch struct {
	digest
	bands bandHashes // of the masked shingles
}

// A digest is what of a sketch is asked for most: it lies apart from the rest, so that many are in the caches of a processor.
type digest struct {
	identity uint64 // of the sequence of plain shingles
	shingles int32
	anchors  int32 // that differ, or manyAnchors
}

// equal tells whether two texts have the same shingles, and in the same order: but that repeated ones stand in each other's places may go
// unnoticed.
func (d *digest) equal(o *digest) bool { return d.identity == o.identity && d.shingles == o.shingles }

const sketchBlockSize = 1 << 10

type sketchBlock struct {
	digests [sketchBlockSize]digest
	bands   [sketchBlockSize]bandHashes
}

// manyAnchors stands for any number of anchors of a text that is not brief.
const manyAnchors = 2 * briefAnchors

// Add sketches a text, of which the spans in skip take no part, and gives its number. runs are those of the text,
// nil where the caller does not have them. Add may be called from several goroutines, each with a Shingler of its own.
func (s *Sketches) Add(g *Shingler, content string, skip []text.Span, runs *text.Runs) int {
	k := g.sketch(content, skip, runs)
	number, full := s.put(&k, g.anchors)
	if full != nil {
		block := full.deal()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.anchors.keep(block, full)
	}
	return number
}

// put keeps a sketch. The block that it returns, if any, is full.
func (s *Sketches) put(k *sketch, anchors []uint32) (number int, full *openBlock) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.n % sketchBlockSize
	if i == 0 {
		s.blocks = append(s.blocks, new(sketchBlock))
	}
	last := s.blocks[len(s.blocks)-1]
	last.digests[i], last.bands[i] = k.digest, k.bands
	s.n++
	return s.n, s.anchors.add(anchors)
}

// A Spill keeps bytes outside memory, and gives them back by their place.
type Spill interface {
	Append(p []byte) (at int64)
	Read(p []byte, at int64)
}

// SpillTo bounds what is held in memory of anchors, which is most of a sketch: some 260 bytes for a text of 300 words.
func (s *Sketches) SpillTo(spill Spill, bytes int) {
	s.anchors.spill, s.anchors.most = spill, bytes/anchorSize
}

func (s *Sketches) at(number int32) *digest {
	i := uint32(number - 1)
	return &s.blocks[i/sketchBlockSize].digests[i%sketchBlockSize]
}

func (s *Sketches) bands(number int32) *bandHashes {
	i := uint32(number - 1)
	return &s.blocks[i/sketchBlockSize].bands[i%sketchBlockSize]
}

// sketch sketches a text; its anchors are left in g.
func (g *Shingler) sketch(content string, skip []text.Span, runs *text.Runs) sketch {
	plain, masked := g.shingle(content, skip, runs)
	g.signature.fill(masked)
	g.anchors = appendAnchors(g.anchors[:0], masked, &g.least)
	s := sketch{digest{shingles: int32(len(plain)), anchors: manyAnchors}, g.signature.bandHashes()}
	if len(g.anchors) < manyAnchors {
		slices.Sort(g.anchors)
		g.anchors = slices.Compact(g.anchors)
		s.anchors = int32(len(g.anchors))
	}
	for i, x := range plain {
		s.identity += x * uint64(2*i+1)
	}
	return s
}
