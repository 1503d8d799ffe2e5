//go:build browser

package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// A tab is a browser of its own with one page. Whatever a test does in it, no request may leave the machine, no script
// may fail, and the policy of the page may refuse nothing: these are asserted when the test ends.
type tab struct {
	*testing.T
	ctx       context.Context
	downloads string

	mu       sync.Mutex
	requests []string
	faults   []string
}

// newTab starts a browser with an empty profile.
func newTab(t *testing.T) *tab {
	profile, err := os.MkdirTemp("", "dedupe-browser")
	require.NoError(t, err)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WindowSize(1400, 900))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	ctx, closeTab := chromedp.NewContext(ctx)
	p := &tab{T: t, ctx: ctx, downloads: t.TempDir()}
	t.Cleanup(func() {
		closeTab()
		cancel()
		stop()
		removeAll(profile)
		p.check()
	})
	require.NoError(t, chromedp.Do(ctx))
	require.NoError(t, chromedp.Listen(ctx, p.record))
	command(p, network.Enable, network.EnableParams{})
	command(p, log.Enable, cdp.Empty{})
	command(p, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: p.downloads})
	return p
}

// removeAll tries again while the browser's children still write.
func removeAll(dir string) {
	for range 50 {
		if os.RemoveAll(dir) == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func (p *tab) record(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		p.faults = append(p.faults, e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		p.faults = append(p.faults, fmt.Sprintf("%s: %s", e.Entry.Level, e.Entry.Text))
	}
}

func (p *tab) check() {
	p.mu.Lock()
	defer p.mu.Unlock()
	require.NotEmpty(p.T, p.requests)
	for _, url := range p.requests {
		require.True(p.T, strings.HasPrefix(url, "file:") || strings.HasPrefix(url, "blob:file:") || strings.HasPrefix(url, "data:"), "request to %s", url)
	}
	require.Empty(p.T, p.faults)
}

// command sends one command of the protocol.
func command[P, R any](p *tab, c cdp.Command[P, R], params P) {
	p.Helper()
	_, err := chromedp.Call(p.ctx, c, params)
	require.NoError(p.T, err)
}

// open loads a file.
func (p *tab) open(file string) {
	p.Helper()
	require.NoError(p.T, chromedp.Do(p.ctx, chromedp.Navigate("file://"+file)))
}

// eval gives the value of an expression of the page.
func eval[T any](p *tab, expression string) T {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	require.NoError(p.T, err, expression)
	return v
}

// until waits for an expression to be true.
func (p *tab) until(expression string) {
	p.Helper()
	require.Eventually(p.T, func() bool { return eval[bool](p, expression) }, 5*time.Second, 20*time.Millisecond, expression)
}

// keys presses one key after the other. chromedp's own KeyEvent types the character even where the page takes the key.
func (p *tab) keys(keys string) {
	p.Helper()
	for _, key := range keys {
		events := kb.Encode(key)
		down, up := *events[0], *events[len(events)-1]
		if len(events) == 3 {
			down.Text = events[1].Text
		}
		command(p, input.DispatchKeyEvent, down)
		command(p, input.DispatchKeyEvent, up)
	}
}

// media emulates print or dark mode.
func (p *tab) media(medium, scheme string) {
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

func (p *tab) width(pixels int64) {
	p.Helper()
	require.NoError(p.T, chromedp.Do(p.ctx, chromedp.EmulateViewport(pixels, 900)))
}

// await gives the value that a promise of the page comes to.
func await[T any](p *tab, expression string) (T, error) {
	return chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// download waits for a file that the page offered.
func (p *tab) download(name string) []byte {
	p.Helper()
	var data []byte
	require.Eventually(p.T, func() bool {
		var err error
		data, err = os.ReadFile(filepath.Join(p.downloads, name))
		return err == nil && len(data) > 0
	}, 5*time.Second, 20*time.Millisecond, name)
	return data
}
