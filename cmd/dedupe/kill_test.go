//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/store"
)

// TestKilled kills build, add and remove at random moments: the index is then in the state before the change or in the one after it,
// and whole. DEDUPE_KILLS says how often.
func TestKilled(t *testing.T) {
	kills, err := strconv.Atoi(os.Getenv("DEDUPE_KILLS"))
	if err != nil {
		kills = 20
	}
	dir := t.TempDir()
	index := filepath.Join(dir, "index")
	r := rand.New(rand.NewPCG(7, uint64(kills)))
	reports := func(name string, n int) string {
		var b bytes.Buffer
		for i := range n {
			fmt.Fprintf(&b, `{"id":"%s-%d","text":"The ferry %s carried %d people and %d cars off pier %d of harbour %d when it sank on Tuesday."}`+"\n",
				name, i, name, r.IntN(900), r.IntN(90), i, r.IntN(400))
		}
		path := filepath.Join(dir, name+".jsonl")
		require.NoError(t, os.WriteFile(path, b.Bytes(), 0o666))
		return path
	}
	base := reports("base", 300)
	build := []string{"index", "build", index, base, "-q"}
	require.NoError(t, exec.Command("dedupe", build...).Run())
	killed := 0
	for n := 0; killed < kills; n++ {
		more := reports(fmt.Sprintf("more%d", n), 50)
		command := [][]string{build, {"index", "add", index, more, "-q"}, {"index", "remove", index, base, "-q"}}[n%3]
		before := documents(t, index)
		whole := duration(t, index, command)
		cmd := exec.Command("dedupe", command...)
		require.NoError(t, cmd.Start())
		time.Sleep(time.Duration(r.Int64N(int64(whole))))
		_ = cmd.Process.Kill() // it may be done already
		if cmd.Wait() != nil {
			killed++
		}
		faults, err := store.Verify(index)
		require.NoError(t, err, "after %v", command)
		require.Empty(t, faults)
		if after := documents(t, index); len(after) != len(before) || command[1] == "build" {
			require.Equal(t, expected(command, before), len(after), "after %v", command)
		}
		require.NoError(t, exec.Command("dedupe", build...).Run(), "the next writer is not kept out")
		left, err := filepath.Glob(filepath.Join(index, "*"))
		require.NoError(t, err)
		require.Len(t, left, 3, "nothing of the killed one is left: a segment, a manifest, the lock")
	}
}

// documents gives the ids of an index, each of which can be read.
func documents(t *testing.T, index string) map[string]bool {
	ix, err := store.Open(index)
	require.NoError(t, err)
	defer ix.Close()
	ids := map[string]bool{}
	for r := range ix.All() {
		b, err := ix.Blob(nil, r, "document")
		require.NoError(t, err)
		var d struct{ ID string }
		require.NoError(t, json.Unmarshal(b, &d))
		ids[d.ID] = true
	}
	return ids
}

// expected is how many documents an index has after a command.
func expected(command []string, before map[string]bool) int {
	switch command[1] {
	case "add":
		return len(before) + 50
	case "remove":
		return 0
	}
	return 300
}

// duration measures a command on a copy of the index.
func duration(t *testing.T, index string, command []string) time.Duration {
	copied := filepath.Join(t.TempDir(), "index")
	require.NoError(t, os.CopyFS(copied, os.DirFS(index)))
	args := append([]string{}, command...)
	args[2] = copied
	start := time.Now()
	require.NoError(t, exec.Command("dedupe", args...).Run())
	return time.Since(start)
}
