package corpus_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/corpus"
)

// TestParseTime checks testdata/times.txt: what the input says, then what is understood ("-": nothing).
func TestParseTime(t *testing.T) {
	table, err := os.ReadFile("testdata/times.txt")
	require.NoError(t, err)
	for line := range strings.Lines(string(table)) {
		stated, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok {
			continue
		}
		got, ok := corpus.ParseTime(stated)
		if want == "-" {
			require.False(t, ok, "%s was read as %s", stated, got)
			continue
		}
		require.True(t, ok, stated)
		require.Equal(t, want, got.String(), stated)
	}
}

func TestParseTimeReadsWhatStringWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(-3e10, 2e11).Draw(t, "seconds"), 0)
		zone := rapid.IntRange(-12*60, 14*60).Draw(t, "zone")
		want := corpus.Time{Time: at.In(time.FixedZone("", zone*60)), HasClock: rapid.Bool().Draw(t, "clock")}
		want.HasZone = want.HasClock && rapid.Bool().Draw(t, "zoned")
		got, ok := corpus.ParseTime(want.String())
		require.True(t, ok, want.String())
		require.Equal(t, want.String(), got.String())
		require.Equal(t, want.HasClock, got.HasClock)
		require.Equal(t, want.HasZone, got.HasZone)
	})
}

func FuzzParseTime(f *testing.F) {
	for _, s := range []string{"2023-03-20", "Mon, 20 Mar 2023 14:05:06 +0000", "1679321106", "20230320T140506Z", "3/20/2023 2 PM"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := corpus.ParseTime(s)
		if !ok {
			require.True(t, got.IsZero())
			return
		}
		again, ok := corpus.ParseTime(got.String())
		require.True(t, ok, got.String())
		require.Equal(t, got.String(), again.String())
	})
}

func ExampleParseTime() {
	for _, s := range []string{"2023-03-20T14:05:06+01:00", "March 20, 2023 at 2:05 p.m.", "20/03/2023", "03/04/2023"} {
		t, ok := corpus.ParseTime(s)
		fmt.Println(t, ok)
	}
	// Output:
	// 2023-03-20T14:05:06+01:00 true
	// 2023-03-20T14:05:00 true
	// 2023-03-20 true
	//  false
}
