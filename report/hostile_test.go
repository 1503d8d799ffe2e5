package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"math"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/text/transform"
	"pgregory.net/rapid"
)

var hostile = []string{
	`<script>alert(1)</script>`,
	`</script><script>alert(1)</script>`,
	`</style></title></template><img src=x onerror=alert(1)>`,
	`" onmouseover="alert(1)" x="`,
	`' autofocus onfocus='alert(1)`,
	`<a href="javascript:alert(1)">`,
	"\u202e51 killed\u202d",
	"bell\a escape\x1b[31m null\x00 backspace\b",
	"{{.Run.Version}} {{template \"badge\"}}",
	"-->]]><!--",
	"\xff\xfe invalid",
}

// poisoned puts s into every string of the sample that comes from outside.
func poisoned(s string) *Results {
	r := sample()
	rename := map[string]string{}
	for i := range r.Documents {
		d := &r.Documents[i]
		rename[d.ID] = d.ID + s
		d.ID, d.Outlet, d.Title, d.Published, d.Language, d.URL, d.Path = d.ID+s, d.Outlet+s, s+d.Title, d.Published+s, s, "javascript:"+s, s
		d.Text = s + d.Text + s
	}
	for i := range r.Groups {
		g := &r.Groups[i]
		g.ID, g.Label = g.ID+s, s
		for k := range g.Documents {
			g.Documents[k] = rename[g.Documents[k]]
		}
		for k := range g.Passages {
			g.Passages[k].Document = rename[g.Passages[k].Document]
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		f.Document, f.Surface, f.Kind = rename[f.Document], s, s
	}
	poison := func(c *Claim) {
		c.Document, c.Outlet, c.Lineage, c.Quote, c.Surface, c.Claimant, c.AsOf, c.Low, c.Unit = rename[c.Document], s, s, s, s, s, s, s, &s
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.ID, f.Group, f.Slot, f.Question, f.Kind, f.Severity = f.ID+s, s, s, s, s, s
		for k := range f.Claims {
			poison(&f.Claims[k])
		}
		for k := range f.Conflicts {
			f.Conflicts[k].Rule, f.Conflicts[k].Why = s, s
		}
	}
	for i := range r.Comparisons {
		c := &r.Comparisons[i]
		poison(&c.Left)
		poison(&c.Right)
		c.Rule, c.Why = s, s
	}
	r.Candidates[0].Parts = map[string]float64{s: 1}
	r.Run.Version, r.Run.Notes, r.Run.Cuts, r.Run.Options = s, []string{s}, []string{s}, map[string]string{s: s}
	r.Run.Counts.Languages = map[string]int{s: 1}
	r.Run.Skipped = []Skipped{{Path: s, Reason: s, Hint: s}}
	return r
}

// Whatever the texts hold, the page has the elements that it has for harmless texts, and no others.
func TestHostileTextsAddNothingToThePage(t *testing.T) {
	want := elements(t, render(t, poisoned("harmless")))
	for _, s := range hostile {
		page := render(t, poisoned(s))
		require.True(t, utf8.Valid(page))
		require.Equal(t, want, elements(t, page), s)
		for _, r := range string(page) {
			require.False(t, r < 0x20 && r != '\n' && r != '\t', "control character %q of %q", r, s)
			require.False(t, r == 0x202e || r == 0x202d, "override of direction of %q", s)
		}
	}
}

// elements counts the elements of a page with the names of their attributes, marks in texts aside.
func elements(t *testing.T, page []byte) map[string]int {
	n := map[string]int{}
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return n
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			key := tok.Data
			for _, a := range tok.Attr {
				key += " " + a.Key
				require.False(t, strings.HasPrefix(a.Key, "on"), "event handler %s", a.Key)
				require.False(t, a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, pagesDir+"/g-"), "link to %s", a.Val)
			}
			if tok.Data != "mark" && key != "a href" { // both depend on where offsets fall
				n[key]++
			}
		}
	}
}

