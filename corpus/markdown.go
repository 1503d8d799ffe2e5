package corpus

import (
	"strings"
)

// markdown fills the draft from a Markdown file: front matter between lines of "---", the first heading as the title
// where the front matter has none, and the text without its marks. Only marks that are certain are removed.
func (r *reader) markdown(d *draft, s string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	body := s
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		if matter, after, ok := strings.Cut(rest, "\n---\n"); ok {
			r.frontMatter(d, matter)
			body = after
		}
	}
	body = commentPattern().ReplaceAllString(body, "")
	var text []string
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, " \t\n")
		if rulePattern().MatchString(line) || fencePattern().MatchString(line) {
			line = ""
		}
		if m := headingPattern().FindStringSubmatch(line); m != nil {
			line = m[2]
			if len(m[1]) == 1 && d.value[fieldTitle] == "" && len(text) == 0 {
				d.value[fieldTitle] = inline(line)
				continue
			}
		}
		if line == "" && len(text) == 0 {
			continue
		}
		text = append(text, inline(leadPattern().ReplaceAllString(line, "")))
	}
	d.value[fieldText] = strings.TrimRight(strings.Join(text, "\n"), "\n")
}

// frontMatter reads the lines "name: value"; what is nested belongs to no document field.
func (r *reader) frontMatter(d *draft, matter string) {
	for line := range strings.Lines(matter) {
		name, value, ok := strings.Cut(line, ":")
		if !ok || line[0] == ' ' || line[0] == '\t' {
			continue
		}
		if c, ok := r.columns.lookup(name); ok && c.field != fieldText {
			d.set(c, unquote(strings.TrimSpace(value)))
		}
	}
}

// unquote takes a pair of quotation marks off.
func unquote(s string) string {
	if n := len(s); n >= 2 && s[0] == s[n-1] && (s[0] == '"' || s[0] == '\'') {
		return s[1 : n-1]
	}
	return s
}

var (
	commentPattern = pattern(`(?s)<!--.*?-->`)
	rulePattern    = pattern(`^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)$`)
	fencePattern   = pattern("^ {0,3}(?:```|~~~)")
	headingPattern = pattern(`^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?$`)
	leadPattern    = pattern(`^\s{0,3}(?:>\s?)*(?:[-*+]\s+)?`)
	imagePattern   = pattern(`!\[[^\]]*\]\([^)]*\)`)
	linkPattern    = pattern(`\[([^\]]+)\](?:\([^)\s]*(?:\s+"[^"]*")?\)|\[[^\]]*\])`)
	autoPattern    = pattern(`<(https?://[^>\s]+)>`)
	strongPattern  = pattern(`(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)`)
	emPattern      = pattern(`(^|[^\p{L}\p{N}*])\*([^\s*](?:[^*]*[^\s*])?)\*`)
	underPattern   = pattern(`(^|[^\p{L}\p{N}_])_([^\s_](?:[^_]*[^\s_])?)_($|[^\p{L}\p{N}_])`)
	codePattern    = pattern("`([^`]+)`")
	escapePattern  = pattern("\\\\([\\\\`*_{}\\[\\]()#+\\-.!>~|$])")
)

// inline removes the marks within a line.
func inline(s string) string {
	s = imagePattern().ReplaceAllString(s, "")
	s = linkPattern().ReplaceAllString(s, "$1")
	s = autoPattern().ReplaceAllString(s, "$1")
	s = strongPattern().ReplaceAllString(s, "$2")
	s = emPattern().ReplaceAllString(s, "$1$2")
	s = underPattern().ReplaceAllString(s, "$1$2$3")
	s = codePattern().ReplaceAllString(s, "$1")
	return escapePattern().ReplaceAllString(s, "$1")
}
