//go:build linux

package main

import (
	"fmt"
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
	t.WriteString("### Cost curve, 2 processors\n\n| job | documents | wall | processor time | processor time of a document | growth | peak memory |\n|---|---|---|---|---|---|---|\n")
	for _, j := range jobs {
		var smallest float64 // milliseconds of processor time a document
		for i, n := range b.sizes {
			c, err := b.cost(j, n)
			if err != nil {
				return err
			}
			each := c.cpu.Seconds() * 1000 / float64(n)
			if i == 0 {
				smallest = each
			}
			fmt.Fprintf(&t, "| %s | %d | %.1f s | %.1f s | %.2f ms | %.2f | %d MB |\n",
				j.name, n, c.wall.Seconds(), c.cpu.Seconds(), each, each/smallest, c.memory>>20)
		}
	}
	b.tables = append(b.tables, t.String())
	return nil
}

// cost runs a job once on n documents.
func (b *bench) cost(j job, n int) (cost, error) {
	dir := filepath.Join(b.dir, fmt.Sprintf("%s%d", j.workload, n))
	if err := makeWorkload(j.workload, dir, append([]int{n}, j.numbers...)...); err != nil {
		return cost{}, err
	}
	costs, err := measure([]program{{j.name, twoProcessors, b.find(j.find, dir)}}, 1)
	if err != nil {
		return cost{}, err
	}
	return costs[0], nil
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
