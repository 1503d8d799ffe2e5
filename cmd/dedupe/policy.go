package main

import (
	"github.com/seed17055106/dedupe/internal/gate"
	"github.com/seed17055106/dedupe/report"
)

func parsePolicy(list []string) (gate.FailOn, error) {
	p, err := gate.ParseFailOn(list)
	if err != nil {
		return p, &exitError{exitUsage, "--fail-on: " + err.Error()}
	}
	return p, nil
}

// broken lists what the findings and pairs of a run have that the policy does not allow, in words.
func broken(p gate.FailOn, r *report.Results) []string {
	count := map[string]int{}
	for _, f := range r.Findings {
		if p.Names(f.Verdict, f.Severity) {
			count[f.Verdict]++
		}
	}
	for _, pair := range r.Pairs {
		if p.Names(pair.Relation, "") {
			count[pair.Relation]++
		}
	}
	var out []string
	for _, k := range []struct{ key, noun string }{
		{gate.Contradict, "contradiction"}, {gate.Update, "update"}, {gate.Copy, "copy pair"}, {gate.Excerpt, "excerpt pair"},
	} {
		if count[k.key] > 0 {
			out = append(out, countOf(count[k.key], k.noun))
		}
	}
	return out
}
