//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
)

// A pair is two documents by their numbers, the lesser first.
type pair [2]int

// A score says how the pairs that a program found stand to those that were planted.
type score struct {
	recall   float64 // share of the planted pairs of Jaccard similarity .7 and more that were found
	stray    int     // pairs found that were never planted
	maxError float64 // of the Jaccard similarities given; NaN where none is
}

// judge compares pairs.jsonl, or lines "a<TAB>b", with truth.tsv.
func judge(truthFile, found string) (score, error) {
	s := score{maxError: math.NaN()}
	truth := map[pair]float64{}
	err := eachLine(truthFile, func(line string) error {
		var p pair
		var similarity float64
		_, err := fmt.Sscanf(line, "%d\t%d\t%f", &p[0], &p[1], &similarity)
		truth[p] = similarity
		return err
	})
	if err != nil {
		return s, err
	}
	hits := map[pair]bool{}
	err = eachLine(found, func(line string) error {
		p, similarity, err := parsePair(line)
		planted, known := truth[p]
		if !known {
			s.stray++
		} else if !math.IsNaN(similarity) {
			s.maxError = max(math.Abs(planted-similarity), zeroIfNaN(s.maxError))
		}
		hits[p] = true
		return err
	})
	near := 0
	for p, similarity := range truth {
		if similarity < baselineThreshold {
			continue
		}
		near++
		if hits[p] {
			s.recall++
		}
	}
	s.recall /= float64(near)
	return s, err
}

func parsePair(line string) (p pair, similarity float64, err error) {
	if !strings.HasPrefix(line, "{") {
		_, err = fmt.Sscan(line, &p[0], &p[1])
		return p, math.NaN(), err
	}
	var record struct {
		Left, Right int `json:",string"`
		Jaccard     float64
	}
	err = json.Unmarshal([]byte(line), &record)
	return pair{min(record.Left, record.Right), max(record.Left, record.Right)}, record.Jaccard, err
}

func zeroIfNaN(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}

func eachLine(path string, do func(string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		if err := do(lines.Text()); err != nil {
			return fmt.Errorf("%s: %q: %w", path, lines.Text(), err)
		}
	}
	return lines.Err()
}
