package dedupe

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/lsh"
)

func TestCanonicalURL(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://www.Example.org/a/b/?utm_source=x#top", "example.org/a/b"},
		{"http://example.org/a/b", "example.org/a/b"},
		{"http://example.org/a?id=2&utm_medium=y", "example.org/a?id=2"},
		{"https://example.org/", ""},
		{"/a/b", ""},
		{"", ""},
		{"http://%zz", ""},
	} {
		require.Equal(t, c.want, canonicalURL(c.in), c.in)
	}
}

func TestRevisions(t *testing.T) {
	at := func(id, outlet, url string, day int) *document {
		d := &document{Document: &corpus.Document{ID: id, Outlet: outlet, URL: url}}
		if day > 0 {
			d.Published.Time = time.Date(2024, 5, day, 0, 0, 0, 0, time.UTC)
		}
		return d
	}
	c := &loaded{docs: []*document{
		at("a", "one", "https://one.example/x", 2),
		at("b", "one", "https://www.one.example/x/", 1),
		at("c", "one", "", 3),
		at("d", "one", "", 4),
		at("e", "two", "", 4),
		at("f", "one", "", 0),
		at("g", "one", "https://one.example/x", 5),
	}}
	c.docs[0].Text = "A crane fell in the harbour of Lindau on Monday and two people were hurt."
	c.docs[1].Text = "A crane fell in the harbour of Lindau on Monday and two people were hurt, police said."
	c.docs[6].Text = "The library of the town will be closed for a year from the first of June."
	copies := &lsh.Copies{Pairs: []lsh.Pair{
		{Left: 2, Right: 3, Jaccard: .9}, // one outlet, one after the other
		{Left: 3, Right: 4, Jaccard: 1},  // two outlets: a copy
		{Left: 3, Right: 5, Jaccard: 1},  // which is later is not known
	}}
	require.Equal(t, []int{0, 0, 3, 3, 4, 5, 6}, revisions(c, copies))
}
