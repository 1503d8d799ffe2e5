package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/compare"
	"github.com/seed17055106/dedupe/lsh"
	"github.com/seed17055106/dedupe/report"
)

// policy says which findings make a run fail.
type policy struct {
	contradict string // the least severity that fails; "" when none does
	relations  []string
	update     bool
}

var severities = []string{"low", "medium", "high"}

func parsePolicy(list []string) (policy, error) {
	var p policy
	for _, item := range list {
		kind, severity, given := strings.Cut(strings.TrimSpace(item), ":")
		switch {
		case kind == "contradict" && !given:
			p.contradict = "low"
		case kind == "contradict" && slices.Contains(severities, severity):
			p.contradict = severity
		case kind == "update" && !given:
			p.update = true
		case (kind == lsh.Copy || kind == lsh.Excerpt) && !given:
			p.relations = append(p.relations, kind)
		case item == "none" && len(list) == 1:
		default:
			return p, &exitError{exitUsage, fmt.Sprintf("--fail-on %s: contradict[:low|medium|high], update, copy, excerpt or none", item)}
		}
	}
	return p, nil
}

// broken lists what the policy does not allow, in words.
func (p policy) broken(r *report.Results) []string {
	count := map[string]int{}
	for _, f := range r.Findings {
		severe := slices.Index(severities, f.Severity) >= slices.Index(severities, p.contradict)
		if f.Verdict == string(compare.Contradict) && p.contradict != "" && severe || f.Verdict == string(compare.Update) && p.update {
			count[f.Verdict]++
		}
	}
	for _, pair := range r.Pairs {
		if slices.Contains(p.relations, pair.Relation) {
			count[pair.Relation]++
		}
	}
	var out []string
	for _, k := range []struct{ key, noun string }{{"contradict", "contradiction"}, {"update", "update"}, {lsh.Copy, "copy pair"}, {lsh.Excerpt, "excerpt pair"}} {
		if count[k.key] > 0 {
			out = append(out, countOf(count[k.key], k.noun))
		}
	}
	return out
}
