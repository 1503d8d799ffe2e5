package figure

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/text"
)

const addedNews = `# The sea.
[unit: length]
1.8288 fathom = fathom, fathoms

[verb arrest]
collar = collar, felt his collar

[verb flood grows event people named=flooded]
flood = flood, flooded out

[noun vehicle]
drifter = drifter, steam drifter
`

func TestAddedNews(t *testing.T) {
	e, err := NewExtractor(strings.NewReader(addedNews))
	require.NoError(t, err)
	lines := func(e *Extractor, s string) (out []string) {
		figs := e.Extract(text.Analyse(s, text.Options{Language: "en"}), Context{Field: "text"})
		for i := range figs {
			out = append(out, slotLine(&figs[i])+" "+figs[i].Verb().Named)
		}
		return out
	}
	const collared, flooded = "Three men were collared in the port.", "Two drifters lie in the port; 40 people were flooded out."
	require.Equal(t, []string{"Three men: noun=man class=man verb=arrest arrested"}, lines(e, collared))
	require.Equal(t, []string{"Two drifters: noun=drifter class=vehicle ", "40 people: noun=people class=person verb=flood flooded"}, lines(e, flooded))
	require.Equal(t, []string{"Three men: noun=man class=man "}, lines(Standard(), collared), "what a file adds is its Extractor's alone")
	require.True(t, e.news.class("flood").Grows)
	require.Equal(t, "killed", e.news.class("kill").Named)
}

func TestAddedNewsErrors(t *testing.T) {
	for bad, want := range map[string]string{
		"[unit: length]\n1 ell = ell\n\n[verb kill grows]\n": `added lexicon 1:4: the class "kill" is built in`,
		"[noun ship grows]\n":                                `added lexicon 1:1: a class of nouns has no keywords`,
		"[verb flood quickly]\n":                             `added lexicon 1:1: section "verb flood quickly": unknown keyword "quickly"`,
		"[verb flood]\nflood\n":                              `added lexicon 1:2: "flood" is no entry`,
		"[noun]\n":                                           `added lexicon 1:1: unknown section [noun]`,
	} {
		_, err := NewExtractor(strings.NewReader(bad))
		require.ErrorContains(t, err, want, bad)
	}
}
