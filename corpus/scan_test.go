package corpus

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// requireLikeEncodingJSON checks that scanObject accepts what encoding/json accepts, with the same values. raw is UTF-8.
func requireLikeEncodingJSON(t require.TestingT, raw []byte) {
	var want map[string]json.RawMessage
	valid := json.Unmarshal(raw, &want) == nil && want != nil
	got := map[string][]byte{}
	require.Equal(t, valid, scanObject(raw, func(name string, value []byte) { got[name] = value }), "%s", raw)
	if !valid {
		return
	}
	require.Len(t, got, len(want))
	for name, value := range want {
		require.Equal(t, string(value), string(got[name]))
		var s string
		if value[0] == '"' && json.Unmarshal(value, &s) == nil {
			require.Equal(t, s, plainValue(got[name]))
		}
	}
}

func TestScanObjectIsLikeEncodingJSON(t *testing.T) {
	pieces := []string{`{`, `}`, `[`, `]`, `"`, `:`, `,`, ` `, "\n", `"a"`, `"text"`, `\n`, `\u00e9`, `\ud83d`, `\ude00`, `\x`, `\`,
		`1`, `-0.5e+3`, `01`, `true`, `null`, `nul`, `é`, "\x01", `{"b":[1,"]"]}`, `"c":`}
	rapid.Check(t, func(t *rapid.T) {
		raw := `{"a":`
		for _, piece := range rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces") {
			raw += piece
		}
		requireLikeEncodingJSON(t, []byte(raw))
		requireLikeEncodingJSON(t, []byte(raw+"}"))
		requireLikeEncodingJSON(t, []byte(raw+`"}`))
	})
	rapid.Check(t, func(t *rapid.T) {
		object := rapid.MapOf(rapid.String(), rapid.String()).Draw(t, "object")
		raw, err := json.Marshal(object)
		require.NoError(t, err)
		requireLikeEncodingJSON(t, raw)
	})
}

func FuzzScanObject(f *testing.F) {
	for _, s := range []string{`{}`, `{"text":"a\u00e9\ud83d\ude00\n"}`, `{"a":[1,{"b":"]"}],"c":-1.5e3,"d":null}`, `{"a":1}}`, `{"a":"`, `null`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		requireLikeEncodingJSON(t, new(repairs).utf8(raw))
	})
}

// The bytes that were read are used again for other records: but for the text, which is looked after, nothing of a document may be a part of them.
func TestOnlyTextsAreBorrowed(t *testing.T) {
	for _, record := range []string{
		`{"id":"a-1","outlet":"harbour.example","title":"Bridge closed","url":"https://harbour.example/1","language":"en","published":"20 March 2023 10:00 EST","text":"It was closed."}`,
		`{"id":"b-1","text":"It was closed."}`,
		`{"url":"https://harbour.example/1","text":"It was closed.","published":"some day"}`,
	} {
		raw := []byte(record)
		r := &reader{opt: Options{}.withDefaults(), columns: usualColumns}
		doc, problem := r.parseObject(raw, place{path: "a.jsonl", record: 1, many: true})
		require.Nil(t, problem)
		doc.Text = ""
		before := fmt.Sprintf("%+v", *doc)
		for i := range raw {
			raw[i] = '#'
		}
		require.Equal(t, before, fmt.Sprintf("%+v", *doc))
	}
}
