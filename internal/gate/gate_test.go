package gate

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/report"
)

// ferry gives a check of reports that say how many people were on board: "id outlet lineage number"; ids in capitals were delivered. Every two that
// differ contradict each other, as far as one was delivered.
func ferry(lines ...string) *report.Results {
	r := &report.Results{Run: report.Run{Counts: report.Counts{Read: len(lines)}}}
	f := report.Finding{ID: "f-1", Slot: "people on board", Verdict: Contradict, Severity: "medium", Confidence: 0.9}
	for _, line := range lines {
		var id, outlet, lineage string
		var n float64
		if _, err := fmt.Sscan(line, &id, &outlet, &lineage, &n); err != nil {
			panic(err)
		}
		quote := fmt.Sprintf("The ferry carried %g people.", n)
		r.Documents = append(r.Documents, report.Document{ID: id, Outlet: outlet, Lineage: lineage, Path: id + ".txt", Text: quote, New: id == strings.ToUpper(id)})
		f.Claims = append(f.Claims, report.Claim{Document: id, Outlet: outlet, Lineage: lineage, Field: "text", Start: 18, End: 27, Quote: quote, Surface: fmt.Sprintf("%g people", n), Low: n, High: n})
		if id == strings.ToUpper(id) {
			r.Run.Counts.New++
		}
	}
	for i := range f.Claims {
		for j := range f.Claims[:i] {
			if f.Claims[i].Low != f.Claims[j].Low && (r.Documents[i].New || r.Documents[j].New) {
				f.Conflicts = append(f.Conflicts, report.Conflict{Left: j, Right: i, Verdict: Contradict, Severity: "medium", Rule: "disjoint", Why: "Both cannot be true."})
			}
		}
	}
	r.Findings = []report.Finding{f}
	return r
}

// statuses gives each alert as "left-right status" of its pairs.
func statuses(alerts []Alert) []string {
	var out []string
	for _, a := range alerts {
		for _, p := range a.Pairs {
			out = append(out, p.Left.Document+"-"+p.Right.Document+" "+string(p.Status))
		}
	}
	return out
}

func TestReprintsAreOneAlert(t *testing.T) {
	alerts := Alerts(ferry("a one l1 92", "b two l1 92", "c three l1 92", "D four l2 74", "E five l2 74", "F six l3 61"))
	require.Len(t, alerts, 3, "l1 against l2, l1 against l3, l2 against l3")
	pairs := map[string]int{}
	for _, a := range alerts {
		pairs[a.Lead().Left.Surface+a.Lead().Right.Surface] = len(a.Pairs)
		require.True(t, a.Lead().Left.New)
	}
	require.Equal(t, map[string]int{"74 people92 people": 6, "61 people92 people": 3, "61 people74 people": 2}, pairs)
}

func TestDeliveredSideIsLeft(t *testing.T) {
	require.Equal(t, []string{"B-a new"}, statuses(Alerts(ferry("a one a 92", "B two B 74"))))
	require.Equal(t, []string{"A-b new"}, statuses(Alerts(ferry("A one A 92", "b two b 74"))))
	require.Equal(t, []string{"b-a new"}, statuses(Alerts(runOf(ferry("A one A 92", "B two B 74")))), "after a run, the later by name")
}

// runOf makes of a check a run: nothing is marked as delivered.
func runOf(r *report.Results) *report.Results {
	r.Run.Counts.New = 0
	for i := range r.Documents {
		r.Documents[i].New = false
		r.Documents[i].ID = strings.ToLower(r.Documents[i].ID)
		r.Findings[0].Claims[i].Document = r.Documents[i].ID
	}
	return r
}

// A fingerprint depends on outlet, sentence and value of both sides, and on nothing else.
func TestFingerprint(t *testing.T) {
	base := func() *report.Results { return ferry("a one a 92", "B two B 74") }
	id := func(r *report.Results) string { return Alerts(r)[0].ID() }
	want := id(base())
	for name, change := range map[string]func(*report.Results){
		"offset":      func(r *report.Results) { r.Findings[0].Claims[0].Start++ },
		"group":       func(r *report.Results) { r.Findings[0].Group = "s-2" },
		"finding":     func(r *report.Results) { r.Findings[0].ID = "f-2" },
		"file":        func(r *report.Results) { r.Documents[0].Path = "moved.txt" },
		"slot's name": func(r *report.Results) { r.Findings[0].Slot = "passengers" },
		"white space": func(r *report.Results) { r.Findings[0].Claims[0].Quote = " The ferry  carried\n92 people. " },
		"order of claims": func(r *report.Results) {
			f := &r.Findings[0]
			f.Claims[0], f.Claims[1] = f.Claims[1], f.Claims[0]
		},
	} {
		r := base()
		change(r)
		require.Equal(t, want, id(r), name)
	}
	for name, change := range map[string]func(*report.Results){
		"value":    func(r *report.Results) { r.Findings[0].Claims[1].High = 75.0 },
		"sentence": func(r *report.Results) { r.Findings[0].Claims[0].Quote += " It sank." },
		"outlet":   func(r *report.Results) { r.Findings[0].Claims[0].Outlet = "three" },
		"verdict":  func(r *report.Results) { r.Findings[0].Conflicts[0].Verdict = Update },
	} {
		r := base()
		change(r)
		require.NotEqual(t, want, id(r), name)
	}
}

