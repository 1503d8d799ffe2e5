package dedupe

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/lsh"
)

const (
	// revisionJaccard is the likeness from which a later text of one outlet is a revision of the earlier: all but a few sentences are the same.
	revisionJaccard = 0.8

	// addressContainment is what two texts at one address must share: one address may also hold unlike texts, a live page or a wrong field.
	addressContainment = 0.2

	maxTexts = 8 // unlike texts at one address that later ones are held against
)

// revisions gives for each document the latest revision of it, the document itself where there is no later one. Two documents are
// revisions of one text when they have the same URL and share some of it, or when one outlet published one after the other and they are nearly equal.
func revisions(c *loaded, copies *lsh.Copies) []int {
	parent := make([]int, len(c.docs))
	for i := range parent {
		parent[i] = i
	}
	var find func(i int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	join := func(i, j int) { parent[find(max(i, j))] = find(min(i, j)) }
	byURL := map[string][]int{} // the first of each text at an address
	for i, d := range c.docs {
		key := canonicalURL(d.URL)
		if key == "" {
			continue
		}
		same := slices.IndexFunc(byURL[key], func(first int) bool {
			return lsh.Compare(c.docs[first].copyDoc(), d.copyDoc()).Containment >= addressContainment
		})
		if same >= 0 {
			join(byURL[key][same], i)
		} else if len(byURL[key]) < maxTexts {
			byURL[key] = append(byURL[key], i)
		}
	}
	for _, p := range copies.Pairs {
		l, r := c.docs[p.Left], c.docs[p.Right]
		if l.Outlet != "" && l.Outlet == r.Outlet && p.Jaccard >= revisionJaccard && !l.Published.IsZero() && !r.Published.IsZero() && !l.Published.Equal(r.Published.Time) {
			join(p.Left, p.Right)
		}
	}
	latest := make([]int, len(c.docs))
	chains := map[int][]int{} // by their first documents, of two and more
	for i := range c.docs {
		latest[i] = i
		if first := find(i); first != i {
			if chains[first] == nil {
				chains[first] = []int{first}
			}
			chains[first] = append(chains[first], i)
		}
	}
	for _, chain := range chains {
		last := slices.MaxFunc(chain, func(i, j int) int {
			return cmp.Or(c.docs[i].Published.Compare(c.docs[j].Published.Time), cmp.Compare(i, j))
		})
		for _, i := range chain {
			latest[i] = last
		}
	}
	return latest
}

// canonicalURL is what two addresses of one page have in common: no scheme, fragment, tracking parameters or closing slash.
func canonicalURL(s string) string {
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return "" // the front page of a site is no address of a report
	}
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "utm_") || key == "fbclid" || key == "gclid" {
			q.Del(key)
		}
	}
	key := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if len(q) > 0 {
		key += "?" + q.Encode()
	}
	return key
}
