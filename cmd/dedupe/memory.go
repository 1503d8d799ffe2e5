package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/seed17055106/dedupe"
)

// A size is a number of bytes, written as 512MiB, 1GiB, 1GB or a plain number.
type size int64

var sizeUnits = []struct {
	suffix string
	bytes  float64
}{
	{"KIB", 1 << 10}, {"MIB", 1 << 20}, {"GIB", 1 << 30}, {"TIB", 1 << 40},
	{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}, {"B", 1}, {"", 1},
}

// UnmarshalText reads a size.
func (s *size) UnmarshalText(text []byte) error {
	written := strings.ToUpper(strings.TrimSpace(string(text)))
	for _, u := range sizeUnits {
		number, ok := strings.CutSuffix(written, u.suffix)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || !(n > 0 && n*u.bytes < math.MaxInt64) {
			break
		}
		*s = size(n * u.bytes)
		return nil
	}
	return fmt.Errorf("%q is no size: write 512MiB, 1GiB or 1GB", text)
}

// assumedMemory is taken for the memory of a machine that does not tell.
const assumedMemory = 8 << 30

// bound gives the memory that a run may take, a quarter of the machine's where none is named, and has the collector of garbage
// keep to it.
func (s size) bound(find dedupe.Find) int64 {
	const slack = 4 // part of the memory by which garbage may exceed it: to look for less costs ever more
	if s == 0 {
		s = size(machineMemory() / 4)
	}
	if os.Getenv("GOGC") == "" {
		tuneCollector(find)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(s) + int64(s)/slack)
	}
	return int64(s)
}

// tuneCollector has garbage collected for the first time when the heap has 32 MiB: one that only grows is not worth a look for every
// few megabytes. From then on it is collected sooner than is usual where a run holds all texts and records, since memory that is used
// for the first time costs more than a look at what is in use.
func tuneCollector(find dedupe.Find) {
	const least = 800 // percent of 4 MiB, below which no heap is collected
	growth := 60      // percent by which the heap may grow before it is looked through
	if find == (dedupe.Find{Copies: true}) {
		growth = 100
	}
	debug.SetGCPercent(least)
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) { debug.SetGCPercent(growth) }) // by the first collection
}

// spoolFolder is where temporary files go: beside the output, where there is room for the texts in any case.
func spoolFolder(out string) string {
	dir := filepath.Dir(filepath.Clean(out))
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}
