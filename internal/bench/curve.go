//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A job is a part of the work, and the workload that shows what it costs.
type job struct {
	name, workload, find string
	numbers              []int // arguments of the workload beside the number of documents
}

var jobs = []job{
	{"copies", "texts", "copies", []int{0}},
	{"stories", "news", "stories", nil},
	{"whole job", "news", "copies,stories,conflicts", nil},
}

// curve measures what each job costs at several sizes.
func (b *bench) curve() error {
	var t strings.Builder
	t.WriteString("### Cost curve, 2 processors\n\n| job | documents | wall | processor time | documents/s | processor time of a document | growth | peak memory | found, a document |\n|---|---|---|---|---|---|---|---|---|\n")
	for _, j := range jobs {
		var smallest float64 // milliseconds of processor time a document
		for i, n := range b.sizes {
			c, found, err := b.cost(j, n)
			if err != nil {
				return err
			}
			each := c.cpu.Seconds() * 1000 / float64(n)
			if i == 0 {
				smallest = each
			}
			fmt.Fprintf(&t, "| %s | %d | %.1f s | %.1f s | %.0f | %.2f ms | %.2f | %d MB | %s |\n",
				j.name, n, c.wall.Seconds(), c.cpu.Seconds(), float64(n)/c.wall.Seconds(), each, each/smallest, c.memory>>20, found)
		}
	}
	b.tables = append(b.tables, t.String())
	return nil
}

// cost runs a job once on n documents, and says what it found.
func (b *bench) cost(j job, n int) (c cost, found string, err error) {
	dir := filepath.Join(b.dir, fmt.Sprintf("%s%d", j.workload, n))
	if err := makeWorkload(j.workload, dir, append([]int{n}, j.numbers...)...); err != nil {
		return c, "", err
	}
	costs, err := measure([]program{{j.name, twoProcessors, b.find(j.find, dir)}}, 1)
	if err != nil {
		return c, "", err
	}
	found, err = foundIn(filepath.Join(dir, "out"))
	return costs[0], found, err
}

// foundIn says how much a run found of what there was, for each of its documents.
func foundIn(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, "run.json"))
	if err != nil {
		return "", err
	}
	var run struct {
		Counts struct {
			Read, Pairs, Stories, Passages, Figures int
			Findings                                map[string]int
		}
	}
	if err := json.Unmarshal(data, &run); err != nil {
		return "", err
	}
	n, findings := run.Counts, 0
	for _, of := range n.Findings {
		findings += of
	}
	var found []string
	for _, f := range []struct {
		what  string
		count int
	}{{"stories", n.Stories}, {"pairs", n.Pairs}, {"passages", n.Passages}, {"figures", n.Figures}, {"findings", findings}} {
		if f.count > 0 {
			found = append(found, fmt.Sprintf("%.2f %s", float64(f.count)/float64(n.Read), f.what))
		}
	}
	return strings.Join(found, ", "), nil
}

// parseSizes reads numbers of documents, the smallest first.
func parseSizes(s string) (sizes []int, err error) {
	for field := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || n <= 0 || len(sizes) > 0 && n <= sizes[len(sizes)-1] {
			return nil, fmt.Errorf("-sizes %s: %q is no number above the one before", s, field)
		}
		sizes = append(sizes, n)
	}
	return sizes, nil
}

func sizesText(sizes []int) string {
	fields := make([]string, len(sizes))
	for i, n := range sizes {
		fields[i] = strconv.Itoa(n)
	}
	return strings.Join(fields, ",")
}
