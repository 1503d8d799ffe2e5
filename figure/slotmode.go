package figure

import "strings"

// Words that take a figure out of what is done, and the modality that they give.
var modalWords = modals("planned", "forecast", "maximum", "possible")

// setModality looks for the nearest modal word of the clause before the figure, else anywhere in it. A reward is always one to come.
func (v *view) setModality(f *Figure, g group) {
	if f.Kind == Money && f.Predicate == "reward" {
		return
	}
	for i := g.first - 1; i >= g.sentence.First; i-- {
		if m := modalWords[v.Words[i].Norm]; m != "" && !(v.Words[i].Norm == "may" && v.Words[i].Capital) {
			f.Modality = m
			return
		}
		if i < g.clause.First && (f.Kind != Money || v.verbs[i].words > 0 && strings.HasSuffix(v.Words[i].Norm, "ed")) {
			break // only sums are often listed far from their verb
		}
	}
	for i := g.last; i < g.clause.End && i < g.last+4; i++ {
		if m := modalWords[v.Words[i].Norm]; m != "" && v.breaks(i) == 0 && !v.Words[i].Capital {
			f.Modality = m
			return
		}
	}
}

var changeVerbs = slotWords("change verb")

// setChange tells the delta, the old and the new level of a change apart: "fell by 3 from 12 to 9".
func (v *view) setChange(f *Figure, g group) {
	if f.Kind == Date || f.Kind == Time || f.Kind == Age || f.Kind == Address || f.Kind == Score {
		return
	}
	i := g.first - 1
	for i >= g.clause.First && approximators[v.Words[i].Norm] {
		i--
	}
	if i < g.sentence.First {
		return
	}
	before := v.Words[i].Norm
	if before == "with" && v.entered(i, g) {
		f.Change = "from" // "began the match with 40 points"
		return
	}
	if f.Kind == Count && (before == "up" || before == "down") && (i == g.sentence.First || v.verbs[i-1].words < 2) {
		f.Change = "by" // "up 11 cases from a day before"
		return
	}
	if changeVerbs[before] && (f.Kind == Percent || f.Kind == Points || f.Kind == Money || f.Kind == Measure) {
		f.Change = "by"
		return
	}
	if before != "by" && before != "to" && before != "from" || before == "to" && i > g.sentence.First && v.Words[i-1].Norm == "up" {
		return
	}
	if v.changes(i, g) {
		f.Change = before
	}
}

var (
	enteringVerbs = slotWords("entering")
	contests      = slotWords("entered")
)

// entered reports whether the "with" at word i stands behind the beginning of a contest.
func (v *view) entered(i int, g group) bool {
	if i-1 < g.sentence.First || !contests[v.Words[i-1].Norm] {
		return false
	}
	for k := i - 2; k >= max(g.sentence.First, i-5); k-- {
		if enteringVerbs[v.Words[k].Norm] {
			return true
		}
	}
	return false
}

// changes reports whether a verb of change stands near word i, which is "by", "from" or "to": before it, unless it follows a participle of its
// own ("a team reeling from four days of"), or behind the figure.
func (v *view) changes(i int, g group) bool {
	first := max(g.sentence.First, i-8)
	if before := v.Words[max(first, i-1)].Norm; strings.HasSuffix(before, "ing") && !changeVerbs[before] {
		first = i
	}
	for k := first; k < g.clause.End && k < g.last+6; k++ {
		if changeVerbs[v.Words[k].Norm] && (k < i || k >= g.last) {
			return true
		}
	}
	return false
}

var approximators = slotWords("approximator")

var speechVerbs = slotWords("speech verb")

// setClaimant finds who says it: the name or office beside the verb of speech.
func (v *view) setClaimant(f *Figure, g group) {
	for i := g.sentence.First; i < g.sentence.End; i++ {
		if !speechVerbs[v.Words[i].Norm] {
			continue
		}
		if v.Words[i].Norm == "according" {
			if c := v.nameNear(i+2, min(i+7, g.sentence.End)); c != "" {
				f.Claimant = c
				return
			}
			continue
		}
		if c := v.nameNear(max(g.sentence.First, i-4), i); c != "" {
			f.Claimant = c
			return
		}
		if c := v.nameNear(i+1, min(i+4, g.sentence.End)); c != "" {
			f.Claimant = c
			return
		}
	}
}

var offices = slotWords("office")

func (v *view) nameNear(lo, hi int) string {
	for i := lo; i < hi; i++ {
		if n := v.nameAt[i]; n > 0 && !v.adjective(v.names[n-1], hi) {
			return v.names[n-1].full
		}
		if offices[v.Words[i].Norm] {
			return v.Words[i].Norm
		}
	}
	return ""
}

