//go:build browser

package browser

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/report"
)

// sample is the folder of a run over the corpora of testdata.
var sample string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "dedupe-report")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		sample = filepath.Join(dir, "out")
		const data = "../../testdata/"
		results, err := dedupe.Run(context.Background(), dedupe.Options{Paths: []string{data + "odessa", data + "quake", data + "court"}, MinConfidence: dedupe.DefaultMinConfidence})
		if err == nil {
			err = report.Save(sample, results, true)
		}
		if err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// openSample opens the report of the sample.
func openSample(t *testing.T) *tab {
	p := newTab(t)
	p.open(filepath.Join(sample, "report.html"))
	require.Greater(t, eval[int](p, "document.querySelectorAll('[data-finding]').length"), 10)
	return p
}

// shown counts the findings that the filter lets through.
const shown = "document.querySelectorAll('[data-finding]:not([hidden])').length"

// search types a query and waits until it is applied.
func (p *tab) search(query string) int {
	p.Helper()
	eval[bool](p, "document.activeElement.blur(), true")
	p.keys("/" + query + "\r")
	return eval[int](p, shown)
}

func (p *tab) clear() {
	eval[bool](p, "document.querySelector('[name=text]').value = '', true")
	p.search("")
}

func TestFacetsNarrowTheFindings(t *testing.T) {
	p := openSample(t)
	total := eval[int](p, shown)
	want := eval[int](p, "document.querySelectorAll('[data-finding][data-verdict=contradict]').length")
	eval[bool](p, "(s => { s.value = 'contradict'; s.dispatchEvent(new Event('change')); return true })(document.querySelector('[name=verdict]'))")
	require.Equal(t, want, eval[int](p, shown))
	require.Less(t, want, total)
	require.Equal(t, "verdict:contradict", eval[string](p, "document.querySelector('[name=text]').value"))
	require.Contains(t, eval[string](p, "document.querySelector('.filter output').textContent"), "findings")

	eval[bool](p, "history.back(), true")
	p.until(shown + " === " + eval[string](p, "String(document.querySelectorAll('[data-finding]').length)"))
}

func TestQueryLanguage(t *testing.T) {
	p := openSample(t)
	for query, test := range map[string]string{
		"gap:>20%":                           "Number(d.gap) > 0.2",
		"confidence:>=0.6 sources:>2":        "Number(d.confidence) >= 0.6 && Number(d.sources) > 2",
		"kind:count,money":                   "/^(count|money)/.test(d.kind)",
		"severity:high -kind:count":          "d.severity === 'high' && d.kind !== 'count'",
		"outlet:post":                        "d.outlet.toLowerCase().includes('post')",
		"verdict:contradict":                 "d.verdict === 'contradict'",
		"status:open":                        "true",
		"status:new":                         "d.status === 'new'",
		`-"how many"`:                        "!e.textContent.toLowerCase().includes('how many')",
		"How many":                           "e.textContent.toLowerCase().includes('how') && e.textContent.toLowerCase().includes('many')",
		"verdict:update,contradict gap:<0.5": "/update|contradict/.test(d.verdict) && Number(d.gap) < 0.5",
	} {
		got := p.search(query)
		want := eval[int](p, "Array.from(document.querySelectorAll('[data-finding]')).filter(e => { const d = e.dataset; return "+test+" }).length")
		require.Equal(t, want, got, query)
	}
	p.search("colour:red")
	require.Contains(t, eval[string](p, "document.querySelector('.filter output').textContent"), "no field colour")
	p.search("gap:wide")
	require.Contains(t, eval[string](p, "document.querySelector('.filter output').textContent"), "takes a number")
}

func TestKeyboard(t *testing.T) {
	p := openSample(t)
	current := func() string { return eval[string](p, "document.querySelector('.current').id") }
	p.keys("j")
	first := current()
	p.keys("j")
	require.NotEqual(t, first, current())
	require.Equal(t, "#"+current(), eval[string](p, "location.hash"))
	p.keys("k")
	require.Equal(t, first, current())
	p.keys("n")
	require.Equal(t, "contradict", eval[string](p, "document.querySelector('.current').dataset.verdict"))
	second := current()
	p.keys("np")
	require.Equal(t, second, current())
	require.True(t, eval[bool](p, "document.activeElement === document.querySelector('.current')"))
	p.keys("?")
	require.True(t, eval[bool](p, "document.getElementById('help').open"))
	p.keys("?")
	require.False(t, eval[bool](p, "document.getElementById('help').open"))
	p.keys("/j")
	require.Equal(t, "j", eval[string](p, "document.querySelector('[name=text]').value"), "a letter typed is no key")
}

func TestPermalinkOpensWhatItNames(t *testing.T) {
	p := openSample(t)
	folded := eval[string](p, "document.querySelector('#agreements [data-finding]').id")
	p.open(filepath.Join(sample, "report.html") + "#" + folded)
	require.True(t, eval[bool](p, "document.getElementById('"+folded+"').open"))
	require.True(t, eval[bool](p, "(r => r.top >= 0 && r.top < innerHeight)(document.getElementById('"+folded+"').getBoundingClientRect())"))

	p.search("verdict:contradict")
	story := eval[string](p, "document.querySelector('details.story[data-group]').id")
	eval[bool](p, "(location.hash = '#"+story+"', true)")
	p.until("document.getElementById('" + story + "').open")
	eval[bool](p, "(history.back(), true)")
	p.until("location.hash === '#q=verdict%3Acontradict'")
	p.open(filepath.Join(sample, "report.html") + "#q=verdict%3Acontradict")
	require.Equal(t, eval[int](p, "document.querySelectorAll('[data-verdict=contradict][data-finding]').length"), eval[int](p, shown))
}
