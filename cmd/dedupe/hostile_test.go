package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// hostile fills a folder with files that no reader likes, beside two good ones: hostile DIR
func hostile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hostile DIR")
	}
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o777))
	write := func(name string, data []byte) { ts.Check(os.WriteFile(filepath.Join(dir, name), data, 0o666)) }

	write("good-1.txt", []byte("The harbour crane fell on Monday and two dock workers were hurt, the port authority said.\n"))
	write("good-2.txt", []byte("Two dock workers were hurt when a crane fell in the harbour on Monday, according to the port authority.\n"))
	write("empty.txt", nil)
	write("binary.txt", bytes.Repeat([]byte{0x7f, 'E', 'L', 'F', 0, 1, 2, 0xff}, 200))
	write("latin1.txt", []byte("Le pr\xe9sident a d\xe9clar\xe9 que l'\xe9t\xe9 serait tr\xe8s chaud dans la r\xe9gion, o\xf9 les for\xeats br\xfblent d\xe9j\xe0.\n"))
	write("invalid.jsonl", []byte("{\"id\":\"ok\",\"text\":\"A bus left the road near the bridge on Friday.\"}\n{\"id\":\"bad\",\"text\":\n{\"id\":\"ok\",\"text\":\"Another text under a used id.\"}\n{\"id\":\"none\"}\n"))

	long := bytes.Repeat([]byte("word "), 100<<20/5)
	write("long-line.jsonl", append(append([]byte(`{"id":"long","text":"`), long...), []byte("\"}\n{\"id\":\"after\",\"text\":\"The line after the long one is read.\"}\n")...))

	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	for i := range 2000 {
		_, err := w.Write([]byte(`{"id":"gz` + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + `","text":"A line in a packed file."}` + "\n"))
		ts.Check(err)
	}
	ts.Check(w.Close())
	write("truncated.jsonl.gz", gz.Bytes()[:gz.Len()/2])

	var bomb bytes.Buffer
	w = gzip.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 256 {
		_, err := w.Write(zeros)
		ts.Check(err)
	}
	ts.Check(w.Close())
	write("bomb.txt.gz", bomb.Bytes())

	ts.Check(os.Symlink(".", filepath.Join(dir, "loop")))
}
