package figure

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/text"
)

// slotLine shows what fillSlots found, without the parts that are empty.
func slotLine(f *Figure) string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+"="+value)
		}
	}
	flag := func(name string, on bool) {
		if on {
			parts = append(parts, name)
		}
	}
	add("noun", f.Noun)
	add("class", f.NounClass)
	add("verb", f.Class)
	if f.Role == "agent" {
		add("role", f.Role)
	}
	add("entity", f.Entity)
	add("place", f.Place)
	add("claimant", f.Claimant)
	add("modality", f.Modality)
	add("change", f.Change)
	add("period", f.Period)
	add("revision", f.Revision)
	add("toward", f.Toward)
	flag("negative", f.Negative)
	flag("part", f.Part)
	flag("additional", f.Additional)
	flag("besides", f.Besides)
	flag("doer", f.Doer)
	flag("doer-died", f.DoerDied)
	flag("running", f.Running)
	flag("elsewhere", f.Elsewhere)
	flag("earlier", f.Earlier)
	flag("level", f.Level)
	flag("measured", f.Measured)
	return f.Surface + ": " + strings.Join(parts, " ")
}

// TestSlots runs testdata/slots.txt: a sentence, a line of dashes, and a line for each figure. SLOTS_REWRITE=1 writes what is found.
func TestSlots(t *testing.T) {
	const name = "testdata/slots.txt"
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	var rewritten []string
	cases := 0
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		if strings.HasPrefix(block, "#") {
			rewritten = append(rewritten, block)
			continue
		}
		sentence, want, ok := strings.Cut(block, "\n----")
		require.True(t, ok, block)
		cases++
		figs := Extract(text.Analyse(sentence, text.Options{Language: "en"}), Context{Field: "text"})
		got := ""
		for i := range figs {
			got += "\n" + slotLine(&figs[i])
		}
		rewritten = append(rewritten, sentence+"\n----"+got)
		if os.Getenv("SLOTS_REWRITE") == "" {
			require.Equal(t, strings.TrimSpace(want), strings.TrimSpace(got), sentence)
		}
	}
	require.Greater(t, cases, 20)
	if os.Getenv("SLOTS_REWRITE") != "" {
		require.NoError(t, os.WriteFile(name, []byte(strings.Join(rewritten, "\n\n")+"\n"), 0o644))
	}
}

func TestNewsLexiconErrors(t *testing.T) {
	for _, bad := range []string{"kill killed", "[verb]", "[adverb soon]", "[verb kill quickly]"} {
		_, err := parseLexicon(bad)
		require.ErrorContains(t, err, "lexicon line 1", bad)
	}
}

func TestNewsLexiconClasses(t *testing.T) {
	require.True(t, news().class("kill").Grows)
	require.Equal(t, "kill", news().class("die").As)
	require.True(t, news().class("missing").Moves)
	require.Equal(t, "shot down", news().class("intercept").Named)
	require.Equal(t, Class{ID: "juggle", As: "juggle", When: "juggle", Named: "juggle"}, news().class("juggle"))
	for form, class := range map[string]string{"injuries": "wound", "evacuees": "evacuate", "detained": "arrest", "department": "", "shootings": "shoot"} {
		words := text.Analyse(form, text.Options{Language: "en"}).Words
		require.Equal(t, class, at(news().verbs, words, 0).class, form)
	}
}

// TestSlotsNeverFail fills the slots of odd texts.
func TestSlotsNeverFail(t *testing.T) {
	for _, s := range []string{"", "3", "of the 3", "3 of the", "Maria, 3", "after 3", "3,3,3", "the 3 of the 3 who", "\"3\" (3) — 3", strings.Repeat("killed 3 and ", 200)} {
		for _, f := range Extract(text.Analyse(s, text.Options{Language: "en"}), Context{Field: "text"}) {
			require.LessOrEqual(t, f.Clause.End, len(s), fmt.Sprintf("%q", s))
			require.LessOrEqual(t, f.Quote.End, len(s), fmt.Sprintf("%q", s))
		}
	}
}

func BenchmarkFillSlots(b *testing.B) {
	s := strings.Repeat("Police said two men were killed and 12 wounded in the port on Friday. Maria Lopez, 30, was arrested after the blast at 46 Mill Road. ", 40)
	t := text.Analyse(s, text.Options{Language: "en"})
	figs := Extract(t, Context{Field: "text"})
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		fillSlots(t, Context{Field: "text"}, news(), figs)
	}
}
