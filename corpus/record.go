package corpus

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/language"

	"github.com/seed17055106/dedupe/internal/slab"
)

// A place is where a record stands.
type place struct {
	path    string
	line    int    // 0 where the whole file is one document
	record  int    // 1-based
	many    bool   // the file may hold several records
	decoded string // the wide character set that the file was decoded from, "" for all others

	verbatim bool   // what is read are the very bytes of the file
	raw      []byte // the record as it was read, where it is one line of many
	offset   int64  // of raw in what is read
}

// textAt gives the offset of a text in the file, 0 where it does not stand there byte for byte.
func (p place) textAt(text string) int64 {
	if i, ok := within(p.raw, text); ok && p.verbatim {
		return p.offset + int64(i)
	}
	return 0
}

// onLine gives the place on a line of the same file, of no record.
func (p place) onLine(line int) place {
	p.line, p.record = line, 0
	return p
}

func (p place) problem(reason, hint string) *Problem {
	record := p.record
	if !p.many {
		record = 0
	}
	return &Problem{Path: p.path, Line: p.line, Record: record, Reason: reason, Hint: hint}
}

// A draft collects the fields of one record as they are found, and what was mended in them.
type draft struct {
	repairs
	value [fieldCount]string
	rank  [fieldCount]int
}

// slabs are of the documents that are made, for a goroutine at a time.
var slabs = sync.Pool{New: func() any { return new(slab.Slab[Document]) }}

// set offers a value for a field. A better name for the field wins over a worse one, an empty value over none.
func (d *draft) set(c column, value string) {
	if value == "" || d.value[c.field] != "" && d.rank[c.field] < c.rank {
		return
	}
	if d.value[c.field] != "" && d.rank[c.field] == c.rank {
		d.note(fmt.Sprintf("the %s is given twice: the last is kept", c.field))
	}
	d.value[c.field], d.rank[c.field] = value, c.rank
}

// document makes a Document of what was collected, or says why there is none; hint is for a record without a text. The text of
// the document may be a part of the bytes that were read.
func (r *reader) document(d *draft, at place, hint string) (*Document, *Problem) {
	if at.decoded != "" {
		d.note("decoded from " + at.decoded)
	}
	text := d.clean(d.plain(d.value[fieldText]))
	if d.entities > 0 {
		text = d.plain(text) // markup that was escaped, as feeds do
	}
	if strings.TrimSpace(text) == "" {
		if at.many {
			return nil, at.problem("no text in this record", hint)
		}
		return nil, at.problem("no text in this file", hint)
	}
	room := slabs.Get().(*slab.Slab[Document])
	doc := room.New()
	slabs.Put(room)
	*doc = Document{
		ID:       d.line(fieldID),
		Outlet:   outletName(d.line(fieldOutlet)),
		Title:    d.line(fieldTitle),
		Language: languageCode(d.line(fieldLanguage)),
		URL:      d.line(fieldURL),
		Text:     text,
		Path:     at.path, Line: at.line, Record: at.record, At: at.textAt(text),
	}
	doc.Published = d.published()
	if doc.ID == "" {
		doc.ID = at.path
		if at.many {
			doc.ID += "#" + strconv.Itoa(at.record)
		}
	}
	if r.opt.OutletFrom == "folder" {
		doc.Outlet = folderName(at.path)
	} else if doc.Outlet == "" {
		doc.Outlet = Site(doc.URL)
	}
	doc.Repairs = d.words()
	doc.own()
	if r.opt.Each != nil {
		doc.Value = r.opt.Each(doc)
	}
	return doc, nil
}

// own copies the short fields, into one piece of memory, out of the bytes that were read.
func (d *Document) own() {
	fields := []*string{&d.ID, &d.Outlet, &d.Title, &d.Language, &d.URL}
	size := 0
	for _, field := range fields {
		size += len(*field)
	}
	all := make([]byte, 0, size)
	for _, field := range fields {
		start := len(all)
		all = append(all, *field...)
		if *field != "" {
			*field = borrow(all[start:])
		} else {
			*field = "" // which points nowhere
		}
	}
}

// line gives the value of a field that is one line: cleaned and trimmed. A line end within becomes a space, and no
// more is changed, so that offsets into a title are those of the input.
func (d *draft) line(f field) string {
	if d.value[f] == "" {
		return ""
	}
	s := strings.TrimSpace(d.clean(d.value[f]))
	if strings.ContainsAny(s, "\n\t") {
		s = lineEnds.Replace(s)
	}
	return s
}

var lineEnds = strings.NewReplacer("\n", " ", "\t", " ")

// published reads the date of publication. One that is not understood is a repair, the document stays.
func (d *draft) published() Time {
	stated := d.line(fieldPublished)
	if stated == "" {
		return Time{}
	}
	t, err := parseTime(stated)
	if err != nil {
		d.note(fmt.Sprintf("the date %q is not used: %v", clip(stated, 40), err))
	}
	return t
}

// languageCode gives the ISO 639 code of a language tag ("en" for "en-GB", "en_US" and "eng"), the shortest there is;
// what is no tag stays as it is stated.
func languageCode(stated string) string {
	if stated == "" {
		return ""
	}
	tag, err := language.Parse(stated)
	if err != nil {
		return strings.ToLower(stated)
	}
	base, _ := tag.Base()
	return base.String()
}

// outletName gives the site where the input names an outlet by an address.
func outletName(stated string) string {
	if strings.Contains(stated, "://") {
		return Site(stated)
	}
	if strings.ContainsAny(stated, " /") {
		return stated
	}
	return strings.TrimPrefix(stated, "www.")
}

// Site gives the registrable domain of a URL ("bbc.co.uk"), "" where it has none. Below a public suffix that
// hosts sites of many owners ("name.github.io") it is the owner's.
func Site(rawURL string) string {
	if rawURL == "" {
		return ""
	}
	if !strings.Contains(rawURL, "://") {
		rawURL = "http://" + strings.TrimPrefix(rawURL, "//")
	}
	u, err := url.Parse(rawURL)
	if err != nil {
		return ""
	}
	host := strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}

// folderName is the name of the folder that a file lies in.
func folderName(name string) string {
	if dir := path.Base(path.Dir(name)); dir != "." && dir != "/" {
		return dir
	}
	return ""
}

// clip cuts s to at most n runes, and shows that it did.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n]) + "…"
}
