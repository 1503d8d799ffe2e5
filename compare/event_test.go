package compare

import (
	"testing"

	"github.com/stretchr/testify/require"
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
