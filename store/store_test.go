package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/zeebo/xxh3"
	"pgregory.net/rapid"
)

// A note is a document of these tests: its name is the key of a table, its words are keys of another, and are counted.
type note struct {
	name  uint32
	order int64
	words []uint32
}

func (n note) text() string { return fmt.Sprintf("note %d of order %d", n.name, n.order) }

func batchOf(notes []note) *Batch {
	notes = slices.Clone(notes)
	slices.SortStableFunc(notes, func(a, b note) int { return int(a.order - b.order) })
	b := &Batch{Blobs: map[string]Append{"text": func(to []byte, i int) []byte { return append(to, notes[i].text()...) }}, Tables: map[string][]uint64{}, Sums: map[string][]uint64{}, Sets: map[string][]uint64{}}
	for i, n := range notes {
		b.Order = append(b.Order, n.order)
		b.Tables["name"] = append(b.Tables["name"], uint64(n.name)<<32|uint64(i))
		for _, w := range n.words {
			b.Tables["word"] = append(b.Tables["word"], uint64(w)<<32|uint64(i))
			b.Sums["word"] = append(b.Sums["word"], uint64(w)<<32|1)
			b.Sets["word"] = append(b.Sets["word"], uint64(w)<<40)
		}
	}
	return b
}

// fast gives a folder in memory where the system has such: the disk would be waited for a thousand times.
func fast(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "store")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

var notes = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) note {
	return note{
		name: rapid.Uint32().Draw(t, "name"), order: rapid.Int64Range(-3, 9).Draw(t, "order"),
		words: rapid.SliceOfNDistinct(rapid.SampledFrom([]uint32{0, 1, 2, 7, 1<<32 - 1}), 0, 5, rapid.ID).Draw(t, "words"),
	}
}), 1, 30)

// TestIndexIsWhatWasAdded holds an index against a list of notes through additions, removals, merges and closings.
func TestIndexIsWhatWasAdded(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir := filepath.Join(fast(t), fmt.Sprint(rand.Uint64()))
		w, err := Create(dir, map[string]string{"words": "1"})
		require.NoError(rt, err)
		var all []note // that are there
		counts := map[uint32]int{}
		merged, removed := false, false // documents were removed, and their segment merged
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			switch rapid.SampledFrom([]string{"add", "add", "add", "remove", "merge", "reopen", "abandon"}).Draw(rt, "step") {
			case "add":
				more := notes.Draw(rt, "notes")
				more = slices.DeleteFunc(more, func(n note) bool {
					return slices.ContainsFunc(all, func(o note) bool { return o.name == n.name })
				})
				slices.SortFunc(more, func(a, b note) int { return int(int64(a.name) - int64(b.name)) })
				more = slices.CompactFunc(more, func(a, b note) bool { return a.name == b.name })
				require.NoError(rt, w.Add(batchOf(more)))
				all = append(all, more...)
				for _, n := range more {
					for _, word := range n.words {
						counts[word]++
					}
				}
			case "remove":
				if len(all) > 0 {
					n := all[rapid.IntRange(0, len(all)-1).Draw(rt, "which")]
					found, _, err := w.Find("name", n.name, 2)
					require.NoError(rt, err)
					require.Len(rt, found, 1)
					require.NoError(rt, w.Remove(found))
					removed = true
					all = slices.DeleteFunc(all, func(o note) bool { return o.name == n.name })
				}
			case "merge":
				picked := make([]int, len(w.segments))
				for i := range picked {
					picked[i] = i
				}
				require.NoError(rt, w.mergeSegments(picked))
				merged = merged || removed
				if len(all) == 0 {
					clear(counts) // nothing is left of segments of which all is gone
				}
			case "reopen":
				require.NoError(rt, w.Commit())
				require.NoError(rt, w.Close())
				w, err = Edit(dir)
				require.NoError(rt, err)
			case "abandon":
				require.NoError(rt, w.Commit())
				require.NoError(rt, w.Add(batchOf([]note{{name: 77, words: []uint32{1}}})))
				require.NoError(rt, w.Close())
				w, err = Edit(dir)
				require.NoError(rt, err)
			}
			same(rt, w.Index, all, counts, merged)
		}
		require.NoError(rt, w.Commit())
		require.NoError(rt, w.Close())
		faults, err := Verify(dir)
		require.NoError(rt, err)
		require.Empty(rt, faults)
		ix, err := Open(dir)
		require.NoError(rt, err)
		same(rt, ix, all, counts, merged)
		require.Equal(rt, map[string]string{"words": "1"}, ix.Parameters())
		require.NoError(rt, ix.Close())
	})
}

