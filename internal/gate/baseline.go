package gate

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/seed17055106/dedupe/report"
)

// BaselineVersion is the version of the file.
const BaselineVersion = 1

// A Baseline is the alerts that a corpus is known to have, as JSON lines sorted by fingerprint: first
//
//	{"baseline":1}
//
// then one known pair of claims, or of texts, a line:
//
//	{"fingerprint":"5b1d...","count":1,"kind":"contradict","slot":"people on board","values":["74","92"],"documents":[["b.txt","a.txt"]]}
//
// Count is how many pairs of documents have that fingerprint: another reprint of a known one is one more, and new. Only fingerprint and
// count decide; documents say which of several alike are known, and the rest is for the reader of a diff.
type Baseline struct {
	lines map[string]*baselineLine
}

type baselineLine struct {
	Fingerprint string      `json:"fingerprint"`
	Count       int         `json:"count"`
	Kind        string      `json:"kind"`
	Slot        string      `json:"slot"`
	Values      []string    `json:"values,omitempty"`
	Documents   [][2]string `json:"documents"`
}

// NewBaseline gives one that knows nothing.
func NewBaseline() *Baseline { return &Baseline{lines: map[string]*baselineLine{}} }

// ReadBaseline reads a file; name is for errors.
func ReadBaseline(name string, r io.Reader) (*Baseline, error) {
	b := NewBaseline()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 16<<20)
	n := 0
	fail := func(reason, hint string) error {
		return &report.Error{Path: name, Line: n, Reason: reason, Hint: hint}
	}
	for in.Scan() {
		n++
		if n == 1 {
			var head struct{ Baseline int }
			if err := json.Unmarshal(in.Bytes(), &head); err != nil || head.Baseline == 0 {
				return nil, fail("this is no baseline: its first line is not {\"baseline\":1}", "write one with --update-baseline")
			}
			if head.Baseline != BaselineVersion {
				return nil, fail(fmt.Sprintf("baseline version %d, this program reads %d", head.Baseline, BaselineVersion), "write it again with --update-baseline")
			}
			continue
		}
		var line baselineLine
		dec := json.NewDecoder(bytes.NewReader(in.Bytes()))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&line); err != nil {
			return nil, fail(err.Error(), "after a merge conflict, take either side and run --update-baseline")
		}
		if line.Fingerprint == "" || line.Count < 1 {
			return nil, fail("a line needs a fingerprint and a count from 1", "write it again with --update-baseline")
		}
		if b.lines[line.Fingerprint] != nil {
			return nil, fail("the fingerprint "+line.Fingerprint+" has a line already", "write it again with --update-baseline")
		}
		b.lines[line.Fingerprint] = &line
	}
	if err := in.Err(); err != nil {
		return nil, fail(err.Error(), "")
	}
	if n == 0 {
		return nil, fail("the file is empty", "write it with --update-baseline")
	}
	return b, nil
}

// Write writes the file.
func (b *Baseline) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\"baseline\":%d}\n", BaselineVersion)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, fp := range slices.Sorted(maps.Keys(b.lines)) {
		if err := enc.Encode(b.lines[fp]); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Apply marks the pairs that the baseline knows, as many of each fingerprint as it counts: first those of the documents that it names.
// It gives the number of lines whose documents were delivered and that nothing fits any more.
func (b *Baseline) Apply(alerts []Alert, r *report.Results) (stale int) {
	left := map[string]int{}
	for fp, line := range b.lines {
		left[fp] = line.Count
	}
	for _, named := range []bool{true, false} {
		for i := range alerts {
			for k := range alerts[i].Pairs {
				p := &alerts[i].Pairs[k]
				line := b.lines[p.Fingerprint]
				if p.Status == New && left[p.Fingerprint] > 0 && (!named || slices.Contains(line.Documents, p.documents())) {
					p.Status = Baselined
					left[p.Fingerprint]--
				}
			}
		}
	}
	sortAlerts(alerts)
	looked := delivered(r)
	for fp, line := range b.lines {
		if left[fp] == line.Count && line.touches(looked) {
			stale++
		}
	}
	return stale
}

// A Change is what an update does to a baseline, in pairs.
type Change struct{ Added, Removed, Unchanged int }

// Update gives the baseline that knows all alerts that are not suppressed. Lines of documents that were not delivered this time stay: nobody
// has looked whether they still hold.
func (b *Baseline) Update(alerts []Alert, r *report.Results) (*Baseline, Change) {
	next := NewBaseline()
	for i := range alerts {
		for k := range alerts[i].Pairs {
			if p := &alerts[i].Pairs[k]; p.Status != Suppressed {
				next.add(&alerts[i], p)
			}
		}
	}
	looked := delivered(r)
	for fp, line := range b.lines {
		if next.lines[fp] == nil && !line.touches(looked) {
			next.lines[fp] = line
		}
	}
	var c Change
	for fp, line := range next.lines {
		slices.SortFunc(line.Documents, func(x, y [2]string) int { return slices.Compare(x[:], y[:]) })
		before := 0
		if old := b.lines[fp]; old != nil {
			before = old.Count
		}
		c.Unchanged += min(before, line.Count)
		c.Added += max(0, line.Count-before)
		c.Removed += max(0, before-line.Count)
	}
	for fp, line := range b.lines {
		if next.lines[fp] == nil {
			c.Removed += line.Count
		}
	}
	return next, c
}

// Add takes a pair of an alert into the baseline, if it is not there.
func (b *Baseline) Add(a *Alert, p *Pair) {
	if line := b.lines[p.Fingerprint]; line == nil || !slices.Contains(line.Documents, p.documents()) {
		b.add(a, p)
	}
}

func (b *Baseline) add(a *Alert, p *Pair) {
	line := b.lines[p.Fingerprint]
	if line == nil {
		line = &baselineLine{Fingerprint: p.Fingerprint, Kind: a.Kind, Slot: a.Slot}
		if p.Left.Surface != "" {
			line.Values = []string{fold(p.Left.Surface), fold(p.Right.Surface)}
			slices.Sort(line.Values)
		}
		b.lines[p.Fingerprint] = line
	}
	line.Count++
	line.Documents = append(line.Documents, p.documents())
}

// documents names the two sides in a fixed order, since which of them is delivered changes from run to run.
func (p *Pair) documents() [2]string {
	if cmp.Compare(p.Left.Document, p.Right.Document) > 0 {
		return [2]string{p.Right.Document, p.Left.Document}
	}
	return [2]string{p.Left.Document, p.Right.Document}
}

func (l *baselineLine) touches(looked map[string]bool) bool {
	return slices.ContainsFunc(l.Documents, func(d [2]string) bool { return looked[d[0]] || looked[d[1]] })
}

// delivered names the documents that a check looked at.
func delivered(r *report.Results) map[string]bool {
	looked := map[string]bool{}
	for i := range r.Documents {
		if r.Documents[i].New {
			looked[r.Documents[i].ID] = true
		}
	}
	if len(looked) == 0 {
		for i := range r.Documents {
			looked[r.Documents[i].ID] = true
		}
	}
	return looked
}
