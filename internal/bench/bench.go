//go:build linux

package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// bench is the whole measurement.
type bench struct {
	documents, large, repeats int
	sizes                     []int // of the cost curve
	stories                   int   // most documents of its search for stories
	only, dir                 string
	corpus                    string // of real reports; "" where there is none

	dedupe string // the program under test
	tables []string
}

func (b *bench) run() error {
	if err := os.MkdirAll(b.dir, 0o777); err != nil {
		return err
	}
	b.dedupe = filepath.Join(b.dir, "dedupe")
	build := exec.Command("go", "build", "-trimpath", "-o", b.dedupe, "./cmd/dedupe")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		run  func() error
	}{{"copies", b.copies}, {"burst", b.burst}, {"memory", b.memory}, {"curve", b.curve}, {"corpus", b.realReports}, {"index", b.index}} {
		if b.only != "" && b.only != part.name {
			continue
		}
		if err := part.run(); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return nil
}

// oneProcessor and twoProcessors name processors as taskset -c has them.
const (
	oneProcessor  = "0"
	twoProcessors = "0,1"
)

// copies measures the copy tier alone on invented texts: one processor, two, and the bound.
func (b *bench) copies() error {
	dir := filepath.Join(b.dir, "copies")
	if err := makeWorkload("texts", dir, b.documents, 0); err != nil {
		return err
	}
	known, ours, alone := filepath.Join(dir, "known.tsv"), filepath.Join(dir, "out"), filepath.Join(dir, "plain.tsv")
	programs := []program{
		{"minhash-lsh, 1 processor", oneProcessor, []string{self(), "baseline", filepath.Join(dir, "docs.txt"), known}},
		{"dedupe, 1 processor", oneProcessor, b.find("copies", dir)},
		{"dedupe, 2 processors", twoProcessors, b.find("copies", dir)},
		{"read, find words, hash shingles", oneProcessor, []string{self(), "bound", filepath.Join(dir, "docs.txt")}},
		{"lsh.FindCopies of plain text", oneProcessor, []string{self(), "plain", filepath.Join(dir, "docs.txt"), alone}},
	}
	costs, err := measure(programs, b.repeats)
	if err != nil {
		return err
	}
	scores := make([]string, len(programs))
	for i, found := range map[int]string{0: known, 1: filepath.Join(ours, "pairs.jsonl"), 4: alone} {
		s, err := judge(filepath.Join(dir, "truth.tsv"), found)
		if err != nil {
			return err
		}
		scores[i] = fmt.Sprintf("recall %.4f, %d stray", s.recall, s.stray)
		if !math.IsNaN(s.maxError) {
			scores[i] += fmt.Sprintf(", largest error of Jaccard %.6f", s.maxError)
		}
	}
	size, err := os.Stat(filepath.Join(dir, "docs.txt"))
	if err != nil {
		return err
	}
	b.table(fmt.Sprintf("Copies: %d documents, %d MB", b.documents, size.Size()>>20), programs, costs, int(size.Size()), b.documents, scores)
	b.tables = append(b.tables, fmt.Sprintf("Two processors take 1/%.2f of the time of one. Share of the bound, by processor time: %.0f %%, of the search alone %.0f %%.\n",
		ratio(costs[1].wall, costs[2].wall), 100*ratio(costs[3].cpu, costs[1].cpu), 100*ratio(costs[3].cpu, costs[4].cpu)))
	return nil
}

// burst measures many documents of one text, on which the pairs of a bucket grow with the square of their number.
func (b *bench) burst() error {
	dir := filepath.Join(b.dir, "burst")
	n := b.documents / 5
	if err := makeWorkload("texts", dir, n, n/4); err != nil {
		return err
	}
	programs := []program{
		{"minhash-lsh, 1 processor", oneProcessor, []string{self(), "baseline", filepath.Join(dir, "docs.txt"), filepath.Join(dir, "known.tsv")}},
		{"dedupe, 1 processor", oneProcessor, b.find("copies", dir)},
		{"dedupe, 2 processors", twoProcessors, b.find("copies", dir)},
	}
	costs, err := measure(programs, b.repeats)
	if err != nil {
		return err
	}
	size, err := os.Stat(filepath.Join(dir, "docs.txt"))
	if err != nil {
		return err
	}
	b.table(fmt.Sprintf("Burst: %d documents, %d of them of one text", n, n/4), programs, costs, int(size.Size()), n, nil)
	return nil
}

