package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTablesAgree(t *testing.T) {
	sets, err := parseSets(setsText)
	require.NoError(t, err)
	known := map[string]bool{}
	for _, s := range sets {
		require.False(t, known[s.Name], "%s is listed twice", s.Name)
		known[s.Name] = true
		require.Equal(t, families[s.Family].Pred == "", s.Find == "", "%s: parts of the job go with a run", s.Name)
	}
	bars, err := parseBars(barsText)
	require.NoError(t, err)
	require.NotEmpty(t, bars)
	for _, b := range bars {
		require.True(t, known[b.Set], "a bar for the unknown set %s", b.Set)
	}
}

func TestParseErrorsNameTheLine(t *testing.T) {
	_, err := parseSets("# comment\n\nstories\n")
	require.ErrorContains(t, err, "sets.txt:3")
	_, err = parseSets("tales gva\n")
	require.ErrorContains(t, err, `unknown family "tales"`)
	_, err = parseBars("gva pair_f1 > 0.5 someone\n")
	require.ErrorContains(t, err, "bars.txt:1")
	_, err = parseBars("\ngva pair_f1 >= half someone\n")
	require.ErrorContains(t, err, "bars.txt:2")
}

func TestChoose(t *testing.T) {
	all := []set{{Name: "a"}, {Name: "b"}, {Name: "c"}}
	for _, c := range []struct {
		names string
		want  []set
	}{
		{"", all},
		{"c, a", []set{{Name: "a"}, {Name: "c"}}},
	} {
		got, err := choose(all, c.names)
		require.NoError(t, err)
		require.Equal(t, c.want, got)
	}
	_, err := choose(all, "a,d")
	require.ErrorContains(t, err, `unknown set "d"`)
}

func TestParseScore(t *testing.T) {
	s, err := parseScore([]byte(`{"z": 0.5, "a": 12, "part": {"y": 1e-1, "b": 3}}`))
	require.NoError(t, err)
	require.Equal(t, []string{"z", "a", "part"}, []string{s[0].Name, s[1].Name, s[2].Name}, "the scorer's order, not the alphabet's")
	require.Equal(t, "y 0.100, b 3", s[2].String())

	n, ok := s.Find("part.b")
	require.True(t, ok)
	require.Equal(t, "3", n.String())
	for _, name := range []string{"part", "part.z", "b", "a.b"} {
		_, ok = s.Find(name)
		require.False(t, ok, name)
	}
	for _, bad := range []string{"", "[1]", `{"a": [1]}`, `{"a": "1"}`, `{"a": 1`} {
		_, err = parseScore([]byte(bad))
		require.Error(t, err, bad)
	}
}

func TestWrite(t *testing.T) {
	score := func(s string) score {
		got, err := parseScore([]byte(s))
		require.NoError(t, err)
		return got
	}
	results := []result{
		{set{Family: "stories", Name: "gva"}, score(`{"pair_f1": 0.7, "documents": 10}`), nil},
		{set{Family: "stories", Name: "ecbplus"}, score(`{"pair_f1": 0.6, "documents": 20}`), nil},
		{set{Family: "conflicts", Name: "one"}, score(`{"contradict": {"precision": 0.25}, "traps": {"sprung": 1, "of": 9}}`), &[tenths]tenth{5: {3, 2}, 9: {4, 4}}},
		{set{Family: "verdicts", Name: "two"}, score(`{"n": 5, "rate": 0.0, "matrix": {"contradict->update": 2}}`), nil},
	}
	bars := []bar{
		{Set: "gva", Measure: "pair_f1", Value: 0.7, Source: "someone"},
		{Set: "ecbplus", Measure: "pair_f1", Value: 0.65, Source: "someone"},
		{Set: "one", Measure: "contradict.precision", Value: 0.2, Source: "someone else"},
		{Set: "two", Measure: "rate", AtMost: true, Value: 0.1, Source: "someone else"},
		{Set: "two", Measure: "accuracy", Value: 0.1, Source: "someone else"},
		{Set: "unmeasured", Measure: "rate", Value: 1, Source: "someone else"},
	}
	var b bytes.Buffer
	require.NoError(t, write(&b, results, bars))
	require.Equal(t, preamble+`
## Bars

`+barsNote+`

| set | measure | bar | measured | holds | others reach |
|---|---|---|---|---|---|
| gva | pair_f1 | ≥ 0.700 | 0.700 | yes | someone |
| ecbplus | pair_f1 | ≥ 0.650 | 0.600 | no | someone |
| one | contradict.precision | ≥ 0.200 | 0.250 | yes | someone else |
| two | rate | ≤ 0.100 | 0.000 | yes | someone else |
| two | accuracy | ≥ 0.100 | not measured | no | someone else |

## Stories: reports of one event

| set | pair_f1 | documents |
|---|---|---|
| gva | 0.700 | 10 |
| ecbplus | 0.600 | 20 |

## Conflicts: findings between the reports of an event

### contradict

| set | precision |
|---|---|
| one | 0.250 |

### traps

| set | sprung | of |
|---|---|---|
| one | 1 | 9 |

### By confidence

`+calibrationNote+`

| confidence | findings | right | share |
|---|---|---|---|
| 0.9 to 1.0 | 4 | 4 | 1.00 |
| 0.8 to 0.9 | 0 | 0 | - |
| 0.7 to 0.8 | 0 | 0 | - |
| 0.6 to 0.7 | 0 | 0 | - |
| 0.5 to 0.6 | 3 | 2 | 0.67 |
| 0.4 to 0.5 | 0 | 0 | - |
| 0.3 to 0.4 | 0 | 0 | - |
| 0.2 to 0.3 | 0 | 0 | - |
| 0.1 to 0.2 | 0 | 0 | - |
| 0.0 to 0.1 | 0 | 0 | - |

## Verdicts on pairs of texts

| set | n | rate | labelled->given |
|---|---|---|---|
| two | 5 | 0.000 | contradict->update 2 |
`, b.String())
}

func TestMissingDataIsSaid(t *testing.T) {
	var stdout, stderr strings.Builder
	require.Equal(t, 2, run([]string{"-data", t.TempDir() + "/none"}, &stdout, &stderr))
	require.Empty(t, stdout.String())
	require.Contains(t, stderr.String(), "no labelled data to measure with")
	require.Contains(t, stderr.String(), "hint:")
}

func TestConfident(t *testing.T) {
	findings := []byte("{\"confidence\": 0.95}\n{\"confidence\": 0.5}\n{\"confidence\": 0.4}\n")
	kept, err := confident(findings, .5)
	require.NoError(t, err)
	require.Equal(t, 2, bytes.Count(kept, []byte("\n")))
	_, err = confident([]byte("none\n"), .5)
	require.Error(t, err)
}

func TestCounts(t *testing.T) {
	s, err := parseScore([]byte(`{"contradict": {"flagged": 4}, "update": {"flagged": 2}, "either": {"precision": 0.5}}`))
	require.NoError(t, err)
	require.Equal(t, tenth{Findings: 6, Right: 3}, counts(s))
}
