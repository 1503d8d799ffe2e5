//go:build linux

package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const (
	checked = 100  // documents that are checked against the index
	added   = 1000 // documents that are added to it
)

// index measures the saved index: what building one costs beside a run, and what a check and a change of one cost.
func (b *bench) index() error {
	n := max(b.documents, b.large)
	texts, news := filepath.Join(b.dir, "index-texts"), filepath.Join(b.dir, "index-news")
	if err := makeWorkload("texts", texts, n, 0); err != nil {
		return err
	}
	if err := makeWorkload("news", news, b.documents+checked+added); err != nil {
		return err
	}
	old, fresh, more := filepath.Join(news, "old.jsonl"), filepath.Join(news, "new.jsonl"), filepath.Join(news, "more.jsonl")
	if err := splitLines(filepath.Join(news, "docs.jsonl"), []string{old, more, fresh}, []int{b.documents, added, checked}); err != nil {
		return err
	}
	ofTexts, ofNews := filepath.Join(texts, "index"), filepath.Join(news, "index")
	building := []program{
		{fmt.Sprintf("run --find copies, %d texts", n), twoProcessors, b.find("copies", texts)},
		{"index build --find copies of the same", twoProcessors, []string{b.dedupe, "index", "build", ofTexts, filepath.Join(texts, "docs.jsonl"), "--find", "copies", "--quiet"}},
	}
	costs, err := measure(building, b.repeats)
	if err != nil {
		return err
	}
	once := []program{
		{fmt.Sprintf("index build of %d reports, for copies, stories and conflicts", b.documents), twoProcessors, []string{b.dedupe, "index", "build", ofNews, old, "--quiet"}},
		{fmt.Sprintf("index add of %d reports to the %d texts", added, n), twoProcessors, []string{b.dedupe, "index", "add", ofTexts, more, "--quiet"}},
	}
	more1, err := measure(once, 1)
	if err != nil {
		return err
	}
	using := []program{
		{fmt.Sprintf("check of %d new reports against the %d", checked, b.documents), twoProcessors, []string{b.dedupe, "check", fresh, "--against", ofNews, "--fail-on", "none", "--quiet"}},
		{fmt.Sprintf("index stat, which opens that of %d", n), twoProcessors, []string{b.dedupe, "index", "stat", ofTexts}},
		{"version, which opens nothing", twoProcessors, []string{b.dedupe, "version"}},
	}
	more2, err := measure(using, b.repeats)
	if err != nil {
		return err
	}
	var t strings.Builder
	fmt.Fprintf(&t, "### Saved index\n\n| program | wall | processor time | peak memory | bytes a document |\n|---|---|---|---|---|\n")
	sizes := map[string]string{building[1].name: perDocument(ofTexts, n+added), once[0].name: perDocument(ofNews, b.documents)}
	for i, p := range append(append(building, once...), using...) {
		c := append(append(costs, more1...), more2...)[i]
		fmt.Fprintf(&t, "| %s | %.2f s | %.2f s | %d MB | %s |\n", p.name, c.wall.Seconds(), c.cpu.Seconds(), c.memory>>20, sizes[p.name])
	}
	fmt.Fprintf(&t, "\nBuilding an index of copies takes %.2f times the time of a run.\n", ratio(costs[1].wall, costs[0].wall))
	b.tables = append(b.tables, t.String())
	return nil
}

// perDocument is the size of the files of an index over its documents.
func perDocument(dir string, documents int) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	total := int64(0)
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			total += info.Size()
		}
	}
	return fmt.Sprint(total / int64(documents))
}

// splitLines writes so many lines of a file into each of others.
func splitLines(from string, to []string, lines []int) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	for i, name := range to {
		err := writeFile(name, func(w *bufio.Writer) {
			for range lines[i] {
				line, _ := r.ReadSlice('\n') // the workload has as many lines as were asked for
				_, _ = w.Write(line)         // a failure shows when it is flushed
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