// adjective reports whether a name only says which country or people another name or an office is of: "Ukrainian President Petro Lin".
func (v *view) adjective(n name, hi int) bool {
	last := n.words.End - 1
	w := v.Words[last].Norm
	if n.words.End-n.words.First > 1 || n.words.End >= hi || v.between(n.words.End) != "" {
		return false
	}
	for _, ending := range []string{"ian", "ean", "ish", "ese", "can", "ench", "utch"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

var runningWords = slotWords("running")

// setRunning marks a count as of the moment of writing: "so far", "now", "the toll".
func (v *view) setRunning(f *Figure, g group) {
	for i := g.clause.First; i < g.clause.End; i++ {
		w := v.Words[i].Norm
		if runningWords[w] || w == "date" && i > 0 && v.Words[i-1].Norm == "to" || w == "total" && i > 1 && v.Words[i-2].Norm == "for" {
			f.Running, f.Now = true, w == "now"
			return
		}
	}
}

var movedWords = slotWords("moved")

// setMoved marks the counts of a sentence that speaks of others before or after.
func (v *view) setMoved(f *Figure, g group) {
	for i := g.sentence.First; i < g.sentence.End && !f.Moved; i++ {
		f.Moved = movedWords[v.Words[i].Norm] && (i+1 == g.sentence.End || v.Words[i+1].Norm != "than")
	}
}

var moreWords = slotWords("more")

// setRecord marks what someone has behind him: "he has six prior arrests".
func (v *view) setRecord(f *Figure, g group) {
	if f.Stated == 0 || f.Class != "arrest" && f.Class != "charge" && f.Class != "convict" {
		return
	}
	for i := max(g.sentence.First, g.first-4); i < g.first; i++ {
		switch v.Words[i].Norm {
		case "has", "had", "with", "prior", "previous":
			f.Elsewhere = f.Elsewhere || v.nounIsVerb(g)
		}
	}
}

// nounIsVerb reports whether what is counted is made of the verb: "six arrests".
func (v *view) nounIsVerb(g group) bool {
	for i := g.end; i < g.last; i++ {
		if v.verbs[i].words > 0 {
			return true
		}
	}
	return false
}

// maxDoer is how many words behind a count the doer is looked for.
const maxDoer = 6

var doers = slotWords("doer")

// setRest marks what comes on top of what was already counted: "another 20", "20 more", "the other two".
func (v *view) setRest(f *Figure, g group) {
	if f.Kind != Count {
		return
	}
	if i := g.first - 1; i >= g.sentence.First && (moreWords[v.Words[i].Norm] && v.Words[i].Norm != "more") {
		f.Additional = true
	}
	if i := g.first - 2; i >= g.sentence.First && v.Words[i].Norm == "all" && (v.Words[i+1].Norm == "but" || v.Words[i+1].Norm == "except") {
		f.Besides = true // "all but five of the victims"
	}
	for i := g.last; i+1 < g.sentence.End && i < g.last+maxDoer; i++ {
		if v.Words[i].Norm == "including" && (v.Words[i+1].Norm == "himself" || i+2 < g.sentence.End && v.Words[i+1].Norm == "the" && doers[v.Words[i+2].Norm]) {
			f.Doer = true
		}
	}
	for i := g.end; i < g.last+1 && i < g.sentence.End; i++ {
		if moreWords[v.Words[i].Norm] && v.Words[i].Norm != "further" {
			f.Additional = f.Additional || v.Words[i].Norm == "more"
			f.Besides = true
		}
	}
}

var identities = slotWords("identity")

// choosing are words that choose some of those there are.
var choosing = slotWords("choosing")

// setPart marks what is a part of those counted before: "two of the victims", "including three officers".
func (v *view) setPart(f *Figure, g group) {
	for i := g.end; i+1 < g.sentence.End && i <= g.end+1 && !v.Words[i].Number; i++ {
		if v.Words[i].Norm == "of" && strings.TrimSpace(v.between(i)) == "" {
			switch v.Words[i+1].Norm {
			default:
				f.Part = f.Part || v.Words[i+1].Number // "one of 30 people"
			case "the", "his", "her", "its", "their", "our":
				f.Part = true // "two of whom died" counts all who died
			case "them", "these", "those":
				f.Part = !v.happens(i+2, g.clause.End) // "60 hurt, 12 of them in the port"; "10 of them were shot down" counts all shot down
			}
		}
	}
	definite := g.first > g.sentence.First && v.Words[g.first-1].Norm == "the"
	if definite && f.Kind == Ordinal && personal[f.NounClass] && f.Noun != "person" && f.Stated < 10 {
		f.Part = true // "the third victim died": of the three who were hit, where "a third victim died" counts the dead
	}
	if g.first > g.sentence.First && v.Words[g.first-1].Norm == "every" {
		f.Part = true // "one of every five deaths"
	}
	for i := g.end; definite && i < g.last; i++ {
		f.Part = f.Part || choosing[v.Words[i].Norm] && i+1 < g.last // "the three worst-hit towns"
	}
	if i := g.first - 2; i >= g.sentence.First && v.Words[i+1].Norm == "of" && identities[v.Words[i].Norm] {
		f.Part = true // "the names of four victims": of those known so far
	}
	for i := max(g.sentence.First, g.first-3); i < g.first; i++ {
		if n := v.Words[i].Norm; n == "including" || n == "include" || n == "includes" || n == "among" || n == "particularly" || n == "especially" {
			f.Part = true
		}
	}
}

// happens reports whether a verb stands among words[lo:hi].
func (v *view) happens(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if v.verbs[i].words > 0 {
			return true
		}
	}
	return false
}

// setStatistic tells a mean from a median.
func (v *view) setStatistic(f *Figure, g group) {
	for i := g.clause.First; i < g.clause.End; i++ {
		switch v.Words[i].Norm {
		case "median":
			f.Statistic = "median"
		case "average", "averaged", "mean":
			f.Statistic = "mean"
		}
	}
}

var earlierWords = slotWords("first given")
var laterWords = slotWords("corrected")

// setRevision tells a first report from what replaced it, where the clause says so.
func (v *view) setRevision(f *Figure, g group) {
	for i := g.clause.First; i < g.clause.End; i++ {
		w := v.Words[i].Norm
		switch {
		case earlierWords[w] && i+1 < g.clause.End && (w != "first" || speechVerbs[v.Words[i+1].Norm]), w == "earlier" && i > g.clause.First && speechVerbs[v.Words[i-1].Norm]:
			f.Revision = "earlier"
			return
		case laterWords[w], w == "now" && i+1 < g.clause.End && speechVerbs[v.Words[i+1].Norm]:
			f.Revision = "later"
			return
		}
	}
}
