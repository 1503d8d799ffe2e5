package report

import (
	"cmp"
	"encoding/hex"
	"html/template"
	"path"
	"slices"
	"strings"
	"time"
)

// A builder turns Results into what the page shows. It arranges and cuts; it decides nothing.
type builder struct {
	r        *Results
	docs     map[string]*Document
	groups   map[string]*Group
	storyOf  map[string]string     // document -> story group
	copyOf   map[string]string     // document -> copy group; nil until a story is shown
	figures  map[string][]*Figure  // of the text of each document, by start; nil until a passage is shown
	claims   map[claimKey]*Finding // the worst finding that a figure is a claim of; likewise
	overlaps map[[2]string]*Pair
	refs     map[[2]string]*docRef // what doc gave
	times    map[string]moment     // of publication of each document
	cuts     []string
	large    bool            // links lead to the pages of the stories
	absent   map[string]bool // anchors of what the page has no room for
}

// A claimKey is where a figure stands.
type claimKey struct {
	document, field string
	start, end      int
}

// A moment is a time that may be unknown.
type moment struct {
	time.Time
	known bool
}

// A docRef names a document in a row or a head.
type docRef struct {
	Outlet    string // the name of the file or record where the outlet is not known: it differs from every other
	Title     string
	Published string // for reading
	ISO       string
	URL       string // only http and https
	Language  string

	name, date template.HTML // as pages show them
}

// Name and Date are the templates "doc" and "time" of r, written once for all places of a page that name the document.
func (r *docRef) Name() (template.HTML, error) { return once(&r.name, "doc", r) }
func (r *docRef) Date() (template.HTML, error) { return once(&r.date, "time", r) }

func once(html *template.HTML, name string, data any) (template.HTML, error) {
	if *html != "" {
		return *html, nil
	}
	var b strings.Builder
	err := templates().ExecuteTemplate(&b, name, data)
	*html = template.HTML(b.String())
	return *html, err
}

func newBuilder(r *Results) *builder {
	b := &builder{r: r, docs: make(map[string]*Document, len(r.Documents)), groups: make(map[string]*Group, len(r.Groups)), storyOf: groupsOf(r, "story"),
		overlaps: make(map[[2]string]*Pair, len(r.Pairs)), absent: map[string]bool{}, refs: map[[2]string]*docRef{}, times: map[string]moment{}}
	for i := range r.Documents {
		d := &r.Documents[i]
		b.docs[d.ID] = d
	}
	for i := range r.Groups {
		g := &r.Groups[i]
		b.groups[g.ID] = g
	}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		b.overlaps[[2]string{p.Left, p.Right}] = p
	}
	return b
}

// groupsOf gives the group of a kind that each document is in.
func groupsOf(r *Results, kind string) map[string]string {
	of := map[string]string{}
	for i := range r.Groups {
		if g := &r.Groups[i]; g.Kind == kind {
			for _, id := range g.Documents {
				of[id] = g.ID
			}
		}
	}
	return of
}

// indexFigures readies figures and claims, which an index of pages has no need of.
func (b *builder) indexFigures() {
	if b.figures != nil {
		return
	}
	b.figures, b.claims = map[string][]*Figure{}, map[claimKey]*Finding{}
	for i := range b.r.Figures {
		if f := &b.r.Figures[i]; f.Field != "title" {
			b.figures[f.Document] = append(b.figures[f.Document], f)
		}
	}
	for _, fs := range b.figures {
		slices.SortStableFunc(fs, func(x, y *Figure) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End)) })
	}
	for _, f := range ranked(b.r.Findings, func(*Finding) bool { return true }) {
		for _, c := range f.Claims {
			key := claimKey{c.Document, c.Field, c.Start, c.End}
			if b.claims[key] == nil {
				b.claims[key] = f
			}
		}
	}
}

// doc names a document; outlet is what a claim says of it, in case the document is not there.
func (b *builder) doc(id, outlet string) *docRef {
	key := [2]string{id, outlet}
	ref := b.refs[key]
	if ref == nil {
		ref = b.newRef(id, outlet)
		b.refs[key] = ref
	}
	return ref
}

