package gate

import (
	"cmp"
	"slices"

	"github.com/seed17055106/dedupe/report"
)

// The kinds of alerts: what a policy names.
const (
	Contradict = "contradict"
	Update     = "update"
	Copy       = "copy"
	Excerpt    = "excerpt"
)

// Kinds are the kinds of alerts, the gravest first.
var Kinds = []string{Contradict, Update, Copy, Excerpt}

// Severities from the gravest; copies and excerpts are low.
var Severities = []string{"high", "medium", "low"}

// An Alert is one disagreement between two sources on one question, or one document that reprints another. Documents that descend
// from one text are one source, so that five reprints against three are one alert of fifteen pairs.
type Alert struct {
	Kind       string
	Severity   string
	Confidence float64 // 1 for copies and excerpts, which are measured
	Finding    string  // id of the finding, "" for copies and excerpts
	Slot       string
	Question   string
	Rule, Why  string
	Pairs      []Pair // those to look at first
	Fails      bool   // the policy names it
}

// A Pair is two documents of an alert. Left was delivered.
type Pair struct {
	Left, Right Side
	Fingerprint string // of the content; see fingerprint.go
	Status      Status
	Reason      string // of a suppression
}

// A Side is one document of a pair, and where in its file the claim stands.
type Side struct {
	Document, Outlet, Title, Path string
	report.Place
	Quote, Surface string // "" for copies and excerpts
	Low, High      any
	Unit           *string
	New            bool
}

// Lead is the pair that stands for the alert.
func (a *Alert) Lead() *Pair { return &a.Pairs[0] }

// ID names the alert by its content.
func (a *Alert) ID() string { return a.Lead().Fingerprint }

// Status is that of the pair that most asks to be looked at.
func (a *Alert) Status() Status { return a.Lead().Status }

// Alerts makes alerts of results. Where no document is marked as delivered, as after a run, all count as delivered.
func Alerts(r *report.Results) []Alert {
	m := maker{documents: make(map[string]*report.Document, len(r.Documents)), all: true, texts: map[string]string{}}
	for i := range r.Documents {
		d := &r.Documents[i]
		m.documents[d.ID] = d
		m.all = m.all && !d.New
	}
	var out []Alert
	for i := range r.Findings {
		out = append(out, m.conflicts(&r.Findings[i])...)
	}
	out = append(out, m.relations(r.Pairs)...)
	sortAlerts(out)
	return out
}

// sortAlerts puts what is to be looked at first: new before known, then by kind, the surest, and severity.
func sortAlerts(alerts []Alert) {
	for i := range alerts {
		slices.SortStableFunc(alerts[i].Pairs, func(a, b Pair) int { return cmp.Compare(a.Status.rank(), b.Status.rank()) })
	}
	slices.SortStableFunc(alerts, func(a, b Alert) int {
		return cmp.Or(
			cmp.Compare(a.Status().rank(), b.Status().rank()),
			cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)),
			cmp.Compare(report.Sure(a.Confidence), report.Sure(b.Confidence)),
			cmp.Compare(slices.Index(Severities, a.Severity), slices.Index(Severities, b.Severity)),
			cmp.Compare(b.Confidence, a.Confidence),
			cmp.Compare(a.Slot, b.Slot),
			cmp.Compare(a.Lead().Left.Document, b.Lead().Left.Document),
			cmp.Compare(a.Lead().Right.Document, b.Lead().Right.Document),
			cmp.Compare(a.Lead().Fingerprint, b.Lead().Fingerprint),
		)
	})
}

func (s Status) rank() int { return slices.Index([]Status{New, Suppressed, Baselined}, s) }

// maker makes alerts of records.
type maker struct {
	documents map[string]*report.Document
	all       bool              // every document counts as delivered
	texts     map[string]string // fingerprints of whole texts
}

// A witness is one value as one source gives it.
type witness struct{ lineage, value string }

func (m *maker) conflicts(f *report.Finding) []Alert {
	var out []Alert
	index := map[[3]any]int{}
	for _, x := range f.Conflicts {
		if x.Verdict != Contradict && x.Verdict != Update {
			continue
		}
		l, r := &f.Claims[x.Left], &f.Claims[x.Right]
		p := Pair{Left: m.side(l), Right: m.side(r), Fingerprint: claimsFingerprint(x.Verdict, l, r), Status: New}
		key := [3]any{x.Verdict, witnessOf(l), witnessOf(r)}
		p.order(m.documents)
		k, ok := index[key]
		if !ok {
			k = len(out)
			index[key] = k
			index[[3]any{x.Verdict, witnessOf(r), witnessOf(l)}] = k
			out = append(out, Alert{
				Kind: x.Verdict, Severity: cmp.Or(x.Severity, f.Severity), Confidence: f.Confidence, Finding: f.ID,
				Slot: f.Slot, Question: cmp.Or(f.Question, f.Slot), Rule: x.Rule, Why: x.Why,
			})
		}
		out[k].Pairs = append(out[k].Pairs, p)
	}
	return out
}

func witnessOf(c *report.Claim) witness {
	return witness{cmp.Or(c.Lineage, c.Document), value(c)}
}

// relations gives an alert for each delivered document that copies or excerpts others; of two delivered ones it is the later.
func (m *maker) relations(pairs []report.Pair) []Alert {
	var out []Alert
	index := map[[2]string]int{}
	for _, rec := range pairs {
		if rec.Relation != Copy && rec.Relation != Excerpt {
			continue
		}
		p := Pair{Left: m.document(rec.Left), Right: m.document(rec.Right), Status: New}
		p.Fingerprint = m.textsFingerprint(rec.Relation, rec.Left, rec.Right)
		p.order(m.documents)
		key := [2]string{rec.Relation, p.Left.Document}
		k, ok := index[key]
		if !ok {
			k = len(out)
			index[key] = k
			out = append(out, Alert{Kind: rec.Relation, Severity: "low", Confidence: 1, Slot: rec.Relation, Question: questions[rec.Relation], Rule: rec.Relation, Why: measured(rec)})
		}
		out[k].Pairs = append(out[k].Pairs, p)
	}
	return out
}

var questions = map[string]string{Copy: "Is this text published already?", Excerpt: "Is a part of this text published already?"}

// order puts the delivered document left; of two the one published later, or whose name comes later.
func (p *Pair) order(documents map[string]*report.Document) {
	later := func(a, b string) bool {
		x, y := documents[a], documents[b]
		return cmp.Or(cmp.Compare(x.Published, y.Published), cmp.Compare(x.ID, y.ID)) > 0
	}
	if p.Right.New && !p.Left.New || p.Right.New == p.Left.New && later(p.Right.Document, p.Left.Document) {
		p.Left, p.Right = p.Right, p.Left
	}
}

func (m *maker) document(id string) Side {
	d := m.documents[id]
	return Side{Document: d.ID, Outlet: d.Outlet, Title: d.Title, Path: d.Path, Place: start(d), New: d.New || m.all}
}

func (m *maker) side(c *report.Claim) Side {
	s := m.document(c.Document)
	s.Place = locate(m.documents[c.Document], c)
	s.Quote, s.Surface, s.Low, s.High, s.Unit = c.Quote, c.Surface, c.Low, c.High, c.Unit
	return s
}
