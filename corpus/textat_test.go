package corpus_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/corpus"
)

const byteOrderMark = "\xef\xbb\xbf"

func TestTextStandsWhereItsDocumentSays(t *testing.T) {
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("{\"text\":\"Wide letters.\"}\n")
	require.NoError(t, err)
	files := map[string]struct {
		content string
		stand   []bool // whether each document's text does
	}{
		"lines.jsonl":    {"{\"text\":\"One drone.\"}\n\n \n{ \"text\" : \"Two drones.\", \"id\": \"b\"}", []bool{true, true}},
		"escaped.jsonl":  {`{"text":"He said \"no\"."}` + "\n" + `{"text":"Caf\u00e9 shut."}` + "\n" + `{"text":"Café open."}`, []bool{false, false, true}},
		"mended.jsonl":   {"{\"text\":\"A &amp; B.\"}\n{\"text\":\"bad \xff byte\"}\n{\"text\":[\"one\",\"two\"]}\n{\"text\":\"As it was.\"}", []bool{false, false, false, true}},
		"marked.jsonl":   {byteOrderMark + "{\"text\":\"After a mark.\"}\n{\"text\":\"And again.\"}", []bool{true, true}},
		"array.json":     {"[\n {\"text\":\"One.\"} ,{\"text\":\"Two, or three.\"}\n]", []bool{true, true}},
		"object.json":    {"{\n\"text\":\"One object.\"}\n", []bool{false}},
		"each.json":      {"{\"text\":\"Line one.\"}\n{\"text\":\"Line two.\"}\n", []bool{true, true}},
		"long.jsonl":     {"{\"text\":\"" + strings.Repeat("Too long. ", 20) + "\"}\n{\"text\":\"After it.\"}\n", []bool{true}},
		"document.txt":   {"A file is one document.", []bool{false}},
		"table.csv":      {"id,text\n1,One row.\n", []bool{false}},
		"packed.jsonl":   {gz(t, "{\"text\":\"In a packed file.\"}\n"), []bool{false}},
		"utf16.jsonl":    {wide, []bool{false}},
		"repeated.jsonl": {"{\"text\":\"First.\",\"text\":\"Last.\"}", []bool{true}},
	}
	for name, f := range files {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			require.NoError(t, os.WriteFile(path, []byte(f.content), 0o666))
			docs, _ := read(t, corpus.Options{MaxDocument: 150}, path)
			require.Len(t, docs, len(f.stand))
			for i, d := range docs {
				require.Equal(t, f.stand[i], d.At > 0, "document %d", i)
				if d.At > 0 {
					require.Equal(t, d.Text, f.content[d.At:][:len(d.Text)])
				}
			}
		})
	}
}

func TestTextStandsWhereItsDocumentSaysInAnyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	rapid.Check(t, func(rt *rapid.T) {
		content := asLines(rt, drawRecords(rt))
		require.NoError(rt, os.WriteFile(path, []byte(content), 0o666))
		docs, _ := read(t, corpus.Options{}, path)
		for _, d := range docs {
			if d.At > 0 {
				require.Equal(rt, d.Text, content[d.At:][:len(d.Text)])
			}
		}
	})
}
