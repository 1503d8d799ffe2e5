package corpus

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markupPattern is a tag that shows text to be HTML: a closed or empty element of running text.
var markupPattern = pattern(`(?i)</(?:p|div|a|b|i|strong|em|span|li|ul|h[1-6]|blockquote|body)\s*>|<(?:br|p)\s*/?>`)

// plain gives the text of a field that holds HTML, as it is else. A whole page is read for its main text.
func (d *draft) plain(s string) string {
	if strings.IndexByte(s, '<') < 0 || !markupPattern().MatchString(s) {
		return s
	}
	d.note("HTML markup removed")
	if looksLikeHTML([]byte(strings.TrimSpace(s))) {
		page := &draft{}
		if page.page([]byte(s)) == nil && page.value[fieldText] != "" {
			return page.value[fieldText]
		}
	}
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return s
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	t := &blockWriter{keepLines: strings.Count(s, "\n") > len(markupPattern().FindAllStringIndex(s, -1))}
	t.node(body)
	return t.text.String()
}

// blocks are the elements that stand on lines of their own, silent those whose content is no text.
var (
	blocks = atoms(atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Section, atom.Article, atom.Header,
		atom.Footer, atom.Main, atom.Aside, atom.Figure, atom.Figcaption, atom.Hr, atom.Address, atom.Caption)
	silent = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Nav, atom.Button, atom.Svg, atom.Iframe,
		atom.Object, atom.Select, atom.Textarea)
)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, a := range list {
		set[a] = true
	}
	return set
}

// blockText gives the text under n with a blank line between blocks and a line end for each <br>.
func blockText(n *html.Node) string {
	t := &blockWriter{}
	t.node(n)
	return t.text.String()
}

// A blockWriter writes text with its white space as a browser would show it.
type blockWriter struct {
	text strings.Builder
	gap  string // what to write before the next word: "", " ", "\n" or "\n\n"

	// keepLines: line ends part the text, as in plain text in which a tag is left here and there
	keepLines bool
}

// widen makes the next gap at least as wide as gap.
func (t *blockWriter) widen(gap string) {
	switch {
	case t.text.Len() == 0:
	case gap == "\n" && t.gap == "\n": // two <br> part paragraphs
		t.gap = "\n\n"
	case gap == "\n", len(gap) > len(t.gap):
		if t.gap != "\n\n" {
			t.gap = gap
		}
	}
}

func (t *blockWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		t.words(n.Data)
		return
	}
	switch {
	case silent[n.DataAtom]:
		return
	case n.DataAtom == atom.Br:
		t.widen("\n")
		return
	case n.DataAtom == atom.Td, n.DataAtom == atom.Th:
		t.widen(" ")
	case blocks[n.DataAtom]:
		t.widen("\n\n")
		defer t.widen("\n\n")
	}
	for c := range n.ChildNodes() {
		t.node(c)
	}
}

func (t *blockWriter) words(s string) {
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && !isSpace(s[end]) {
			end++
		}
		if end > i {
			t.text.WriteString(t.gap)
			t.gap = ""
			t.text.WriteString(s[i:end])
		}
		if end < len(s) && s[end] == '\n' && t.keepLines {
			t.widen("\n")
		} else if end < len(s) {
			t.widen(" ")
		}
		i = end + 1
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}
