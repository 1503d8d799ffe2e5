//go:build browser

package browser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// violation is what axe-core reports: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object
type violation struct {
	ID     string
	Impact string
	Help   string
	Nodes  []struct {
		HTML           string
		FailureSummary string
	}
}

// TestNoSeriousViolations runs axe-core over the page with everything unfolded, and again with the help open; and over
// the index of a report of many pages.
func TestNoSeriousViolations(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	require.NoError(t, err, "make test-browser installs axe-core")
	for name, file := range map[string]string{"page": filepath.Join(sample, "report.html"), "index": save(t, conflicts(1001, nil))} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(name+" "+scheme, func(t *testing.T) {
				p := newTab(t)
				p.media("", scheme)
				p.open(file)
				eval[bool](p, string(axe)+"; true")
				// axe takes what is not laid out for lying on top of other things.
				eval[bool](p, "(document.querySelectorAll('*').forEach(e => { if (getComputedStyle(e).contentVisibility === 'auto') e.style.contentVisibility = 'visible' }), true)")
				eval[bool](p, "(document.querySelectorAll('details').forEach(d => d.open = true), true)")
				p.until("document.querySelector('details[data-group]') === null || document.querySelector('.eject') !== null")
				p.noViolations()
				p.keys("?")
				p.noViolations()
			})
		}
	}
}

func (p *tab) noViolations() {
	p.Helper()
	const run = "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => Object.assign(v, {nodes: v.nodes.slice(0, 5)})))"
	found, err := await[[]violation](p, run)
	require.NoError(p.T, err)
	for _, v := range found {
		for _, n := range v.Nodes {
			p.Errorf("%s (%s): %s\n%s\n%s", v.ID, v.Impact, v.Help, n.HTML, n.FailureSummary)
		}
	}
}
