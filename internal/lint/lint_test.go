// Package lint holds the rules of this repository that no general tool knows.
package lint

import (
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/seed17055106/dedupe"

// layers says what of this module a package may import; what is not listed may import nothing of it.
// "" is the root package. The arrows are those of docs/architecture.md.
var layers = map[string][]string{
	"cmd/dedupe":        {"", "compare", "corpus", "docs", "figure", "internal/config", "internal/format", "internal/gate", "internal/source", "internal/suggest", "lsh", "report", "store", "text"},
	"":                  {"compare", "corpus", "figure", "internal/inplace", "internal/slab", "internal/spool", "lsh", "report", "store", "text"},
	"compare":           {"figure", "internal/wordlist", "text"},
	"lsh":               {"internal/ascii", "internal/radix", "text"},
	"store":             {"internal/radix"},
	"text":              {"internal/ascii"},
	"internal/jsontext": {"internal/ascii"},
	"report":            {"internal/jsontext"},
	"figure":            {"internal/wordlist", "text"},
	"corpus":            {"internal/ascii", "internal/slab", "internal/suggest"},
	"internal/bench":    {"lsh"},
	"internal/config":   {"internal/gate", "internal/suggest", "report", "text"},
	"internal/format":   {"internal/gate", "report"},
	"internal/gate":     {"report"},
	"internal/quality":  {},
	"internal/source":   {"report"},
	"internal/truth":    {"corpus"},
}

// banned names imports of others that a package must do without, and why.
var banned = map[string]map[string]string{
	"compare": {"os": "compare judges figures; files are the caller's", "html/template": "report writes HTML", "golang.org/x/net/html": "corpus reads HTML"},
	"lsh":     {"os": "lsh groups what it is given; files are the caller's"},
	"text":    {"os": "text analyses strings; files are the caller's"},
	"figure":  {"os": "figure analyses texts; files are the caller's"},
}

// TestImports keeps the arrows of the architecture pointing one way, tests apart.
func TestImports(t *testing.T) {
	walkGo(t, func(name string) {
		if !strings.HasSuffix(name, "_test.go") {
			checkImports(t, name)
		}
	})
}

func checkImports(t *testing.T, name string) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	require.NoError(t, err)
	rel, err := filepath.Rel("../..", name)
	require.NoError(t, err)
	pkg := path.Dir(filepath.ToSlash(rel))
	if pkg == "." {
		pkg = ""
	}
	for _, spec := range file.Imports {
		target, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		if why, bad := bannedImport(pkg, target); bad {
			t.Errorf("%s imports %s: %s", filepath.ToSlash(rel), target, why)
		}
	}
}

// bannedImport reports whether pkg (relative to the module) must not import target, and why.
func bannedImport(pkg, target string) (why string, bad bool) {
	if why, bad = banned[pkg][target]; bad {
		return why, true
	}
	own, inside := strings.CutPrefix(target, module)
	if !inside || own != "" && own[0] != '/' {
		return "", false
	}
	own = strings.TrimPrefix(own, "/")
	if strings.HasPrefix(own, pkg+"/internal/") {
		return "", false
	}
	for _, may := range layers[pkg] {
		if own == may {
			return "", false
		}
	}
	return "the arrows are cmd -> dedupe -> {report, compare, lsh, store, corpus} -> figure -> text", true
}

func TestBannedImport(t *testing.T) {
	for _, c := range []struct {
		pkg, target string
		bad         bool
	}{
		{"lsh", module + "/text", false},
		{"lsh", module + "/figure", true},
		{"compare", module + "/figure", false},
		{"compare", module + "/corpus", true},
		{"compare", "os", true},
		{"text", module + "/figure", true},
		{"report", module + "/compare", true},
		{"report", "html/template", false},
		{"figure", module, true},
		{"", module + "/lsh", false},
		{"cmd/dedupe", module, false},
		{"corpus", module + "2/x", false},
	} {
		_, bad := bannedImport(c.pkg, c.target)
		require.Equal(t, c.bad, bad, "%s imports %s", c.pkg, c.target)
	}
}