// The policy lets run the style and the script of the page, and nothing else.
func TestPolicyNamesTheHashesOfStyleAndScript(t *testing.T) {
	page := string(render(t, sample()))
	policy := html.UnescapeString(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1])
	for _, tag := range []string{"style", "script"} {
		found := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(page, -1)
		require.Len(t, found, 1)
		sum := sha256.Sum256([]byte(found[0][1]))
		require.Contains(t, policy, tag+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	require.Contains(t, policy, "default-src 'none'")
	require.NotContains(t, policy, "unsafe")
}

// In whatever pieces a page is written, each of its characters is kept or replaced for itself.
func TestPageHidesNoCharacter(t *testing.T) {
	piece := rapid.SampledFrom([]string{"plain text\n\t", strings.Repeat("more of it, ", 500), "é·→🙂", "\x00", "\x1b", "\r", "\x7f", "\u0085", "\u00a0", "\u202d", "\u202e", "\ufffd", "\xff", "\xe2\x80", "\xf0"})
	rapid.Check(t, func(t *rapid.T) {
		var got, want bytes.Buffer
		page := transform.NewWriter(&got, harmless{})
		var all strings.Builder
		for _, s := range rapid.SliceOfN(piece, 0, 20).Draw(t, "pieces") {
			all.WriteString(s)
			_, err := page.Write([]byte(s))
			require.NoError(t, err)
		}
		require.NoError(t, page.Close())
		for _, r := range all.String() {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\u202d' || r == '\u202e' {
				r = utf8.RuneError
			}
			want.WriteRune(r)
		}
		require.Equal(t, want.String(), got.String())
	})
}

// Nothing in the page loads from elsewhere; links of the documents are only followed by the reader.
func TestPageIsSelfContained(t *testing.T) {
	z := html.NewTokenizer(bytes.NewReader(render(t, sample())))
	for z.Next() != html.ErrorToken {
		tok := z.Token()
		require.NotContains(t, []string{"link", "img", "iframe", "object", "embed", "base"}, tok.Data)
		for _, a := range tok.Attr {
			require.NotContains(t, []string{"src", "srcset", "style", "action", "formaction"}, a.Key)
		}
	}
}

// Neither a whole page nor one with lists that were cut has a link to what is not there.
func TestEveryLinkInsideThePageLeadsSomewhere(t *testing.T) {
	cut := many(maxStories+50, 0)
	for i := range cut.Findings {
		cut.Findings[i].Verdict = "agree"
	}
	for _, r := range []*Results{sample(), cut} {
		page := string(render(t, r))
		ids := map[string]bool{}
		for _, id := range attributes(t, page, "id") {
			require.False(t, ids[id], "twice the id %s", id)
			ids[id] = true
		}
		for _, href := range attributes(t, page, "href") {
			if place, inside := strings.CutPrefix(href, "#"); inside {
				require.True(t, ids[place], href)
			}
		}
	}
}

func TestLongHeadlineIsCut(t *testing.T) {
	r := sample()
	for i := range r.Documents {
		r.Documents[i].Title = strings.Repeat("Å very long headline ", 50_000)
	}
	r.Findings[0].Claims[0].Quote = strings.Repeat("word ", 200_000)
	require.Less(t, len(render(t, r)), 200_000)
}

// Offsets, references and values of any kind are shown or left out, and never panic.
func TestHTMLTakesAnyOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		offset := rapid.OneOf(rapid.IntRange(-5, 300), rapid.Just(math.MaxInt), rapid.Just(math.MinInt))
		value := rapid.SampledFrom([]any{nil, 0.0, -3.5, 1e300, 7, "2031-05", "soon", math.Inf(1), true})
		r := sample()
		for i := range r.Figures {
			r.Figures[i].Start, r.Figures[i].End = offset.Draw(t, "start"), offset.Draw(t, "end")
		}
		for i := range r.Groups {
			for k := range r.Groups[i].Passages {
				r.Groups[i].Passages[k].Start, r.Groups[i].Passages[k].End = offset.Draw(t, "passage"), offset.Draw(t, "passage end")
			}
		}
		for i := range r.Findings {
			for k := range r.Findings[i].Claims {
				c := &r.Findings[i].Claims[k]
				c.Start, c.End, c.QuoteStart = offset.Draw(t, "claim"), offset.Draw(t, "claim end"), offset.Draw(t, "quote")
				c.Low, c.High = value.Draw(t, "low"), value.Draw(t, "high")
			}
			for k := range r.Findings[i].Conflicts {
				r.Findings[i].Conflicts[k].Left = rapid.IntRange(-2, 5).Draw(t, "left")
			}
		}
		r.Documents = r.Documents[:rapid.IntRange(0, len(r.Documents)).Draw(t, "documents")]
		var page, table bytes.Buffer
		require.NoError(t, HTML(&page, r))
		require.True(t, utf8.Valid(page.Bytes()))
		require.NoError(t, Summary(&table, r, 80))
	})
}
