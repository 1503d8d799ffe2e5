package corpus

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

//go:embed page.txt
var pageNames string

var pageColumns = parseColumns(pageNames)

// page fills the draft from an HTML page: its main text, and what it states of itself. The main text is found by
// go-readability: F1 0.867 on labelled pages. go-trafilatura finds it a little better (0.889 to 0.900), but costs
// every start of the program 0.14 s and 50 MB, read or not.
func (d *draft) page(raw []byte) (err error) {
	defer func() { // a page on which a library fails is bad input like any other
		if failure := recover(); failure != nil {
			err = fmt.Errorf("the page cannot be read: %v", failure)
		}
	}()
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("the HTML cannot be parsed: %w", err)
	}
	d.metadata(root)
	if Site(d.value[fieldURL]) != "" {
		d.value[fieldOutlet] = "" // the site is the name that pages of one outlet share
	}
	article, err := readability.FromDocument(root, nil)
	if err != nil {
		return fmt.Errorf("the main text cannot be found: %w", err)
	}
	if d.value[fieldTitle] == "" {
		d.value[fieldTitle] = article.Title
	}
	if article.Node != nil {
		d.value[fieldText] = blockText(article.Node)
	}
	return nil
}

// metadata collects what the elements of a page say of the page.
func (d *draft) metadata(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			d.meta("html.lang", attribute(n, "lang"))
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop"} {
				d.firstMeta(attribute(n, key), attribute(n, "content"))
			}
		case atom.Link:
			if href := attribute(n, "href"); strings.EqualFold(attribute(n, "rel"), "canonical") && absolute(href) {
				d.firstMeta("canonical", href)
			}
		case atom.Time:
			d.firstMeta("time", attribute(n, "datetime"))
		case atom.Script:
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") {
				d.linkedData([]byte(textContent(n)))
			}
		}
	}
}

// meta sets the field that a name of page.txt stands for.
func (d *draft) meta(name, value string) {
	if c, ok := pageColumns[strings.ToLower(name)]; ok && value != "" {
		d.set(c, value)
	}
}

// firstMeta is meta for names that occur more than once: the first counts.
func (d *draft) firstMeta(name, value string) {
	c, ok := pageColumns[strings.ToLower(name)]
	if ok && (d.value[c.field] == "" || d.rank[c.field] != c.rank) {
		d.set(c, value)
	}
}

// linkedData reads the article in a JSON-LD script: the object itself, one of an array, or one of its @graph.
func (d *draft) linkedData(raw []byte) {
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return
	}
	object, ok := value.(map[string]any)
	if !ok {
		object = map[string]any{"@graph": value}
	}
	graph, _ := object["@graph"].([]any)
	for _, candidate := range append([]any{object}, graph...) {
		article, _ := candidate.(map[string]any)
		if article["datePublished"] == nil || article["headline"] == nil {
			continue
		}
		for _, name := range []string{"headline", "datePublished", "inLanguage", "url", "publisher"} {
			d.firstMeta("ld."+name, flatten(article[name]))
		}
		return
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func textContent(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func absolute(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != ""
}
