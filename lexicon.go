package dedupe

import (
	"fmt"
	"io"
	"os"

	"github.com/seed17055106/dedupe/figure"
)

// OpenLexicon makes an Extractor of the built-in lexicon and of files that add to it. The error names the file and line of a bad entry and has a
// line "hint: ..." behind it.
func OpenLexicon(paths []string) (*figure.Extractor, error) {
	if len(paths) == 0 {
		return figure.Standard(), nil
	}
	var files []io.Reader
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
		defer f.Close()
		files = append(files, f)
	}
	return figure.NewExtractor(files...)
}
