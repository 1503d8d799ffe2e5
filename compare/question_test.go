package compare

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestQuestion(t *testing.T) {
	for body, want := range map[string][2]string{
		"Three arrests were made.":                         {"people arrested", "How many people were arrested?"},
		"The fire brought 14 deaths.":                      {"people killed", "How many people were killed?"},
		"The town had 12 homicides.":                       {"people killed", "How many people were killed?"},
		"Four members pleaded guilty.":                     {"members pleading guilty", "How many members pleaded guilty?"},
		"He missed nine games.":                            {"games missed", "How many games were missed?"},
		"Two Lorn police were shot.":                       {"police shot", "How many police were shot?"},
		"The clinic has 90 new cases of the fever.":        {"cases", "How many cases?"},
		"Eleven others Saturday were injured.":             {"others injured", "How many others were injured?"},
		"The shooting happened at 9 p.m.":                  {"time (happened)", "At what time did it happen?"},
		"A man was shot at 9 p.m.":                         {"time (shot)", "At what time was someone shot?"},
		"Officers arrived at 9 p.m.":                       {"time (arrived)", "At what time did someone arrive?"},
		"The talks began on 12 May 2021.":                  {"date (begun)", "When did it begin?"},
		"The novel was released on 12 May 2021.":           {"date (released)", "When was it released?"},
		"They fired 40 rounds.":                            {"rounds fired", "How many rounds were fired?"},
		"The museum paid 4 million euros.":                 {"sum paid", "How much money was paid?"},
		"Two witnesses were found.":                        {"witnesses found", "How many witnesses were found?"},
		"Turnout in the district of Lorn was 71 per cent.": {"share of turnout, Lorn", "What is the share (voting)?"},
	} {
		s := report("a", body)
		require.NotEmpty(t, s.Figures, body)
		f := &s.Figures[0]
		require.Equal(t, want, [2]string{SlotName(f), question(f)}, body)
	}
}
