//go:build linux

package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// realReports measures the stages of the whole job on reports that nobody invented.
func (b *bench) realReports() error {
	if b.corpus == "" {
		return nil
	}
	out := filepath.Join(b.dir, "corpus")
	p := program{"whole job", twoProcessors, []string{b.dedupe, "run", b.corpus, "--out", out, "--verbose"}}
	var runs []cost
	stages := map[string][]cost{}
	var order []string
	for range b.repeats {
		c, err := p.run()
		if err != nil {
			return err
		}
		runs = append(runs, c)
		for _, s := range stagesOf(c.said) {
			if len(stages[s.name]) == 0 {
				order = append(order, s.name)
			}
			stages[s.name] = append(stages[s.name], s.cost)
		}
	}
	found, documents, err := foundIn(out)
	if err != nil {
		return err
	}
	var t strings.Builder
	fmt.Fprintf(&t, "### Real reports: %d documents of %s, 2 processors\n\n| stage | wall | processor time | processor time of a document | peak memory by its end |\n|---|---|---|---|---|\n",
		documents, filepath.Join(filepath.Base(filepath.Dir(b.corpus)), filepath.Base(b.corpus)))
	row := func(name string, c cost) {
		fmt.Fprintf(&t, "| %s | %.2f s | %.2f s | %.2f ms | %d MB |\n", name, c.wall.Seconds(), c.cpu.Seconds(), c.cpu.Seconds()*1000/float64(documents), c.memory>>20)
	}
	for _, name := range order {
		row(name, medianCost(stages[name]))
	}
	row("whole job", medianCost(runs))
	fmt.Fprintf(&t, "\n*compare* is to read the figures and to compare them. Found, a document: %s.\n", found)
	b.tables = append(b.tables, t.String())
	return nil
}

// A stage is a part of a run.
type stage struct {
	name string
	cost
}

var stageLine = regexp.MustCompile(`(?m)^(\w+) +([0-9.]+) s +processors +([0-9.]+) s +peak memory +([0-9]+) MB$`)

// stagesOf reads what a run says of its stages.
func stagesOf(said string) (stages []stage) {
	seconds := func(s string) time.Duration {
		x, _ := strconv.ParseFloat(s, 64) // digits and points only
		return time.Duration(x * float64(time.Second))
	}
	for _, m := range stageLine.FindAllStringSubmatch(said, -1) {
		memory, _ := strconv.ParseInt(m[4], 10, 64)
		stages = append(stages, stage{m[1], cost{wall: seconds(m[2]), cpu: seconds(m[3]), memory: memory << 20}})
	}
	return stages
}
