package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A tenth counts the conflicts whose confidence lies between two tenths.
type tenth struct{ Findings, Right int }

// tenths is how many stretches of confidence are told apart.
const tenths = 10

// calibrate counts, for each tenth of confidence, the findings of a set and those that were right. The command keeps all findings this
// time. The scorer takes them from the most confident on, and a slot once, so that what a tenth adds is what those from its low end on
// have more than those from its high end on.
func (b *bench) calibrate(s set) (out [tenths]tenth, err error) {
	f := families[s.Family]
	dir, all := filepath.Join(b.Data, s.Name), filepath.Join(b.Work, s.Name+"-all")
	args := append(f.Run(s, filepath.Join(dir, f.Input)), "--min-confidence", "0")
	for i := range args {
		args[i] = strings.Replace(args[i], outDir, all, 1)
	}
	if _, err := command(b.binary(), args...); err != nil {
		return out, err
	}
	findings, err := os.ReadFile(filepath.Join(all, f.Pred))
	if err != nil {
		return out, err
	}
	above := tenth{}
	for k := tenths - 1; k >= 0; k-- {
		kept, err := confident(findings, float64(k)/tenths)
		if err != nil {
			return out, err
		}
		pred := filepath.Join(all, fmt.Sprintf("from-%d.jsonl", k))
		if err := os.WriteFile(pred, kept, 0o600); err != nil {
			return out, err
		}
		scored, err := b.score(f, dir, pred)
		if err != nil {
			return out, err
		}
		from := counts(scored)
		out[k] = tenth{from.Findings - above.Findings, from.Right - above.Right}
		above = from
	}
	return out, nil
}

// confident keeps the findings of a confidence or more.
func confident(findings []byte, least float64) ([]byte, error) {
	var kept bytes.Buffer
	for line := range bytes.Lines(findings) {
		var f struct{ Confidence float64 }
		if err := json.Unmarshal(line, &f); err != nil {
			return nil, err
		}
		if f.Confidence >= least {
			kept.Write(line)
		}
	}
	return kept.Bytes(), nil
}

// counts reads how many conflicts the scorer saw, and how many of them were right.
func counts(s score) tenth {
	number := func(name string) float64 {
		n, _ := s.Find(name)
		v, _ := n.Float64()
		return v
	}
	seen := number("contradict.flagged") + number("update.flagged")
	return tenth{Findings: int(seen), Right: int(seen*number("either.precision") + .5)}
}

const calibrationNote = `Of the contradictions and updates of all sets together, those that were right (the slot is labelled as a conflict of either kind), by
the confidence that the command gives them. It shows those from 0.5 on; ` + "`--min-confidence`" + ` opens it up. The findings of a row are the
labels behind it: a share of ten of them may be .1 off by chance. The sets of pairs have no part in this, since a verdict on two texts bears no confidence.`

// writeCalibration writes the tenths of all sets together.
func writeCalibration(b *strings.Builder, results []result) {
	var sum [tenths]tenth
	any := false
	for _, r := range results {
		if r.Tenths == nil {
			continue
		}
		any = true
		for k, t := range r.Tenths {
			sum[k].Findings += t.Findings
			sum[k].Right += t.Right
		}
	}
	if !any {
		return
	}
	t := &table{head: []string{"confidence", "findings", "right", "share"}}
	for k := tenths - 1; k >= 0; k-- {
		share := "-"
		if sum[k].Findings > 0 {
			share = fmt.Sprintf("%.2f", float64(sum[k].Right)/float64(sum[k].Findings))
		}
		t.rows = append(t.rows, []string{fmt.Sprintf("%.1f to %.1f", float64(k)/tenths, float64(k+1)/tenths), fmt.Sprint(sum[k].Findings), fmt.Sprint(sum[k].Right), share})
	}
	b.WriteString("\n### By confidence\n\n" + calibrationNote + "\n")
	t.write(b)
}
