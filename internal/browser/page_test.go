//go:build browser

package browser

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
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
			err = report.Save(context.Background(), sample, results, true)
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

// unfold opens the first element that a selector finds, with all around it, and goes there.
func (p *tab) unfold(selector string) {
	p.Helper()
	eval[bool](p, "(e => { e.scrollIntoView(); for (; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true; return true })(document.querySelector('"+selector+"'))")
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

// The sides of a comparison scroll as one, and s swaps them.
func TestDiffSwapsAndScrollsAsOne(t *testing.T) {
	p := openSample(t)
	p.width(700)
	const table = "document.querySelector('.diff')"
	p.unfold(".diff")
	p.until("document.querySelector('.swap') !== null")
	heads := func() []string {
		return eval[[]string](p, "Array.from("+table+".querySelectorAll('thead th')).map(e => e.textContent)")
	}
	row := func() []string {
		return eval[[]string](p, "Array.from("+table+".querySelector('tbody tr:not(.same)').cells).map(e => e.textContent)")
	}
	before, cells := heads(), row()
	require.Len(t, before, 2)
	p.keys("s")
	require.Equal(t, []string{before[1], before[0]}, heads())
	require.Equal(t, []string{cells[1], cells[0]}, row())
	eval[bool](p, "("+table+".closest('details').querySelector('.swap').click(), true)")
	require.Equal(t, before, heads())

	moved := eval[[]float64](p, `(scroll => {
		scroll.style.maxHeight = '60px';
		const sides = () => Array.from(scroll.querySelector('tbody tr:last-child').cells).map(e => e.getBoundingClientRect().top);
		const before = sides();
		scroll.scrollTop = 40;
		return sides().map((top, i) => before[i] - top);
	})(`+table+`.parentElement)`)
	for _, m := range moved {
		require.InDelta(t, 40, m, 1)
	}
	require.Positive(t, eval[int](p, "document.querySelectorAll('.diff mark').length"), "what changed is marked")
}

func TestReviewIsKeptAndExported(t *testing.T) {
	p := openSample(t)
	id := eval[string](p, "document.querySelector('#conflicts [data-finding]').dataset.id")
	press := func(selector string) { eval[bool](p, "(document.querySelector(\""+selector+"\").click(), true)") }
	press("#conflicts [data-finding] .review button[value='false alarm']")
	eval[bool](p, "(i => { i.value = 'read \"both\" <again>'; i.dispatchEvent(new Event('change')); return true })(document.querySelector('.review input'))")
	eval[bool](p, "(i => { i.value = 'Ann'; i.dispatchEvent(new Event('change')); return true })(document.querySelector('.tools input'))")
	p.unfold("#stories details[data-group]")
	p.until("document.querySelector('#stories .eject') !== null")
	press("#stories .eject")

	p.open(filepath.Join(sample, "report.html") + "?again")
	require.Equal(t, "true", eval[string](p, "document.querySelector(\"#conflicts .review button[value='false alarm']\").ariaPressed"), "kept over a reload")
	require.Contains(t, eval[string](p, "document.querySelector('.tools output').textContent"), "1 of ")
	require.Equal(t, 1, p.search(`status:"false alarm"`))

	press(".tools .export")
	var file struct {
		Schema    int
		Decisions []struct{ Finding, Decision, Note, By string }
		Ejected   []struct{ Group, Kind, Document, By string }
	}
	require.NoError(t, json.Unmarshal(p.download("decisions.json"), &file))
	require.Equal(t, 1, file.Schema)
	require.Len(t, file.Decisions, 1)
	require.Equal(t, struct{ Finding, Decision, Note, By string }{id, "false alarm", `read "both" <again>`, "Ann"}, file.Decisions[0])
	require.Len(t, file.Ejected, 1)
	require.Equal(t, "story", file.Ejected[0].Kind)
	require.NotEmpty(t, file.Ejected[0].Document)

	dir := t.TempDir()
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(dir, "dedupe"), "../../cmd/dedupe").CombinedOutput()
	require.NoError(t, err, string(out))
	aside := filepath.Join(dir, "aside.yaml")
	apply := exec.CommandContext(t.Context(), filepath.Join(dir, "dedupe"), "review", "apply", filepath.Join(p.downloads, "decisions.json"), sample, "--suppressions", aside)
	out, err = apply.CombinedOutput()
	require.NoError(t, err, string(out))
	written, err := os.ReadFile(aside)
	require.NoError(t, err)
	require.Contains(t, string(written), "by: Ann")
	require.Contains(t, string(written), "again")
}

