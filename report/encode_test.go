package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestDocumentsAreWrittenAsJSONHasThem holds the lines of documents against what encoding/json makes of them.
func TestDocumentsAreWrittenAsJSONHasThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := &Results{Documents: []Document{{ID: "1", Text: rapid.String().Draw(t, "text"), Furniture: [][2]int{{1, 2}}}, {ID: "2", Words: 3}}}
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
