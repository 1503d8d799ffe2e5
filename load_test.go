package dedupe

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/corpus"
)

func TestAssumeLanguage(t *testing.T) {
	doc := func(language, text string) *document {
		return &document{Document: &corpus.Document{Text: text}, language: language}
	}
	docs := []*document{doc("es", "Hola"), doc("", "Drones: 15"), doc("es", "Adiós"), doc("en", "Hello"), doc("", strings.Repeat("x ", briefText))}
	assumeLanguage(docs)
	require.Equal(t, "es", docs[1].language)
	require.Empty(t, docs[4].language, "a long text that does not tell is in no language that is known")

	alone := []*document{doc("", "Drones: 15")}
	assumeLanguage(alone)
	require.Equal(t, "en", alone[0].language)
}

func TestDisplayName(t *testing.T) {
	for in, want := range map[string]string{"": "", "police": "police", "volodymyr zelenskiy": "Volodymyr Zelenskiy", "élodie müller": "Élodie Müller",
		"office of the president": "Office of the President"} {
		require.Equal(t, want, displayName(in))
	}
}
