package compare

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/figure"
)

func TestMeet(t *testing.T) {
	at := func(month time.Month, d, hour int) time.Time {
		return time.Date(2024, month, d, hour, 0, 0, 0, time.UTC)
	}
	friday := figure.When{Start: at(5, 3, 0), Grain: "day"}
	for _, c := range []struct {
		name  string
		other figure.When
		want  bool
	}{
		{"Friday night", figure.When{Start: at(5, 3, 20), Grain: "part"}, true},
		{"Saturday", figure.When{Start: at(5, 4, 0), Grain: "day"}, false},
		{"May 1-3", figure.When{Start: at(5, 1, 0), Grain: "day", Days: 2}, true},
		{"May 1-2", figure.When{Start: at(5, 1, 0), Grain: "day", Days: 1}, false},
		{"May", figure.When{Start: at(5, 1, 0), Grain: "month"}, true},
		{"April", figure.When{Start: at(4, 1, 0), Grain: "month"}, false},
		{"the year", figure.When{Start: at(1, 1, 0), Grain: "year"}, true},
		{"Friday, 9 p.m.", figure.When{Start: at(5, 3, 21), Grain: "minute"}, true},
	} {
		require.Equal(t, c.want, meet(friday, c.other), c.name)
		require.Equal(t, c.want, meet(c.other, friday), c.name)
	}
}