func (b *builder) newRef(id, outlet string) *docRef {
	ref := &docRef{Outlet: b.outlet(id, outlet), Title: id}
	if d := b.docs[id]; d != nil {
		ref.Title, ref.Published, ref.ISO, ref.Language = d.Title, formatMoment(d.Published), d.Published, d.Language
		if d.Title == "" {
			ref.Title = firstLine(d)
		}
		if strings.HasPrefix(d.URL, "https://") || strings.HasPrefix(d.URL, "http://") {
			ref.URL = d.URL
		}
	}
	ref.Title = oneLine(ref.Title)
	return ref
}

// outlet is the Outlet of what doc gives.
func (b *builder) outlet(id, outlet string) string {
	if d := b.docs[id]; d != nil {
		outlet = cmp.Or(d.Outlet, outlet)
	}
	return oneLine(cmp.Or(outlet, path.Base(id)))
}

// firstLine stands for the title of a document that has none. Furniture at the head is passed over.
func firstLine(d *Document) string {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	start, text := 0, d.contentIn(room)
	for _, f := range d.Furniture {
		if f[0] < start || f[1] < f[0] || f[1] > len(text) || strings.TrimSpace(text[start:f[0]]) != "" {
			break
		}
		start = f[1]
	}
	line, _, _ := strings.Cut(strings.TrimLeft(text[start:], "\n\t "), "\n")
	return strings.Clone(shorten(line, maxTitleBytes/2))
}

// compareTime orders documents by time of publication; one without comes last. Equals are ordered by id.
func (b *builder) compareTime(x, y string) int {
	tx, okX := b.published(x)
	ty, okY := b.published(y)
	switch {
	case okX && !okY:
		return -1
	case okY && !okX:
		return 1
	}
	return cmp.Or(tx.Compare(ty), cmp.Compare(x, y))
}

func (b *builder) published(id string) (time.Time, bool) {
	d := b.docs[id]
	if d == nil || d.Published == "" {
		return time.Time{}, false
	}
	m, read := b.times[id]
	if !read {
		m.Time, m.known = isoTime(d.Published)
		b.times[id] = m
	}
	return m.Time, m.known
}

// byTime gives ids in order of publication.
func (b *builder) byTime(ids []string) []string {
	ids = slices.Clone(ids)
	slices.SortFunc(ids, b.compareTime)
	return ids
}

// groupLink leads to a group of the page; the zero link when there is none.
func (b *builder) groupLink(id string) link {
	g := b.groups[id]
	if g == nil {
		return link{}
	}
	to := link{Href: b.here(anchor("g", id)), Label: oneLine(cmp.Or(g.Label, g.ID))}
	if b.large && g.Kind == "story" {
		to.Href = storyFile(id)
	}
	return to
}

// findingHref is where a finding stands.
func (b *builder) findingHref(f *Finding) string {
	if g := b.groups[f.Group]; b.large && g != nil {
		return storyFile(g.ID) + "#" + anchor("f", f.ID)
	}
	return b.here(anchor("f", f.ID))
}

// here is a link to a place of the page; "" where it has no room for that place.
func (b *builder) here(anchor string) string {
	if b.absent[anchor] {
		return ""
	}
	return "#" + anchor
}

// leaveOut notes what no link may lead to: the elements of a list from n on.
func leaveOut[T any](b *builder, list []T, n int, anchor func(T) string) {
	for _, x := range list[min(n, len(list)):] {
		b.absent[anchor(x)] = true
	}
}

// anchor makes the id of an element: the id itself where it is plain, else in hexadecimal.
func anchor(prefix, id string) string {
	for _, r := range id {
		if r != '-' && r != '_' && !('a' <= r && r <= 'z') && !('A' <= r && r <= 'Z') && !('0' <= r && r <= '9') {
			return prefix + "-x" + hex.EncodeToString([]byte(id))
		}
	}
	return prefix + "-" + id
}
