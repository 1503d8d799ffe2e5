package main

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed sets.txt
var setsText string

//go:embed bars.txt
var barsText string

// A set is one folder of labelled data.
type set struct {
	Family string // key of families
	Name   string // folder
	Find   string // parts of the job that a run needs; "" where no run is
}

// A bar is what a measure of a set should reach.
type bar struct {
	Set, Measure string
	AtMost       bool // the measure should stay below Value, not reach it
	Value        float64
	Source       string // whose value it is
}

// Holds reports whether the measured value is on the right side.
func (b bar) Holds(v float64) bool {
	if b.AtMost {
		return v <= b.Value
	}
	return v >= b.Value
}

func parseSets(s string) ([]set, error) {
	var sets []set
	for n, fields := range lines(s) {
		if len(fields) < 2 || len(fields) > 3 {
			return nil, fmt.Errorf("sets.txt:%d: want a family, a set and the parts of the job", n)
		}
		if _, ok := families[fields[0]]; !ok {
			return nil, fmt.Errorf("sets.txt:%d: unknown family %q", n, fields[0])
		}
		one := set{Family: fields[0], Name: fields[1]}
		if len(fields) == 3 {
			one.Find = fields[2]
		}
		sets = append(sets, one)
	}
	return sets, nil
}

func parseBars(s string) ([]bar, error) {
	var bars []bar
	for n, fields := range lines(s) {
		if len(fields) < 5 || fields[2] != ">=" && fields[2] != "<=" {
			return nil, fmt.Errorf("bars.txt:%d: want a set, a measure, >= or <=, a value and its source", n)
		}
		value, err := strconv.ParseFloat(fields[3], 64)
		if err != nil {
			return nil, fmt.Errorf("bars.txt:%d: %w", n, err)
		}
		bars = append(bars, bar{
			Set: fields[0], Measure: fields[1], AtMost: fields[2] == "<=", Value: value, Source: strings.Join(fields[4:], " "),
		})
	}
	return bars, nil
}

// lines yields the number and the fields of each line that is neither empty nor a comment.
func lines(s string) func(yield func(int, []string) bool) {
	return func(yield func(int, []string) bool) {
		n := 0
		for line := range strings.Lines(s) {
			n++
			if fields := strings.Fields(line); len(fields) > 0 && !strings.HasPrefix(fields[0], "#") {
				if !yield(n, fields) {
					return
				}
			}
		}
	}
}

// choose keeps the sets that names lists, in the order of the report; all of them where it lists none.
func choose(all []set, names string) ([]set, error) {
	if names == "" {
		return all, nil
	}
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(names, ",") {
		wanted[strings.TrimSpace(name)] = true
	}
	var chosen []set
	for _, s := range all {
		if wanted[s.Name] {
			chosen = append(chosen, s)
		}
	}
	for _, s := range chosen {
		delete(wanted, s.Name)
	}
	for name := range wanted {
		return nil, fmt.Errorf("unknown set %q\nhint: the sets are those of internal/quality/sets.txt", name)
	}
	return chosen, nil
}
