package inplace

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func newFile(t *testing.T, size int, mapped bool) (f *File, name string, content []byte) {
	t.Helper()
	content = make([]byte, size)
	for i := range content {
		content[i] = byte(i * 7 >> 4)
	}
	name = filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(name, content, 0o666))
	file, err := os.Open(name)
	require.NoError(t, err)
	f, err = New(file, mapped)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, f.Close()) })
	return f, name, content
}

func TestReadFromSeveralGoroutines(t *testing.T) {
	f, _, content := newFile(t, 5*windowSize+123, true)
	var wg sync.WaitGroup
	for k := range 4 {
		wg.Go(func() {
			p := make([]byte, 3000)
			for at := k * 1000; at+len(p) <= len(content); at += 4001 {
				f.Read(p, int64(at))
				if !bytes.Equal(content[at:at+len(p)], p) {
					t.Errorf("other bytes at %d", at)
				}
			}
		})
	}
	wg.Wait()
	require.NoError(t, f.Err())
}

func TestReadByCalls(t *testing.T) {
	f, _, content := newFile(t, 1000, false)
	p := make([]byte, 10)
	f.Read(p, 990)
	require.Equal(t, content[990:], p)
	require.NoError(t, f.Err())
}

// A mapped file that was cut short leaves pages behind that are no more: a fault, which is not to end the program.
func TestCutShort(t *testing.T) {
	for _, mapped := range []bool{true, false} {
		f, name, content := newFile(t, 3*windowSize, mapped)
		require.NoError(t, os.Truncate(name, 100))
		p := bytes.Repeat([]byte{1}, 5000)
		f.Read(p, 2*windowSize)
		require.Equal(t, make([]byte, 5000), p)
		require.ErrorIs(t, f.Err(), ErrChanged)
		f.Read(p[:50], 0)
		require.Equal(t, content[:50], p[:50], "what is still there can be read")
	}
}

func TestWrittenTo(t *testing.T) {
	f, name, content := newFile(t, 1000, true)
	require.NoError(t, f.Err())
	require.NoError(t, os.WriteFile(name, content, 0o666))
	require.NoError(t, os.Chtimes(name, time.Time{}, time.Unix(1e9, 0)))
	require.ErrorIs(t, f.Err(), ErrChanged)
}

func TestBeyondTheEnd(t *testing.T) {
	f, _, _ := newFile(t, 1000, true)
	p := []byte{1, 2, 3}
	f.Read(p, 998)
	require.Equal(t, make([]byte, 3), p)
	require.Error(t, f.Err())
}
