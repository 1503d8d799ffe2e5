//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// A cost is what a process took.
type cost struct {
	wall, cpu time.Duration
	memory    int64  // bytes, the peak
	said      string // on standard error; medians have none
}

// A program is a process to be measured.
type program struct {
	name       string
	processors string // as taskset -c has them
	args       []string
}

// measure runs all programs in turn, so many times over, and gives the medians in their order: what else the machine
// does meets all of them alike.
func measure(programs []program, repeats int) ([]cost, error) {
	runs := make([][]cost, len(programs))
	for range repeats {
		for i, p := range programs {
			c, err := p.run()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			}
			runs[i] = append(runs[i], c)
		}
	}
	medians := make([]cost, len(programs))
	for i, costs := range runs {
		medians[i] = medianCost(costs)
	}
	return medians, nil
}

func medianCost(costs []cost) cost {
	return cost{
		wall:   median(costs, func(c cost) int64 { return int64(c.wall) }),
		cpu:    median(costs, func(c cost) int64 { return int64(c.cpu) }),
		memory: int64(median(costs, func(c cost) int64 { return c.memory })),
	}
}

func median(costs []cost, of func(cost) int64) time.Duration {
	values := make([]int64, len(costs))
	for i, c := range costs {
		values[i] = of(c)
	}
	slices.Sort(values)
	return time.Duration(values[len(values)/2])
}

func (p program) run() (cost, error) {
	cmd := exec.Command("taskset", append([]string{"-c", p.processors}, p.args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	syscall.Sync() // else what the last program left to be written to disk would hold this one up
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%w: %s", err, stderr.Bytes())
	}
	used := cmd.ProcessState
	c := cost{wall: time.Since(start), cpu: used.UserTime() + used.SystemTime(), said: stderr.String()}
	if usage, ok := used.SysUsage().(*syscall.Rusage); ok {
		c.memory = usage.Maxrss << 10
	}
	return c, nil
}

// self is this program, to be started for one of its parts.
func self() string {
	path, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return path
}
