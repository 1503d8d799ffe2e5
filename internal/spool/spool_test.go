package spool

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWhatIsKeptIsGivenBack(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		s := New(dir)
		defer s.Close()
		var kept [][]byte
		var places []int64
		for range rapid.IntRange(0, 8).Draw(t, "pieces") {
			piece := bytes.Repeat([]byte{byte('a' + len(kept))}, rapid.IntRange(0, bufferSize).Draw(t, "size"))
			kept, places = append(kept, piece), append(places, s.Append(piece))
		}
		for i, want := range kept {
			got := make([]byte, len(want))
			s.Read(got, places[i])
			require.True(t, bytes.Equal(want, got))
		}
		require.NoError(t, s.Err())
	})
}

func TestFilesLeaveNoName(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, prefix+"of-a-killed-run"), []byte("x"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "other"), []byte("x"), 0o600))
	s := New(dir)
	s.Append([]byte("text"))
	require.NoError(t, s.Close())
	require.NoError(t, s.Close())
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, left, 1)
	require.Equal(t, "other", left[0].Name())
}

func TestAFailureStays(t *testing.T) {
	s := New(filepath.Join(t.TempDir(), "nowhere"))
	at := s.Append([]byte("text"))
	got := []byte("....")
	s.Read(got, at)
	require.Equal(t, make([]byte, 4), got)
	require.ErrorContains(t, s.Err(), "nowhere")
	require.NoError(t, s.Close())
}
