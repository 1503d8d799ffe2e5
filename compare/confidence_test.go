package compare

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed17055106/dedupe/figure"
)

func TestCalibrated(t *testing.T) {
	require.InDelta(t, .5, calibrated(figure.Count, false, .5), 1e-9)
	require.InDelta(t, .56, calibrated(figure.Count, false, .55), 1e-9, "half way between .50 and .62")
	require.InDelta(t, .35, calibrated(figure.Count, false, 0), 1e-9)
	require.InDelta(t, .95, calibrated(figure.Age, true, 1), 1e-9)
	require.Less(t, calibrated(figure.Date, true, .7), calibrated(figure.Date, false, .7), "dates of one verb are surer than those that words hold together")
	require.Less(t, calibrated(figure.Duration, true, .7), .5, "words alone are not enough to print a conflict")
}

// TestCalibratedRises holds that more evidence never lowers the confidence.
func TestCalibratedRises(t *testing.T) {
	kinds := []figure.Kind{figure.Count, figure.Age, figure.Time, figure.Date, figure.Percent}
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(kinds).Draw(t, "kind")
		a := rapid.Float64Range(0, 1).Draw(t, "a")
		b := rapid.Float64Range(a, 1).Draw(t, "b")
		require.LessOrEqual(t, calibrated(k, false, a), calibrated(k, false, b))
	})
}
