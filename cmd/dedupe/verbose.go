package main

import (
	"fmt"
	"io"
	"time"
)

// A stopwatch passes progress on, and with -v writes how long each stage took, on the clock and of all processors, and how much
// memory the process has taken by its end.
type stopwatch struct {
	next  func(stage string, done, total int)
	w     io.Writer
	stage string
	start time.Time
	cpu   time.Duration // at the start of the stage
}

func (t *stopwatch) report(stage string, done, total int) {
	if stage != t.stage {
		t.lap()
		t.stage, t.start = stage, time.Now()
	}
	t.next(stage, done, total)
}

// lap ends a stage.
func (t *stopwatch) lap() {
	cpu, memory := usage()
	if t.stage != "" {
		fmt.Fprintf(t.w, "%-10s %8.2f s  processors %8.2f s  peak memory %5d MB\n", t.stage, time.Since(t.start).Seconds(), (cpu - t.cpu).Seconds(), memory>>20)
	}
	t.stage, t.cpu = "", cpu
}
