package text

import "strings"

// wordSections reads a data file: "# comment", "[section]", and words between spaces.
func wordSections(file string) map[string][]string {
	sections := map[string][]string{}
	section := ""
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]")
			continue
		}
		sections[section] = append(sections[section], strings.Fields(line)...)
	}
	return sections
}
