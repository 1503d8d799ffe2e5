package dedupe_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe"
	"github.com/seed17055106/dedupe/corpus"
	"github.com/seed17055106/dedupe/report"
)

// delivery writes JSON lines of reports that say how many people a ferry carried: id, outlet, number.
func delivery(t *testing.T, dir, name string, reports ...[3]any) string {
	t.Helper()
	var b bytes.Buffer
	for _, r := range reports {
		fmt.Fprintf(&b, `{"id":%q,"outlet":%q,"text":"The ferry was carrying %d people when it sank off Lindau on Tuesday, the %s said."}`+"\n", r[0], r[1], r[2], r[0])
	}
	path := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o666))
	return path
}

func conflicts(r *report.Results) []string {
	var out []string
	for _, f := range r.Findings {
		for _, x := range f.Conflicts {
			if x.Verdict == "contradict" {
				out = append(out, f.Claims[x.Left].Document+" "+f.Claims[x.Right].Document)
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestCheckLooksAtWhatWasDelivered(t *testing.T) {
	dir := t.TempDir()
	old := delivery(t, dir, "old.jsonl", [3]any{"coastguard", "one.example", 92}, [3]any{"police", "two.example", 74})
	fresh := delivery(t, dir, "new.jsonl", [3]any{"owner", "two.example", 74}, [3]any{"minister", "three.example", 92})
	check := func(opt dedupe.CheckOptions) *report.Results {
		opt.Paths, opt.Against = []string{fresh}, []string{old}
		r, err := dedupe.Check(context.Background(), opt)
		require.NoError(t, err)
		return r
	}
	r := check(dedupe.CheckOptions{})
	require.Equal(t, []string{"coastguard owner", "minister owner", "minister police"}, conflicts(r), "and not coastguard police")
	require.Equal(t, 2, r.Run.Counts.New)
	require.Equal(t, 4, r.Run.Counts.Possible, "of the five with a new one, owner and police are of one outlet")

	r = check(dedupe.CheckOptions{Delivered: func(string) bool { return false }})
	require.Empty(t, r.Findings)
	require.Empty(t, r.Groups)
	require.Empty(t, r.Documents)
	require.Zero(t, r.Run.Counts.New)
}

func TestCheckWithinOutlet(t *testing.T) {
	dir := t.TempDir()
	fresh := delivery(t, dir, "new.jsonl", [3]any{"owner", "one.example", 74}, [3]any{"minister", "one.example", 92})
	for within, want := range map[bool][]string{false: nil, true: {"minister owner"}} {
		r, err := dedupe.Check(context.Background(), dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{fresh}}, WithinOutlet: within})
		require.NoError(t, err)
		require.Equal(t, want, conflicts(r))
	}
}

// The severity of a finding is that of what is left of it: the grave conflict of two old reports does not count.
func TestCheckSeverityIsOfWhatIsLeft(t *testing.T) {
	dir := t.TempDir()
	old := delivery(t, dir, "old.jsonl", [3]any{"coastguard", "one.example", 92}, [3]any{"police", "two.example", 11})
	fresh := delivery(t, dir, "new.jsonl", [3]any{"owner", "two.example", 90})
	r, err := dedupe.Check(context.Background(), dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{fresh}}, Against: []string{old}})
	require.NoError(t, err)
	require.Equal(t, []string{"coastguard owner"}, conflicts(r))
	for _, f := range r.Findings {
		if f.Verdict == "contradict" {
			require.Equal(t, "low", f.Severity, "90 and 92 are less than five in a hundred apart")
		}
	}
}

func TestCheckDoesNotDependOnWorkers(t *testing.T) {
	lines := sampleLines(t)
	var want *report.Results
	for _, workers := range []int{1, 8} {
		r, err := dedupe.Check(context.Background(), dedupe.CheckOptions{
			Options: dedupe.Options{Paths: []string{"-"}, Corpus: corpus.Options{Stdin: bytes.NewReader(bytes.Join(lines[:9], []byte("\n")))}, Workers: workers},
			Against: samples[1:],
		})
		require.NoError(t, err)
		if want == nil {
			want = r
		}
		require.Equal(t, want, r)
	}
	require.NotEmpty(t, want.Findings)
}

func ExampleCheck() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			panic(err)
		}
		return path
	}
	old := write("old.txt", "The ferry was carrying 92 people when it sank off Lindau on Tuesday, the coast guard said.")
	fresh := write("new.txt", "The ferry was carrying 74 people when it sank off Lindau on Tuesday, police said.")
	r, err := dedupe.Check(context.Background(), dedupe.CheckOptions{Options: dedupe.Options{Paths: []string{fresh}}, Against: []string{old}})
	if err != nil {
		panic(err)
	}
	for _, f := range r.Findings {
		if f.Verdict == "contradict" {
			fmt.Println(f.Severity, f.Claims[0].Surface, "against", f.Claims[1].Surface)
		}
	}
	// Output: medium 74 people against 92 people
}