// same holds an index against the notes that should be in it. Counts are those of all that was added, until a merge scales them.
func same(t require.TestingT, ix *Index, all []note, counts map[uint32]int, merged bool) {
	require.Equal(t, len(all), ix.Len())
	require.Len(t, slices.Collect(ix.All()), len(all))
	texts := map[string]bool{}
	require.NoError(t, ix.Scan("text", func(_ Ref, b []byte) error { texts[string(b)] = true; return nil }))
	require.Len(t, texts, len(all))
	members := map[uint64]struct{}{}
	for _, n := range all {
		require.True(t, texts[n.text()])
		found, _, err := ix.Find("name", n.name, 10)
		require.NoError(t, err)
		require.Len(t, found, 1)
		text, err := ix.Blob(nil, found[0], "text")
		require.NoError(t, err)
		require.Equal(t, n.text(), string(text))
		for _, w := range n.words {
			found, entries, err := ix.Find("word", w, len(all)+1)
			require.NoError(t, err)
			require.GreaterOrEqual(t, entries, len(found))
			with := 0
			for _, o := range all {
				if slices.Contains(o.words, w) {
					with++
				}
			}
			require.Len(t, found, with)
			members[uint64(w)<<40] = struct{}{}
		}
	}
	keys := []uint32{0, 1, 2, 3, 7, 8, 1<<32 - 1}
	met := map[uint32]int{}
	require.NoError(t, ix.Join("word", keys, func(key uint32, r Ref) {
		if !ix.Gone(r) {
			met[key]++
		}
	}))
	for _, k := range keys {
		found, _, err := ix.Find("word", k, len(all)+1)
		require.NoError(t, err)
		require.Equal(t, len(found), met[k])
	}
	for w, n := range counts {
		count := 0
		require.NoError(t, ix.Counts("word", []uint32{w}, func(_, n uint32) { count += int(n) }))
		require.LessOrEqual(t, count, n)
		if !merged {
			require.Equal(t, n, count)
		}
	}
	set, err := ix.Set("word")
	require.NoError(t, err)
	require.Subset(t, slices.Collect(maps.Keys(set)), slices.Collect(maps.Keys(members)))
}

// some makes n notes of three words each.
func some(n int) []note {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	out := make([]note, n)
	for i := range out {
		out[i] = note{name: uint32(i), order: int64(r.IntN(100)), words: []uint32{r.Uint32N(50), 50 + r.Uint32N(50), 100 + r.Uint32()}}
	}
	return out
}

func make3(t *testing.T) string {
	dir := filepath.Join(fast(t), "index")
	w, err := Create(dir, nil)
	require.NoError(t, err)
	all := some(3000)
	for _, part := range [][]note{all[:1500], all[1500:2500], all[2500:]} {
		require.NoError(t, w.Add(batchOf(part)))
	}
	found, _, err := w.Find("name", 5, 1)
	require.NoError(t, err)
	require.NoError(t, w.Remove(found))
	require.NoError(t, w.Commit())
	require.NoError(t, w.Close())
	return dir
}

