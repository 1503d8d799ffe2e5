package lint

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var markdownLink = regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)

// TestLinks follows the links between the pages of this repository.
func TestLinks(t *testing.T) {
	const root = "../.."
	followed := 0
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == "out") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".md" {
			return nil
		}
		page, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, m := range markdownLink.FindAllStringSubmatch(string(page), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			followed++
			require.FileExists(t, filepath.Join(filepath.Dir(path), m[1]), "in %s", path)
		}
		return nil
	}))
	require.Positive(t, followed)
}
