package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestDocumentsAreWrittenAsJSONHasThem holds the lines of documents against what encoding/json makes of them.
func TestDocumentsAreWrittenAsJSONHasThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.Just(""), rapid.String())
		r := &Results{Documents: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Document {
			d := Document{
				ID: word.Draw(t, "id"), Outlet: word.Draw(t, "outlet"), Title: word.Draw(t, "title"), Published: word.Draw(t, "published"),
				Language: word.Draw(t, "language"), URL: word.Draw(t, "url"), Path: word.Draw(t, "path"), Line: rapid.IntRange(0, 2).Draw(t, "line"),
				New: rapid.Bool().Draw(t, "new"), Indexed: rapid.Bool().Draw(t, "indexed"), Words: rapid.Int().Draw(t, "words"), Lineage: word.Draw(t, "lineage"), Text: word.Draw(t, "text"),
				Repairs: rapid.SliceOfN(word, 0, 2).Draw(t, "repairs"), RevisionOf: word.Draw(t, "revision"),
			}
			for i := range rapid.IntRange(0, 2).Draw(t, "furniture") {
				d.Furniture = append(d.Furniture, [2]int{10 * i, 10*i + 5})
			}
			return d
		}), 0, 5).Draw(t, "documents")}
		var got, want bytes.Buffer
		require.NoError(t, writeDocuments(&got, r))
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		for _, d := range r.Documents {
			require.NoError(t, enc.Encode(struct {
				Document
				Text *string `json:"text,omitempty"`
			}{d, &d.Text}))
		}
		require.Equal(t, want.String(), got.String())
	})
}

// No field of a document is forgotten.
func TestEveryFieldOfADocumentIsWritten(t *testing.T) {
	d := Document{
		ID: "a", Outlet: "b", Title: "c", Published: "2024-05-01", Language: "en", URL: "https://example.org", Path: "p", Line: 1, New: true, Indexed: true, Words: 2,
		Lineage: "a", Text: "One two.", Furniture: [][2]int{{0, 3}}, Repairs: []string{"r"}, RevisionOf: "z",
	}
	for i, value := range reflect.ValueOf(d).Fields() {
		require.NotEqual(t, value.IsZero(), i.Tag.Get("json") != "-", i.Name)
	}
	var read Document
	require.NoError(t, json.Unmarshal(appendDocument(nil, &d, true), &read))
	require.Equal(t, d, read)
}

// Parts are written in their order, and an error of the writer ends the work.
func TestManyDocumentsAreWrittenInOrder(t *testing.T) {
	r := &Results{}
	var want bytes.Buffer
	for i := range 5*partSize + 7 {
		r.Documents = append(r.Documents, Document{ID: strconv.Itoa(i)})
		want.Write(appendDocument(nil, &r.Documents[i], true))
	}
	var got bytes.Buffer
	require.NoError(t, writeDocuments(&got, r))
	require.Equal(t, want.String(), got.String())
	full := errors.New("full")
	require.ErrorIs(t, writeDocuments(failing{full}, r), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