func TestListsLongerThanABlock(t *testing.T) {
	all := some(3000)
	for i := range all {
		all[i].words = append(all[i].words, 99_999)
	}
	w, err := Create(filepath.Join(t.TempDir(), "index"), nil)
	require.NoError(t, err)
	defer w.Close()
	require.NoError(t, w.Add(batchOf(all)))
	lists, err := w.Lists("word", 99_999)
	require.NoError(t, err)
	require.Len(t, lists, 1)
	require.Equal(t, 3000, lists[0].Len())
	at, err := lists[0].Search(1234)
	require.NoError(t, err)
	require.Equal(t, 1234, at)
	documents, err := lists[0].Documents(1000, 2000)
	require.NoError(t, err)
	require.Equal(t, uint32(1000), documents[0])
	require.Equal(t, uint32(1999), documents[999])
	rank, err := w.Rank(50)
	require.NoError(t, err)
	before, err := w.segments[0].order(rank[0] - 1)
	require.NoError(t, err)
	after, err := w.segments[0].order(rank[0])
	require.NoError(t, err)
	require.Less(t, before, int64(50))
	require.GreaterOrEqual(t, after, int64(50))
}

// TestFlippedByte flips bytes all over an index: Verify names the fault, and reading gives an error or what is true.
func TestFlippedByte(t *testing.T) {
	dir := make3(t)
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(3, 4))
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		if len(data) == 0 {
			continue // the lock
		}
		for range 60 {
			damaged := slices.Clone(data)
			damaged[r.IntN(len(data))] ^= 1 << r.IntN(8)
			require.NoError(t, os.WriteFile(path, damaged, 0o666))
			faults, err := Verify(dir)
			padding := err == nil && len(faults) == 0
			if padding { // bytes between sections, which nothing reads
				ix, err := Open(dir)
				require.NoError(t, err)
				require.Equal(t, 2999, ix.Len())
				for _, n := range some(3000)[6:] {
					found, _, err := ix.Find("name", n.name, 2)
					require.NoError(t, err)
					require.Len(t, found, 1)
				}
				require.NoError(t, ix.Close())
			}
		}
		require.NoError(t, os.WriteFile(path, data, 0o666))
	}
	faults, err := Verify(dir)
	require.NoError(t, err)
	require.Empty(t, faults)
}

func TestEveryFlippedByteOfASectionIsFound(t *testing.T) {
	dir := make3(t)
	m, err := readManifest(dir)
	require.NoError(t, err)
	path := filepath.Join(dir, m.Segments[0].File)
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	s, err := openSegment(dir, m.Segments[0])
	require.NoError(t, err)
	sections := slices.Clone(s.footer.Sections)
	require.NoError(t, s.close())
	for _, info := range sections {
		for _, at := range []int64{info.Offset, info.Offset + info.Size/2, info.Offset + info.Size - 1, info.Index, info.Index + 15} {
			damaged := slices.Clone(data)
			damaged[at] ^= 0x10
			require.NoError(t, os.WriteFile(path, damaged, 0o666))
			faults, err := Verify(dir)
			require.NoError(t, err)
			require.NotEmpty(t, faults, "byte %d of %s", at-info.Offset, info.Name)
			require.ErrorContains(t, faults[0], "damaged")
		}
	}
}

// A fullDisk takes so many bytes and no more.
type fullDisk struct{ left int }

var errFull = errors.New("no space left on device")

func (d *fullDisk) create(path string) (file, error) {
	f, err := os.Create(path)
	return &limited{d, f}, err
}

type limited struct {
	disk *fullDisk
	file
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.disk.left)
	l.disk.left -= n
	written, err := l.file.Write(p[:n])
	if err == nil && n < len(p) {
		err = errFull
	}
	return written, err
}

func TestFullDisk(t *testing.T) {
	for _, room := range []int{0, 10, 5000, 100_000, 140_000} {
		dir := make3(t)
		w, err := Edit(dir)
		require.NoError(t, err)
		w.create = (&fullDisk{left: room}).create
		found, _, err := w.Find("name", 6, 1)
		require.NoError(t, err)
		err = errors.Join(w.Add(batchOf(some(2000))), w.Remove(found), w.Commit())
		require.ErrorIs(t, err, errFull, "room for %d bytes", room)
		require.NoError(t, w.Close())
		faults, err := Verify(dir)
		require.NoError(t, err)
		require.Empty(t, faults)
		ix, err := Open(dir)
		require.NoError(t, err)
		require.Equal(t, 2999, ix.Len())
		require.NoError(t, ix.Close())
		files, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.Len(t, files, 6, "three segments, one list of what is gone, manifest and lock")
	}
}

