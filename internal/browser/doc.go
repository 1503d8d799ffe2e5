// Package browser tests the report in a real browser: Debian's chromium, driven by chromedp. Its tests have the build
// tag browser, so that `go test ./...` needs no browser; `make test-browser` runs them.
package browser
