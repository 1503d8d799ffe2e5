package gate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/seed17055106/dedupe/report"
)

// A fingerprint stands for what two documents say, and for nothing else. Of a conflict it covers its kind and, of each side, the outlet,
// the sentence with its white space folded, and the normalised value; of copies and excerpts the outlets and the paragraphs in
// sorted order. It does not cover names of files, offsets, groups, or the names that this version gives to questions, so that it
// outlives a moved file, a moved paragraph and an upgrade, and changes as soon as one side's words or number do.

// claimsFingerprint is that of two claims, whichever comes first.
func claimsFingerprint(kind string, a, b *report.Claim) string {
	side := func(c *report.Claim) string { return digest(c.Outlet, fold(c.Quote), value(c)) }
	return pairDigest(kind, side(a), side(b))
}

// value is the normalised value of a claim; as it is written where it has none.
func value(c *report.Claim) string {
	if c.Low == nil && c.High == nil {
		return fold(c.Surface)
	}
	unit := ""
	if c.Unit != nil {
		unit = *c.Unit
	}
	low, _ := json.Marshal(c.Low) // a number, a string or nil
	high, _ := json.Marshal(c.High)
	return fmt.Sprintf("%s %s %s", low, high, unit)
}

// textsFingerprint is that of two whole documents. Where the texts were left out of the results their ids stand for them.
func (m *maker) textsFingerprint(kind, left, right string) string {
	return pairDigest(kind, m.text(left), m.text(right))
}

func (m *maker) text(id string) string {
	if s, ok := m.texts[id]; ok {
		return s
	}
	d := m.documents[id]
	parts := []string{d.Outlet}
	if d.Text == "" {
		parts = append(parts, d.ID)
	}
	paragraphs := []string{fold(d.Title)}
	for line := range strings.Lines(d.Text) {
		if line = fold(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	slices.Sort(paragraphs)
	s := digest(append(parts, paragraphs...)...)
	m.texts[id] = s
	return s
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func pairDigest(kind, a, b string) string { return digest(kind, min(a, b), max(a, b)) }

// digest hashes parts; 16 hexadecimal digits hold some million findings apart.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// measured says how much two documents have in common.
func measured(p report.Pair) string {
	return fmt.Sprintf("%.0f %% of the five-word runs of the shorter text are in the other.", 100*p.Containment)
}