func TestTextsFingerprint(t *testing.T) {
	copies := func(left, right string) string {
		r := &report.Results{
			Documents: []report.Document{{ID: "a", Text: left}, {ID: "B", Text: right, New: true}},
			Pairs:     []report.Pair{{Left: "a", Right: "B", Relation: Copy}},
		}
		return Alerts(r)[0].ID()
	}
	want := copies("One.\n\nTwo.", "One.\n\nTwo.\n")
	require.Equal(t, want, copies("Two.\nOne.", "One.\n\nTwo.\n"), "moved paragraphs")
	require.NotEqual(t, want, copies("One.\n\nTwo.", "One.\n\nThree.\n"))
}

func TestBaselineCountsPairs(t *testing.T) {
	known := NewBaseline()
	known, change := known.Update(Alerts(ferry("a one a 92", "B two l2 74")), ferry("a one a 92", "B two l2 74"))
	require.Equal(t, Change{Added: 1}, change)
	twice := ferry("a one a 92", "B two l2 74", "A2 two l2 74")
	alerts := Alerts(twice)
	require.Zero(t, known.Apply(alerts, twice))
	require.Equal(t, []string{"A2-a new", "B-a baselined"}, statuses(alerts), "the one that the line names is known, though the other comes first")
	require.Equal(t, New, alerts[0].Status())
}

// What is written is read again as it was; a baseline that has just been updated leaves nothing new.
func TestBaselineRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for i := range rapid.IntRange(1, 6).Draw(t, "documents") {
			id := string(rune('a' + i))
			if rapid.Bool().Draw(t, "new") {
				id = strings.ToUpper(id)
			}
			lines = append(lines, fmt.Sprintf("%s o%d l%d %d", id, rapid.IntRange(0, 3).Draw(t, "outlet"), rapid.IntRange(0, 2).Draw(t, "lineage"), rapid.IntRange(1, 3).Draw(t, "number")))
		}
		r := ferry(lines...)
		known, _ := NewBaseline().Update(Alerts(r), r)
		var file bytes.Buffer
		require.NoError(t, known.Write(&file))
		again, err := ReadBaseline("x", bytes.NewReader(file.Bytes()))
		require.NoError(t, err)
		require.Equal(t, known, again)
		alerts := Alerts(r)
		again.Apply(alerts, r)
		for _, a := range alerts {
			for _, p := range a.Pairs {
				require.Equal(t, Baselined, p.Status)
			}
		}
		_, change := again.Update(Alerts(r), r)
		require.Zero(t, change.Added+change.Removed)
	})
}

func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte("{\"baseline\":1}\n{\"fingerprint\":\"x\",\"count\":1,\"kind\":\"copy\",\"slot\":\"s\",\"documents\":[[\"a\",\"b\"]]}\n"))
	f.Add([]byte("{\"baseline\":2}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadBaseline("x", bytes.NewReader(data))
		require.Equal(t, err == nil, b != nil)
		if err != nil {
			require.ErrorContains(t, err, "x")
			return
		}
		var file bytes.Buffer
		require.NoError(t, b.Write(&file))
		again, err := ReadBaseline("x", &file)
		require.NoError(t, err)
		require.Equal(t, b, again)
	})
}

func TestUpdateKeepsWhatNobodyLookedAt(t *testing.T) {
	first := ferry("a one a 92", "B two B 74")
	known, _ := NewBaseline().Update(Alerts(first), first)
	other := ferry("C one C 5")
	next, change := known.Update(Alerts(other), other)
	require.Equal(t, Change{Unchanged: 1}, change)
	require.Len(t, next.lines, 1)
	mended := ferry("a one a 92", "B two B 92")
	require.Equal(t, 1, known.Apply(Alerts(mended), mended), "stale")
	_, change = known.Update(Alerts(mended), mended)
	require.Equal(t, Change{Removed: 1}, change)
}

