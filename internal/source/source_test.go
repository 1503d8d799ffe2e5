package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/report"
)

// placed gives the place of a figure in a sentence of a document, in a file of the given bytes.
func placed(t require.TestingT, name, file string, recordLine int, sentence, figure string) *report.Place {
	at := strings.Index(sentence, figure)
	require.GreaterOrEqual(t, at, 0)
	claim := report.Claim{Document: "d", Quote: sentence, QuoteStart: 50, Start: 50 + at, End: 50 + at + len(figure)}
	dir, err := os.MkdirTemp("", "source")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	name = filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(name, []byte(file), 0o666))
	r := &report.Results{
		Documents: []report.Document{{ID: "d", Path: name, Line: recordLine}},
		Findings:  []report.Finding{{Claims: []report.Claim{claim, {Document: "other"}}, Conflicts: []report.Conflict{{Left: 0, Right: 1, Verdict: "contradict"}}}},
	}
	Place(r)
	return r.Findings[0].Claims[0].Place
}

func TestPlace(t *testing.T) {
	const said = "The ferry was carrying 92 people, the coast guard said."
	for name, c := range map[string]struct {
		file, text       string
		line             int
		sentence, figure string
		want             *report.Place
	}{
		"Markdown, wrapped":     {"a.md", "# Title\n\nThe *ferry* was carrying\n[92 people](https://x.example/92 \"t\"), the coast guard said.\n", 0, said, "92 people", &report.Place{Line: 4, Column: 2, EndLine: 4, EndColumn: 11}},
		"page":                  {"a.html", "<p title=\"92 people\">x</p>\n<p>Zoë: The ferry was carrying <b>92</b> people, the coast&nbsp;guard said.</p>", 0, said, "92 people", &report.Place{Line: 2, Column: 35, EndLine: 2, EndColumn: 48}},
		"page, letters escaped": {"a.html", "<p>Z&uuml;rich counted &euro;&#53;00 more.</p>", 0, "Zürich counted €500 more.", "€500", &report.Place{Line: 1, Column: 30, EndLine: 1, EndColumn: 37}},
		"page, twice":           {"a.html", "<p>" + said + "</p><script>\"" + said + "\"</script><p>" + said + "</p>", 0, said, "92 people", nil},
		"page, in a script":     {"a.html", "<script>\"" + said + "\"</script><p>" + said + "</p>", 0, said, "92 people", &report.Place{Line: 1, Column: 101, EndLine: 1, EndColumn: 110}},
		"record":                {"a.jsonl", "{\"text\":\"x\"}\n{\"text\":\"Caf\\u00e9.\\nThe ferry was carrying 92 people, the coast guard said.\"}\n", 2, said, "92 people", &report.Place{Line: 2, Column: 45, EndLine: 2, EndColumn: 54}},
		"record, escaped":       {"a.jsonl", "{\"text\":\"\\u0417\\u0430 92 \\u0447\\u0430\\u0441\\u0430\"}", 1, "За 92 часа", "92 часа", &report.Place{Line: 1, Column: 23, EndLine: 1, EndColumn: 50}},
		"record, other line":    {"a.jsonl", "{\"text\":\"" + said + "\"}\n{\"text\":\"x\"}\n", 2, said, "92 people", nil},
		"record, no such line":  {"a.jsonl", "{}\n", 7, said, "92 people", nil},
		"array":                 {"a.json", "[\n  {\n    \"id\": \"x\",\n    \"text\": \"" + said + "\"\n  },\n  {\"text\": \"" + said + "\"}\n]\n", 2, said, "92 people", &report.Place{Line: 4, Column: 37, EndLine: 4, EndColumn: 46}},
		"array, last":           {"a.json", "[\n  {\n    \"text\": \"" + said + "\"\n  },\n  {\"text\": \"" + said + "\"}\n]\n", 5, said, "92 people", &report.Place{Line: 5, Column: 36, EndLine: 5, EndColumn: 45}},
		"array, in one line":    {"a.json", "[{\"text\":\"" + said + "\"},{\"text\":\"" + said + "\"}]", 1, said, "92 people", nil},
		"table":                 {"a.csv", "id,text\n1,\"It cost $4.5m, \"\"they\"\" said.\"\n", 2, "It cost $4.5m, \"they\" said.", "$4.5m", &report.Place{Line: 2, Column: 12, EndLine: 2, EndColumn: 17}},
		"byte order mark":       {"a.md", "\ufeff" + said, 0, said, "92 people", &report.Place{Line: 1, Column: 24, EndLine: 1, EndColumn: 33}},
		"no name tells":         {"report", "x\n" + said, 0, said, "92 people", &report.Place{Line: 2, Column: 24, EndLine: 2, EndColumn: 33}},
		"other words":           {"a.md", "The ferry carried 92 people, the coast guard said.", 0, said, "92 people", nil},
		"no UTF-8":              {"a.md", "\xff" + said, 0, said, "92 people", nil},
		"plain text":            {"a.txt", said, 0, said, "92 people", nil},
	} {
		require.Equal(t, c.want, placed(t, c.file, c.text, c.line, c.sentence, c.figure), name)
	}
}

func TestPlaceWithoutFile(t *testing.T) {
	r := &report.Results{
		Documents: []report.Document{{ID: "d", Path: filepath.Join(t.TempDir(), "gone.md")}, {ID: "e", Path: "-", Line: 3}},
		Findings:  []report.Finding{{Claims: []report.Claim{{Document: "d", Quote: "x"}, {Document: "e", Quote: "x"}}, Conflicts: []report.Conflict{{Left: 0, Right: 1, Verdict: "update"}}}},
	}
	Place(r)
	require.Nil(t, r.Findings[0].Claims[0].Place)
	require.Nil(t, r.Findings[0].Claims[1].Place)
}

// Whatever surrounds it, a figure is placed where it stands, or nowhere.
func TestPlaceIsRight(t *testing.T) {
	const sentence, figure = "Der Fluß stieg um 92 Meter.", "92 Meter"
	rapid.Check(t, func(t *rapid.T) {
		around := rapid.SliceOfN(rapid.SampledFrom([]string{"\n", "é", "<b>", "&amp;", "92 Meter", "](x)", "<!--", "-->", " ", "\\n", "\\u00e9", "\\u", "\\ud83d\\ude00", "\\ud83d", "&#x110000;", "\\", "\"", "&", "<", "Der Fluß"}), 0, 12)
		before, after := strings.Join(around.Draw(t, "before"), ""), strings.Join(around.Draw(t, "after"), "")
		name := rapid.SampledFrom([]string{"a.md", "a.html", "a.json", "a.csv", "a"}).Draw(t, "name")
		p := placed(t, name, before+sentence+after, 0, sentence, figure)
		if p == nil {
			return
		}
		lines := strings.Split(before+sentence+after, "\n")
		require.Equal(t, p.Line, p.EndLine)
		require.Equal(t, figure, string([]rune(lines[p.Line-1])[p.Column-1:p.EndColumn-1]))
	})
}
