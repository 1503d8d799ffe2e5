package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
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
		{"long word", "x", "y" + strings.Repeat("z", 5000), "[changed x] | [changed y" + strings.Repeat("z", maxHunkBytes-1) + "…] (cut)", ""},
	} {
		d := compareWords(&Document{Text: c.left}, &Document{Text: c.right})
		got := ""
		for _, h := range d.Hunks {
			got += show(h.Left) + " | " + show(h.Right)
		}
		require.Equal(t, c.want, got, c.name)
		require.Equal(t, c.numbers, d.Numbers, c.name)
	}
}

func show(segs []segment) string {
	s := ""
	for _, seg := range segs {
		if seg.Mark == "" {
			s += seg.Text
		} else {
			s += "[" + seg.Mark + " " + seg.Text + "]"
		}
	}
	return s
}

// Furniture that differs is grey and no change of a number.
func TestFurnitureIsNoChange(t *testing.T) {
	left := &Document{Text: "One ship sank. Read 12 more stories", Furniture: [][2]int{{15, 35}}}
	right := &Document{Text: "One ship sank. Top 99 lists", Furniture: [][2]int{{15, 27}}}
	d := compareWords(left, right)
	require.Empty(t, d.Numbers)
	require.Equal(t, "One ship sank. [furniture Read 12 more stories]", show(d.Hunks[0].Left))
}

func TestVeryLongTextsAreNotCompared(t *testing.T) {
	d := compareWords(&Document{Text: strings.Repeat("word ", maxDiffWords+1)}, &Document{Text: "word"})
	require.Contains(t, d.Refused, "20,000 words")
}

func TestEqualWordsBetweenChangesAreCounted(t *testing.T) {
	middle := strings.Repeat("calm ", 40)
	d := compareWords(&Document{Text: "1 " + middle + "2"}, &Document{Text: "3 " + middle + "4"})
	require.Len(t, d.Hunks, 2)
	require.Equal(t, "24 words are the same", d.Hunks[1].Same)
	require.Equal(t, "1 → 3, 2 → 4", d.Numbers)
}