func TestOneWriter(t *testing.T) {
	dir := make3(t)
	w, err := Edit(dir)
	require.NoError(t, err)
	_, err = Edit(dir)
	require.ErrorContains(t, err, "another process is changing this index")
	_, err = Create(dir, nil)
	require.ErrorContains(t, err, "another process is changing this index")
	require.NoError(t, w.Close())
	w, err = Edit(dir)
	require.NoError(t, err)
	require.NoError(t, w.Close())
}

// TestReadersWhileWriting opens an index again and again while documents are added and segments merged.
func TestReadersWhileWriting(t *testing.T) {
	dir := make3(t)
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for last := 0; ; {
				select {
				case <-done:
					return
				default:
				}
				ix, err := Open(dir)
				if !errors.Is(err, nil) {
					t.Errorf("open: %v", err)
					return
				}
				n := 0
				for r := range ix.All() {
					if _, err := ix.Blob(nil, r, "text"); err != nil {
						t.Errorf("read: %v", err)
					}
					n++
				}
				if n < last || (n-2999)%10 != 0 {
					t.Errorf("%d documents after %d", n, last)
				}
				last = n
				if err := ix.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			}
		})
	}
	for n := range 40 {
		w, err := Edit(dir)
		require.NoError(t, err)
		more := some(10)
		for i := range more {
			more[i].name += uint32(10_000 + 10*n)
		}
		require.NoError(t, w.Add(batchOf(more)))
		require.NoError(t, w.Merge())
		require.NoError(t, w.Commit())
		require.Less(t, w.Segments(), 2*tier)
		require.NoError(t, w.Close())
	}
	close(done)
	readers.Wait()
}

func TestRefusals(t *testing.T) {
	empty := t.TempDir()
	_, err := Open(empty)
	require.ErrorContains(t, err, "there is no index here")
	_, err = Edit(filepath.Join(empty, "nowhere"))
	require.ErrorContains(t, err, "there is no index here")
	require.NoFileExists(t, filepath.Join(empty, "nowhere"))

	other := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(other, "diary.txt"), nil, 0o666))
	_, err = Create(other, nil)
	require.ErrorContains(t, err, `it holds "diary.txt"`)

	dir := make3(t)
	for _, c := range []struct {
		version int
		want    string
	}{{version + 1, "was written by a newer dedupe (format 2, this one reads 1)"}, {version - 1, "was written by an older dedupe (format 0, this one reads 1)"}} {
		m, err := readManifest(dir)
		require.NoError(t, err)
		m.Version = c.version
		require.NoError(t, m.write(dir, createFile))
		_, err = Open(dir)
		require.ErrorContains(t, err, c.want)
		_, err = Edit(dir)
		require.ErrorContains(t, err, c.want)
		files, err := filepath.Glob(filepath.Join(dir, "*.segment"))
		require.NoError(t, err)
		require.Len(t, files, 3, "an index of another version is left alone")
		m.Version = version
		require.NoError(t, m.write(dir, createFile))
	}
	require.NoError(t, os.Remove(filepath.Join(dir, "000002.segment")))
	_, err = Open(dir)
	require.ErrorContains(t, err, "000002.segment, a part of the index, is missing")

	w, err := Create(filepath.Join(t.TempDir(), "index"), nil)
	require.NoError(t, err)
	defer w.Close()
	require.ErrorContains(t, w.Add(&Batch{Order: []int64{2, 1}}), "not in order")
	require.ErrorContains(t, w.Add(&Batch{Order: []int64{1}, Tables: map[string][]uint64{"x": {1}}}), "is of no document")
}