func TestSuppressions(t *testing.T) {
	day := func(s string) time.Time { d, _ := time.Parse(time.DateOnly, s); return d }
	for name, c := range map[string]struct {
		s    Suppression
		want Status
		note string
	}{
		"path of either side":    {Suppression{Path: "a.txt"}, Suppressed, ""},
		"outlet":                 {Suppression{Outlet: "t*"}, Suppressed, ""},
		"slot":                   {Suppression{Slot: "people *"}, Suppressed, ""},
		"rule":                   {Suppression{Rule: "disjoint"}, Suppressed, ""},
		"finding":                {Suppression{ID: "f-1"}, Suppressed, ""},
		"all must fit":           {Suppression{ID: "f-1", Rule: "other"}, New, "fits nothing"},
		"holds on its last day":  {Suppression{ID: "f-1", Expires: day("2026-05-01")}, Suppressed, ""},
		"expired the day before": {Suppression{ID: "f-1", Expires: day("2026-04-30")}, New, "expired on 2026-04-30"},
	} {
		alerts := Alerts(ferry("a one a 92", "B two B 74"))
		s := Suppressions{Name: "aside.yaml", List: []Suppression{c.s}}
		notes := s.Apply(alerts, day("2026-05-01").Add(20*time.Hour))
		require.Equal(t, c.want, alerts[0].Status(), name)
		require.Equal(t, c.note != "", len(notes) == 1, name)
		if c.note != "" {
			require.Contains(t, notes[0], c.note, name)
		}
	}
}

func TestPolicy(t *testing.T) {
	rule := func(list string, count int, rate float64) Rule {
		f, err := ParseFailOn(strings.Split(list, ","))
		require.NoError(t, err)
		return Rule{FailOn: f, MaxCount: count, MaxRate: rate}
	}
	for name, c := range map[string]struct {
		p    Policy
		want []string
	}{
		"severity":                   {Policy{Rule: rule("contradict:medium", 0, 0)}, []string{"3 contradictions"}},
		"graver only":                {Policy{Rule: rule("contradict:high", 0, 0)}, nil},
		"none":                       {Policy{Rule: rule("none", 0, 0)}, nil},
		"another kind":               {Policy{Rule: rule("copy,update", 0, 0)}, nil},
		"count":                      {Policy{Rule: rule("contradict", 3, 0)}, nil},
		"count passed":               {Policy{Rule: rule("contradict", 1, 0)}, []string{"3 contradictions (1 are let pass)"}},
		"rate: 3 of 2":               {Policy{Rule: rule("contradict", 0, 1.5)}, nil},
		"rate passed":                {Policy{Rule: rule("contradict", 0, 0.5)}, []string{"3 contradictions (0 and 0.5 for each new document are let pass)"}},
		"override has its own count": {Policy{Rule: rule("contradict", 2, 0), Overrides: []Override{{Outlet: "two", Rule: rule("contradict", 0, 0)}}}, []string{"1 contradiction under the override for outlet two"}},
	} {
		alerts := Alerts(ferry("a one a 92", "B two B 74", "c four c 74", "D three D 92"))
		require.Len(t, alerts, 3, name)
		require.Equal(t, c.want, c.p.Judge(alerts, 2), name)
	}
}

func TestAllowanceMarksNothing(t *testing.T) {
	alerts := Alerts(ferry("a one a 92", "B two B 74"))
	p := Policy{Rule: Rule{FailOn: FailOn{Contradict: "low"}, MaxCount: 1}}
	require.Empty(t, p.Judge(alerts, 1))
	require.False(t, alerts[0].Fails)
	p.Rule.MaxCount = 0
	require.Equal(t, []string{"1 contradiction"}, p.Judge(alerts, 1))
	require.True(t, alerts[0].Fails)
	p.Rule.Confidence = 0.95
	alerts = Alerts(ferry("a one a 92", "B two B 74"))
	require.Empty(t, p.Judge(alerts, 1))
}

