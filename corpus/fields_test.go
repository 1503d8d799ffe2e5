package corpus_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/corpus"
)

func TestValidateFields(t *testing.T) {
	require.NoError(t, corpus.ValidateFields(nil))
	require.NoError(t, corpus.ValidateFields(map[string]string{"text": "story", "outlet": "paper"}))
	for name, want := range map[string]string{
		"txet":   `no field "txet"; did you mean "text"?`,
		"body":   `no field "body"; did you mean "text"?`,
		"Source": `no field "Source"; did you mean "outlet"?`,
		"xyzzy":  "no field \"xyzzy\"\nhint: the fields are id, language, outlet, published, text, title, url",
	} {
		require.ErrorContains(t, corpus.ValidateFields(map[string]string{name: "column"}), want)
	}
	require.ErrorContains(t, corpus.ValidateFields(map[string]string{"text": " "}), "hint: write text=COLUMN")
	require.ErrorContains(t, corpus.ValidateFields(map[string]string{"text": "Body", "title": "body"}), "two fields, text and title")
}

func TestSite(t *testing.T) {
	for url, want := range map[string]string{
		"https://www.bbc.co.uk/news/1":       "bbc.co.uk",
		"http://news.harbour.example:8080/a": "harbour.example",
		"HTTPS://Harbour.Example./":          "harbour.example",
		"//cdn.harbour.example/a":            "harbour.example",
		"harbour.example/a":                  "harbour.example",
		"https://anna.github.io/post":        "anna.github.io",
		"http://192.0.2.1/a":                 "192.0.2.1",
		"http://localhost/":                  "localhost",
		"":                                   "",
		"http://%zz":                         "",
	} {
		require.Equal(t, want, corpus.Site(url), url)
	}
}
