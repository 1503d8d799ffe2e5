package corpus

import (
	"errors"
	"time"
)

var errTime = errors.New("its form is not known")

func parseTime(s string) (Time, error) {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return Time{Time: t}, nil
	}
	if t, err := time.Parse("2006-01-02T15:04:05", s); err == nil {
		return Time{Time: t, HasClock: true}, nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return Time{Time: t, HasClock: true, HasZone: true}, nil
	}
	return Time{}, errTime
}
