package gate

import (
	"fmt"
	"slices"
	"strings"
)

// FailOn says which kinds of alerts fail.
type FailOn struct {
	Contradict string // the least severity that fails; "" when none does
	Kinds      []string
}

// ParseFailOn reads a list of contradict[:low|medium|high], update, copy and excerpt, or none.
func ParseFailOn(list []string) (FailOn, error) {
	var f FailOn
	for _, item := range list {
		item = strings.TrimSpace(item)
		kind, severity, given := strings.Cut(item, ":")
		switch {
		case kind == Contradict && !given:
			f.Contradict = "low"
		case kind == Contradict && slices.Contains(Severities, severity):
			f.Contradict = severity
		case slices.Contains(Kinds, kind) && !given:
			f.Kinds = append(f.Kinds, kind)
		case item == "none" && len(list) == 1:
		default:
			return f, fmt.Errorf("%q is none of contradict[:low|medium|high], update, copy, excerpt, none", item)
		}
	}
	return f, nil
}

// Names reports whether alerts of a kind and severity fail.
func (f FailOn) Names(kind, severity string) bool {
	if kind == Contradict {
		return f.Contradict != "" && slices.Index(Severities, severity) <= slices.Index(Severities, f.Contradict)
	}
	return slices.Contains(f.Kinds, kind)
}

// String is the list that ParseFailOn reads, joined by commas.
func (f FailOn) String() string {
	var parts []string
	if f.Contradict != "" {
		parts = append(parts, Contradict+":"+f.Contradict)
	}
	if parts = append(parts, f.Kinds...); len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ",")
}

// A Rule says when alerts fail. Of MaxCount and MaxRate each is an allowance by itself: what is within one of them passes.
type Rule struct {
	FailOn     FailOn
	Confidence float64 // alerts below do not fail
	MaxCount   int     // failing alerts that are let pass
	MaxRate    float64 // failing alerts that are let pass, for each delivered document
}

// An Override is a rule for some of the documents.
type Override struct {
	Outlet, Path string // patterns; "" is any
	Rule         Rule
}

// A Policy decides which alerts fail a check. The first override that the delivered document of an alert fits decides on it, else Rule.
// Each rule has allowances of its own.
type Policy struct {
	Rule      Rule
	Overrides []Override
}

// Judge marks the alerts that fail and says in words why the policy failed. Delivered is the number of documents
// that rates are of.
func (p *Policy) Judge(alerts []Alert, delivered int) (failed []string) {
	failing := make([][]*Alert, len(p.Overrides)+1)
	for i := range alerts {
		a := &alerts[i]
		k, rule := p.rule(a)
		if a.Status() == New && rule.FailOn.Names(a.Kind, a.Severity) && a.Confidence >= rule.Confidence {
			a.Fails = true
			failing[k] = append(failing[k], a)
		}
	}
	for k, list := range failing {
		rule, where := p.Rule, ""
		if k > 0 {
			rule, where = p.Overrides[k-1].Rule, p.Overrides[k-1].where()
		}
		n := len(list)
		if n > rule.MaxCount && float64(n) > rule.MaxRate*float64(delivered) {
			failed = append(failed, words(list)+where+rule.allowance())
		} else {
			for _, a := range list {
				a.Fails = false
			}
		}
	}
	return failed
}

func (p *Policy) rule(a *Alert) (int, *Rule) {
	left := a.Lead().Left
	for k := range p.Overrides {
		o := &p.Overrides[k]
		if match(o.Outlet, left.Outlet) && match(o.Path, left.Path) {
			return k + 1, &o.Rule
		}
	}
	return 0, &p.Rule
}

func (o *Override) where() string {
	var parts []string
	if o.Outlet != "" {
		parts = append(parts, "outlet "+o.Outlet)
	}
	if o.Path != "" {
		parts = append(parts, "path "+o.Path)
	}
	return " under the override for " + strings.Join(parts, ", ")
}

func (r *Rule) allowance() string {
	switch {
	case r.MaxRate > 0:
		return fmt.Sprintf(" (%d and %g for each new document are let pass)", r.MaxCount, r.MaxRate)
	case r.MaxCount > 0:
		return fmt.Sprintf(" (%d are let pass)", r.MaxCount)
	}
	return ""
}

// Nouns are the kinds as a reader calls them.
var Nouns = map[string]string{Contradict: "contradiction", Update: "update", Copy: "copy", Excerpt: "excerpt"}

// Noun is a number of alerts of a kind in words.
func Noun(kind string, n int) string {
	if kind == Copy && n != 1 {
		return fmt.Sprintf("%d copies", n)
	}
	return count(n, Nouns[kind])
}

func words(alerts []*Alert) string {
	n := map[string]int{}
	for _, a := range alerts {
		n[a.Kind]++
	}
	var parts []string
	for _, k := range Kinds {
		if n[k] > 0 {
			parts = append(parts, Noun(k, n[k]))
		}
	}
	return strings.Join(parts, ", ")
}
