package corpus

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// utf8 gives raw as valid UTF-8.
func (d *draft) utf8(raw []byte) []byte {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if utf8.Valid(raw) {
		return raw
	}
	d.repair("invalid UTF-8 replaced")
	return bytes.ToValidUTF8(raw, []byte("\ufffd"))
}

// clean mends text that is valid UTF-8.
func (d *draft) clean(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return s
}
