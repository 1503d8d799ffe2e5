package lint

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	requirement = regexp.MustCompile(`(?m)^\s*(?:require )?(\S+\.\S+/?\S*) v\d`)
	tableRow    = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")
)

// TestDependenciesAreExplained holds docs/dependencies.md against the imports, both ways.
func TestDependenciesAreExplained(t *testing.T) {
	gomod, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	var modules []string
	for _, m := range requirement.FindAllStringSubmatch(string(gomod), -1) {
		modules = append(modules, m[1])
	}
	require.NotEmpty(t, modules)

	doc, err := os.ReadFile("../../docs/dependencies.md")
	require.NoError(t, err)
	var explained []string
	for _, m := range tableRow.FindAllStringSubmatch(string(doc), -1) {
		explained = append(explained, m[1])
	}
	require.ElementsMatch(t, explained, importedModules(t, modules))
}

// importedModules gives those of modules that a package or test of the repository imports.
func importedModules(t *testing.T, modules []string) []string {
	seen := map[string]bool{}
	var used []string
	walkGo(t, func(name string) {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		require.NoError(t, err)
		for _, spec := range file.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			for _, m := range modules {
				if (target == m || strings.HasPrefix(target, m+"/")) && !seen[m] {
					seen[m] = true
					used = append(used, m)
				}
			}
		}
	})
	return used
}

// walkGo calls f with each Go file of the repository.
func walkGo(t *testing.T, f func(name string)) {
	const root = "../.."
	seen := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != root && (d.Name() == "testdata" || d.Name()[0] == '.'):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(name, ".go"):
			seen++
			f(name)
		}
		return nil
	})
	require.NoError(t, err)
	require.NotZero(t, seen)
}
