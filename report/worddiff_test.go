package report

import (
	"html/template"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestCompareWords(t *testing.T) {
	for _, c := range []struct{ name, left, right, want, numbers string }{
		{"the same", "All quiet here.", "All quiet here.", "", ""},
		{"punctuation and case", "All quiet here.", "all quiet, here", "", ""},
		{"a number", "The ship carried 214 men.", "The ship carried 241 men.", "The ship carried [number 214] men. | The ship carried [number 241] men.", "214 → 241"},
		{"words", "A big red ship sank.", "A small ship sank.", "A [changed big red] ship sank. | A [changed small] ship sank.", ""},
		{"a number gone", "In all 5 men sank.", "In all men sank.", "In all [changed 5] men sank. | In all men sank.", ""},
		{"a rewritten stretch", "Later 5 q w e r t y u i o p a s.", "Later 12 z x c v b n m.",
			"Later [changed 5 q w e r t y u i o p a s.] | Later [changed 12 z x c v b n m.]", ""},
		{"percent is not 5", "Up 5% again.", "Up 5 again.", "Up [number 5%] again. | Up [number 5] again.", "5% → 5"},
		{"only left", "Gone.", "", "[changed Gone.] | ", ""},
	} {
		d := compareWords(&Document{Text: c.left}, &Document{Text: c.right})
		got := ""
		for _, r := range d.Rows {
			got += show(r.Left) + " | " + show(r.Right)
		}
		require.Equal(t, c.want, got, c.name)
		require.Equal(t, c.numbers, d.Numbers, c.name)
	}
}

// show writes "[mark words]" for what is highlighted.
func show(html template.HTML) string { return highlightTag.ReplaceAllString(string(html), "[$1 $2]") }

// unmarked is what a row shows, without its highlights.
func unmarked(html template.HTML) string { return highlightTag.ReplaceAllString(string(html), "$2") }

var highlightTag = regexp.MustCompile(`(?s)<mark class="(\w+)">(.*?)</mark>`)

// Furniture that differs is grey and no change of a number.
func TestFurnitureIsNoChange(t *testing.T) {
	left := &Document{Text: "One ship sank. Read 12 more stories", Furniture: [][2]int{{15, 35}}}
	right := &Document{Text: "One ship sank. Top 99 lists", Furniture: [][2]int{{15, 27}}}
	d := compareWords(left, right)
	require.Empty(t, d.Numbers)
	require.Equal(t, "[furniture Read 12 more stories]", show(d.Rows[1].Left))
}

func TestVeryLongTextsAreNotCompared(t *testing.T) {
	d := compareWords(&Document{Text: strings.Repeat("word ", maxDiffWords+1)}, &Document{Text: "word"})
	require.Contains(t, d.Refused, "20,000 words")
}

// Rows end where a sentence ends in both texts, and runs of equal sentences are one row.
func TestRowsAreAlignedBySentences(t *testing.T) {
	left := &Document{Text: "Calm sea. Light wind. The ship left at 1 in the morning. Nobody was hurt. It came back\nAll slept. The end."}
	right := &Document{Text: "Calm sea. Light wind. The ship left at 3 in the morning. Somebody saw it. Nobody was hurt. It came back\nAll slept. The end."}
	d := compareWords(left, right)
	require.Equal(t, []alignedRow{
		{Same: "2 sentences are the same", Left: "Calm sea. Light wind."},
		{Left: `The ship left at <mark class="number">1</mark> in the morning.`, Right: `The ship left at <mark class="number">3</mark> in the morning.`},
		{Left: "Nobody was hurt.", Right: `<mark class="changed">Somebody saw it.</mark> Nobody was hurt.`},
		{Same: "3 sentences are the same", Left: "It came back\nAll slept. The end."},
	}, d.Rows)
	require.Equal(t, 2, d.Changed)
	require.Equal(t, "1 → 3", d.Numbers)
}

// Whatever the texts, each side of the rows together has all its words in order.
func TestRowsKeepAllWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([ab1]{1,2}[.!]?[ \n]){0,30}`)
		left, right := text.Draw(t, "left"), text.Draw(t, "right")
		rows := compareWords(&Document{Text: left}, &Document{Text: right}).Rows
		if len(rows) == 0 {
			return
		}
		var got [2]string
		for _, r := range rows {
			if r.Same != "" {
				r.Right = r.Left
			}
			got[0], got[1] = got[0]+unmarked(r.Left)+" ", got[1]+unmarked(r.Right)+" "
		}
		require.Equal(t, strings.Fields(left), strings.Fields(got[0]))
		var bare [2]string
		for i, s := range []string{right, got[1]} {
			bare[i] = strings.NewReplacer(".", "", "!", "").Replace(strings.Join(strings.Fields(s), " "))
		}
		require.Equal(t, bare[0], bare[1], "sentences that are the same may differ in punctuation")
	})
}