func TestTablesAreSavedAsCSV(t *testing.T) {
	p := openSample(t)
	n := p.search("verdict:contradict")
	eval[bool](p, "(document.querySelector('.tools .csv').click(), true)")
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(p.download("findings.csv"), []byte("\ufeff")))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, n+1)
	require.Equal(t, "finding", rows[0][0])
	for _, row := range rows[1:] {
		require.Equal(t, "contradict", row[1])
	}

	p.unfold("#stories details[data-group]")
	p.until("document.querySelector('#stories .csv') !== null")
	eval[bool](p, "(document.querySelector('#stories .csv').click(), true)")
	rows, err = csv.NewReader(bytes.NewReader(bytes.TrimPrefix(p.download("matrix.csv"), []byte("\ufeff")))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, eval[int](p, "document.querySelector('.matrix').rows.length"), len(rows))
	require.Equal(t, "Question", rows[0][0])
}

func TestDarkModePrintAndNarrowScreens(t *testing.T) {
	p := openSample(t)
	luminance := "(c => c.match(/\\d+/g).slice(0, 3).reduce((a, x) => a + Number(x), 0))(getComputedStyle(document.body).backgroundColor)"
	p.media("", "light")
	light := eval[int](p, luminance)
	p.media("", "dark")
	require.Less(t, eval[int](p, luminance), light/4)

	p.media("print", "light")
	hidden := "['.filter', '.tools', 'nav', '.review'].every(s => getComputedStyle(document.querySelector(s)).display === 'none')"
	require.True(t, eval[bool](p, hidden))
	require.Equal(t, "none", eval[string](p, "getComputedStyle(document.querySelector('.scroll')).maxHeight"))
	_, err := chromedp.Run(p.ctx, chromedp.PrintToPDF())
	require.NoError(t, err)

	p.media("", "light")
	p.width(400)
	eval[bool](p, "(document.querySelectorAll('details').forEach(d => d.open = true), true)")
	require.LessOrEqual(t, eval[int](p, "document.documentElement.scrollWidth"), 400, "nothing makes the page scroll sideways")
}

// Without the script the findings, the sentences and the matrices are there, and no control that does nothing.
func TestReadableWithoutScript(t *testing.T) {
	p := newTab(t)
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.open(filepath.Join(sample, "report.html"))
	text, err := chromedp.Run(p.ctx, chromedp.Text(chromedp.CSS("#conflicts")))
	require.NoError(t, err)
	require.Contains(t, text, "Why: which claims were compared")
	nodes, err := chromedp.Run(p.ctx, chromedp.Nodes(chromedp.CSSAll("#conflicts article q mark, .matrix td")))
	require.NoError(t, err)
	require.Greater(t, len(nodes), 20)
	for _, selector := range []string{".filter", ".tools", "#help"} {
		style, err := chromedp.Run(p.ctx, chromedp.ComputedStyle(chromedp.CSS(selector), chromedp.NodeReady))
		require.NoError(t, err)
		for _, s := range style {
			if s.Name == "display" {
				require.Equal(t, "none", s.Value, selector)
			}
		}
	}
}

func TestMatrixSortsAndLeavesOutAgreements(t *testing.T) {
	p := openSample(t)
	p.unfold("#stories details[data-group]")
	p.until("document.querySelector('.matrix .sort') !== null")
	column := "Array.from(document.querySelector('.matrix').tBodies[0].rows).map(r => r.cells[1].className)"
	before := eval[[]string](p, column)
	eval[bool](p, "(document.querySelectorAll('.matrix .sort')[1].click(), true)")
	after := eval[[]string](p, column)
	require.ElementsMatch(t, before, after)
	unstated := slices.Index(after, "unstated")
	require.Positive(t, unstated)
	require.NotContains(t, after[unstated:], "contradict")
	require.NotContains(t, after[unstated:], "agree")
	eval[bool](p, "(document.querySelectorAll('.matrix .sort')[1].click(), true)")
	require.Equal(t, before, eval[[]string](p, column))

	eval[bool](p, "(document.querySelector('.only').click(), true)")
	require.True(t, eval[bool](p, "Array.from(document.querySelector('.matrix').tBodies[0].rows).every(r => r.hidden === !r.querySelector('.contradict, .update'))"))
}