// TestSegmentBytes holds the bytes of a segment against the layout in the package comment.
func TestSegmentBytes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	w, err := Create(dir, nil)
	require.NoError(t, err)
	require.NoError(t, w.Add(&Batch{Order: []int64{-1, 5}, Blobs: map[string]Append{"b": func(to []byte, i int) []byte { return append(to, []string{"ab", "c"}[i]...) }}, Tables: map[string][]uint64{"t": {9 << 32, 3<<32 | 1}}}))
	require.NoError(t, w.Commit())
	require.NoError(t, w.Close())
	data, err := os.ReadFile(filepath.Join(dir, "000001.segment"))
	require.NoError(t, err)
	u64 := func(at int) uint64 { return binary.LittleEndian.Uint64(data[at:]) }
	require.Equal(t, "dedupe segment 1", string(data[:16]))
	require.Equal(t, uint64(1<<64-1), u64(16), "order of document 0")
	require.Equal(t, uint64(5), u64(24), "order of document 1")
	require.Equal(t, u64(16), u64(32), "index of the section: the first bytes of its block, then a checksum")
	require.Equal(t, "abc", string(data[48:51]), "both texts")
	require.Equal(t, []uint64{0, 2, 3}, []uint64{u64(72), u64(80), u64(88)}, "where they begin and end")
	require.Equal(t, []uint64{3<<32 | 1, 9 << 32}, []uint64{u64(112), u64(120)}, "the table, sorted")
	require.Equal(t, "dedupe footer  1", string(data[len(data)-16:]))
	size := int(u64(len(data) - 32))
	require.Equal(t, `{"documents":2,"sections":[{"name":"order","offset":16,`, string(data[len(data)-32-size:])[:55])
}

// TestHostileFooter: a segment whose checksums are right, but not what they are of.
func TestHostileFooter(t *testing.T) {
	for name, change := range map[string]func(f *footer){
		"a section beyond the end":  func(f *footer) { f.Sections[0].Offset, f.Sections[0].Size = 8, 1<<63-1 },
		"an index beyond the end":   func(f *footer) { f.Sections[0].Index = 1<<63 - 1 },
		"a negative offset":         func(f *footer) { f.Sections[0].Offset = -8 },
		"more documents":            func(f *footer) { f.Documents += 3 },
		"an order of fewer":         func(f *footer) { f.Sections[0].Size -= 8 },
		"a table of half an entry":  func(f *footer) { f.Sections[len(f.Sections)-1].Size -= 4 },
		"no section for some blobs": func(f *footer) { f.Sections[1].Size = 0 },
	} {
		dir := make3(t)
		m, err := readManifest(dir)
		require.NoError(t, err)
		s, err := openSegment(dir, m.Segments[0])
		require.NoError(t, err)
		f := s.footer
		f.Sections = slices.Clone(f.Sections)
		require.NoError(t, s.close())
		change(&f)
		path := filepath.Join(dir, m.Segments[0].File)
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		text, err := json.Marshal(f)
		require.NoError(t, err)
		old := int(binary.LittleEndian.Uint64(data[len(data)-trailerSize:]))
		data = append(data[:len(data)-trailerSize-old], text...)
		data = binary.LittleEndian.AppendUint64(data, uint64(len(text)))
		data = binary.LittleEndian.AppendUint64(data, xxh3.Hash(text))
		require.NoError(t, os.WriteFile(path, append(data, footerMagic...), 0o666))
		m.Segments[0].Bytes, m.Segments[0].Checksum = int64(len(data)+len(footerMagic)), checksum(text)
		require.NoError(t, m.write(dir, createFile))
		faults, err := Verify(dir)
		require.True(t, err != nil || len(faults) > 0, name)
		ix, err := Open(dir)
		if err == nil {
			require.Error(t, ix.Scan("text", func(Ref, []byte) error { return nil }), name)
			require.NoError(t, ix.Close())
		}
	}
}
