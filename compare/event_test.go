package compare

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/figure"
)

func TestStrangers(t *testing.T) {
	const rest = "two people were wounded in the strike on the port."
	for _, c := range []struct {
		name, left, right string
		want              bool
	}{
		{"weeks apart", "2024-01-10: On Monday " + rest, "2024-03-06: On Tuesday " + rest, true},
		{"neighbouring days", "2024-01-10: On Monday " + rest, "2024-01-10: On Tuesday " + rest, false},
		{"one day in common", "2024-01-10: On Monday and on Saturday " + rest, "2024-01-10: On Wednesday and on Monday " + rest, false},
		{"no date of publication", "On Monday " + rest, "2024-03-06: On Tuesday " + rest, false},
		{"no day named", "2024-01-10: " + rest, "2024-03-06: On Tuesday " + rest, false},
	} {
		a, b := daysNamed(report("a", c.left)), daysNamed(report("b", c.right))
		require.Equal(t, c.want, strangers(a, b), c.name)
		require.Equal(t, c.want, strangers(b, a), c.name)
	}
}

func TestMomentsOfOneVictimAndOneStreet(t *testing.T) {
	const rest = " A guard stood at the gate of the port, and the crews of two ships were on the pier as the fire was put out. "
	long := rest + rest + rest + rest + rest + rest
	rules := func(left, right string) string {
		for _, c := range Pair(report("left", left+long), report("right", right+long)) {
			if c.Left.Kind == figure.Time {
				return c.Rule
			}
		}
		return "no clock times"
	}
	dead := func(n, at string) string { return n + " men were killed. He was pronounced dead at " + at + "." }
	require.Equal(t, "person", rules(dead("Two", "1 p.m."), dead("Two", "5 p.m.")))
	require.Equal(t, "disjoint", rules(dead("One", "1 p.m."), dead("One", "5 p.m.")))
	shot := func(street, at string) string {
		return "A man was shot in the 2100 block of " + street + " at " + at + "."
	}
	require.Equal(t, "street", rules(shot("Mill Road", "1 p.m."), shot("Harbour Street", "5 p.m.")))
	require.Equal(t, "disjoint", rules(shot("Mill Road", "1 p.m."), shot("Mill Road", "5 p.m.")))
}

// Two clock times on two days are two moments; about midnight they may be one.
func TestOtherDay(t *testing.T) {
	times := func(left, right string) bool {
		sources := []*Source{report("a", "2024-03-06: "+left), report("b", "2024-03-06: "+right)}
		items, _ := newItems(sources)
		var clocks []*item
		for i := range items {
			if items[i].kind == figure.Time {
				clocks = append(clocks, &items[i])
			}
		}
		require.Len(t, clocks, 2)
		return otherDay(clocks[0], clocks[1])
	}
	const monday, tuesday = "The first attack came at 5:50 p.m. on Monday.", "The attack came at 1:25 a.m. on Tuesday."
	require.True(t, times(monday, tuesday))
	require.False(t, times("The attack came at 11:40 p.m. on Monday.", "The attack came at 12:30 a.m. on Tuesday."))
	require.False(t, times(monday, "The attack came at 1:25 a.m."))
}