func TestParseFailOn(t *testing.T) {
	for in, want := range map[string]string{
		"contradict": "contradict:low", "contradict:high,copy": "contradict:high,copy", "none": "none", "excerpt, update": "excerpt,update",
	} {
		f, err := ParseFailOn(strings.Split(in, ","))
		require.NoError(t, err)
		require.Equal(t, want, f.String())
	}
	for _, in := range []string{"contradict:severe", "copies", "copy:high", "none,copy", ""} {
		_, err := ParseFailOn(strings.Split(in, ","))
		require.Error(t, err, in)
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"", "anything", true},
		{"*.txt", "new/deep/b.txt", true},
		{"new/*.txt", "new/b.txt", true},
		{"new/*.txt", "new/deep/b.txt", false},
		{"new/**", "new/deep/b.txt", true},
		{"**/b.txt", "b.txt", true},
		{"**/b.txt", "new/deep/b.txt", true},
		{"new", "newer/b.txt", false},
		{"People *", "people on board", true},
		{"lake.example", "LAKE.example", true},
	} {
		require.Equal(t, c.want, match(c.pattern, c.name), "%s %s", c.pattern, c.name)
	}
	require.Error(t, CheckPattern("[a"))
}

func TestLocate(t *testing.T) {
	text := "Über.\n\nEs waren größere 74 Leute.\n"
	at := strings.Index(text, "74")
	doc := &report.Document{Path: "a.txt", Text: text}
	claim := func(field string) *report.Claim { return &report.Claim{Field: field, Start: at, End: at + 8} }
	there, file := report.Place{Line: 3, Column: 18, EndLine: 3, EndColumn: 26}, report.Place{Line: 1, EndLine: 1}
	require.Equal(t, there, locate(doc, claim("text")), "columns count code points")
	require.Equal(t, there, locate(&report.Document{Path: "a.txt.gz", Text: text}, claim("text")))
	for name, d := range map[string]*report.Document{
		"page": {Path: "a.html", Text: text}, "standard input": {Path: "-", Text: text}, "no text": {Path: "a.txt"},
	} {
		require.Equal(t, file, locate(d, claim("text")), name)
	}
	record := &report.Document{Path: "a.jsonl", Line: 7, Text: text}
	require.Equal(t, report.Place{Line: 7, EndLine: 7}, locate(record, claim("text")))
	require.Equal(t, file, locate(doc, claim("title")))
	found := claim("text")
	found.Place = &report.Place{Line: 7, Column: 40, EndLine: 7, EndColumn: 48}
	require.Equal(t, *found.Place, locate(record, found))
}

func TestReview(t *testing.T) {
	r := ferry("a one l1 92", "b two l1 92", "C three C 74")
	apply := func(decision string) ([]Suppression, []string, *Baseline) {
		v, err := ReadReview("x", strings.NewReader(`{"schema":1,"decisions":[{"finding":"f-1","decision":"`+decision+`","note":"asked\n them","by":"Ann"}]}`))
		require.NoError(t, err)
		b := NewBaseline()
		s, unknown := v.Apply(Alerts(r), b)
		return s, unknown, b
	}
	s, unknown, b := apply(Confirmed)
	require.Empty(t, s)
	require.Empty(t, unknown)
	alerts := Alerts(r)
	b.Apply(alerts, r)
	require.Equal(t, []string{"C-a baselined", "C-b baselined"}, statuses(alerts))
	s, _, b = apply(FalseAlarm)
	require.Empty(t, b.lines)
	require.Len(t, s, 2, "one for each pair, since outlets differ")
	require.Equal(t, "false alarm: people on board: asked them", s[0].Reason)
	for _, bad := range []string{
		`{"schema":2,"decisions":[]}`, `{"schema":1,"decisions":[{"finding":"f-1","decision":"maybe"}]}`, `{"schema":1,"decision":[]}`, `[]`,
		`{"schema":1,"decisions":[{"finding":"","decision":"confirmed"}]}`,
	} {
		_, err := ReadReview("x", strings.NewReader(bad))
		require.ErrorContains(t, err, "x: ", bad)
	}
}

func TestNothing(t *testing.T) {
	check := map[string]string{"within_outlet": "false"}
	for _, c := range []struct {
		options map[string]string
		counts  report.Counts
		want    string
	}{
		{check, report.Counts{Read: 3, New: 1, Possible: 2}, ""},
		{check, report.Counts{Read: 3}, "no new documents"},
		{check, report.Counts{Read: 1, New: 1}, "one document, and nothing to hold it against (--against)"},
		{check, report.Counts{Read: 3, New: 1}, "all documents are of one outlet (--within-outlet compares them)"},
		{nil, report.Counts{Read: 3}, ""},
		{nil, report.Counts{}, "no documents"},
	} {
		require.Equal(t, c.want, Nothing(&report.Results{Run: report.Run{Options: c.options, Counts: c.counts}}))
	}
}