// memory measures a run that may hold less than its texts.
func (b *bench) memory() error {
	if b.large == 0 {
		return nil
	}
	dir := filepath.Join(b.dir, "memory")
	if err := makeWorkload("texts", dir, b.large, 0); err != nil {
		return err
	}
	programs := []program{
		{"minhash-lsh, 1 processor", oneProcessor, []string{self(), "baseline", filepath.Join(dir, "docs.txt"), filepath.Join(dir, "known.tsv")}},
		{"dedupe --memory 1GiB, 2 processors", twoProcessors, append(b.find("copies", dir), "--memory", "1GiB")},
	}
	costs, err := measure(programs, 1)
	if err != nil {
		return err
	}
	found, err := judge(filepath.Join(dir, "truth.tsv"), filepath.Join(dir, "out", "pairs.jsonl"))
	if err != nil {
		return err
	}
	size, err := os.Stat(filepath.Join(dir, "docs.txt"))
	if err != nil {
		return err
	}
	b.table(fmt.Sprintf("Memory: %d documents, %d MB", b.large, size.Size()>>20), programs, costs, int(size.Size()), b.large,
		[]string{"", fmt.Sprintf("recall %.4f, %d stray", found.recall, found.stray)})
	return nil
}

// makeWorkload starts the part that writes a workload into dir.
func makeWorkload(part, dir string, numbers ...int) error {
	args := []string{part, dir}
	for _, n := range numbers {
		args = append(args, strconv.Itoa(n))
	}
	cmd := exec.Command(self(), args...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func (b *bench) find(parts, dir string) []string {
	return []string{b.dedupe, "run", filepath.Join(dir, "docs.jsonl"), "--out", filepath.Join(dir, "out"), "--find", parts, "--quiet"}
}

// table adds a table; the first program is what the others are held against.
func (b *bench) table(title string, programs []program, costs []cost, bytes, documents int, scores []string) {
	var t strings.Builder
	fmt.Fprintf(&t, "### %s\n\n| program | wall | processor time | ratio of wall | ratio of processor time | documents/s | MB/s | peak memory | found |\n|---|---|---|---|---|---|---|---|---|\n", title)
	for i, p := range programs {
		c, found := costs[i], ""
		if i < len(scores) {
			found = scores[i]
		}
		fmt.Fprintf(&t, "| %s | %.2f s | %.2f s | %.2f | %.2f | %.0f | %.1f | %d MB | %s |\n", p.name, c.wall.Seconds(), c.cpu.Seconds(),
			ratio(costs[0].wall, c.wall), ratio(costs[0].cpu, c.cpu), float64(documents)/c.wall.Seconds(), float64(bytes)/1e6/c.wall.Seconds(), c.memory>>20, found)
	}
	b.tables = append(b.tables, t.String())
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }

func (b *bench) report() string { return strings.Join(b.tables, "\n") }

// page is docs/benchmarks.md.
func (b *bench) page() string {
	return fmt.Sprintf(`# Benchmarks

Written by `+"`make bench BENCH='-n %d -large %d -sizes %s -stories %d -repeats %d'`"+` on %s/%s, %s, %d processors, %s. The programs of a table run in turn,
so many times over (those of the cost curve once); these are medians of whole processes. Times hold for that machine and hour only; the ratios are what to look at: how many times as long the
first program of a table takes. Where other work goes on beside the measurement, the ratio of processor time is the steadier one.

- *Copies* and *burst* are texts of invented words whose frequencies follow Zipf's law, with planted pairs of known Jaccard
  similarity. `+"`minhash-lsh`"+` is the plain use of github.com/ekzhu/minhash-lsh (128 values, threshold .7), which reads plain text and writes
  candidates; `+"`dedupe --find copies`"+` reads JSON lines, verifies every pair exactly and writes all of its files. Found: recall of the
  planted pairs of similarity .7 and more, and pairs that were never planted.
- The *bound* is what any such program does at the least: read the bytes, find the words, hash each five in a row. The share of
  it is that of a whole run, which reads JSON lines and writes all of its files, and that of the search alone on plain text.
- The *cost curve* holds seconds and peak memory against the number of documents: of the search for copies on such invented texts, and of
  that for stories and of the whole job on invented reports (internal/bench/news.txt), with names, figures, dates, accents and punctuation.
  Their words and names are drawn from vocabularies that grow as those of real news do, by Heaps' law: more reports are of more events, and
  no more alike, which the columns of what was found show. Growth is the processor time of one document over that in the smallest run.
- *Real reports* are a corpus beside the repository, with the stages of the whole job as `+"`--verbose`"+` gives them. What the job costs on them
  for each document, and how much it finds, tells whether the invented reports flatter it.
- The *saved index* is made of both kinds of text; the new reports that are checked come after those in it.

%s`, b.documents, b.large, sizesText(b.sizes), b.stories, b.repeats, runtime.GOOS, runtime.GOARCH, processor(), runtime.NumCPU(), runtime.Version(), b.report())
}

// processor is the name of the processor where the system tells it.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(model)
		}
	}
	return "unknown processor"
}
