package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSizes(t *testing.T) {
	for text, want := range map[string]size{
		"512MiB": 512 << 20, "1GiB": 1 << 30, "1GB": 1e9, "1.5 gb": 15e8, "100": 100, "7B": 7, "2kib": 2048, "3TB": 3e12,
	} {
		var got size
		require.NoError(t, got.UnmarshalText([]byte(text)), text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "GiB", "0", "-1GB", "1XB", "NaN", "1e30GB", "one"} {
		var got size
		require.ErrorContains(t, got.UnmarshalText([]byte(text)), "is no size", text)
	}
	require.Positive(t, machineMemory())
}
