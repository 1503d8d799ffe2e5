package lsh

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCalendar(t *testing.T) {
	tests := map[string]Calendar{
		"It happened on Friday and Sunday.":      {Weekdays: 1<<5 | 1<<7},
		"The vote is on 3 March or on April 12.": {Dates: []uint16{32*3 + 3, 32*4 + 12}},
		"Sales in May 2014 may rise by 3.":       {},
		"Nothing is dated.":                      {},
	}
	for body, want := range tests {
		require.Equal(t, want, describe("", "", body, 0).Calendar, body)
	}
}

func TestAgreement(t *testing.T) {
	monday, friday := Calendar{Weekdays: 1 << 1}, Calendar{Weekdays: 1 << 5}
	both := Calendar{Weekdays: 1<<1 | 1<<5}
	require.Equal(t, 1.0, monday.agreement(Calendar{}))
	require.Equal(t, otherWeekday, monday.agreement(friday))
	require.Equal(t, sameWeekday, both.agreement(friday))
	a, b := Calendar{Dates: []uint16{100, 120}}, Calendar{Dates: []uint16{120}}
	require.Equal(t, sameDate, a.agreement(b))
	require.Equal(t, a.agreement(monday), monday.agreement(a))
}
