package lsh

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed17055106/dedupe/text"
)

func described(id, title, body string, day int) *Features {
	return Describe(id, text.Analyse(title, text.Options{Language: "en"}), text.Analyse(body, text.Options{Language: "en"}), day)
}

func FuzzFeaturesBinary(f *testing.F) {
	f.Add([]byte{})
	for _, d := range []*Features{
		described("a", "", "", 0),
		described("b", "Ferry sinks off Marlow", "On Tuesday, May 3, the ferry Aurelia sank off Port Marlow with 92 people aboard.\n\nThe harbour master, Ines Calder, said 14 were missing.", 19000),
	} {
		b := d.AppendBinary(nil)
		passages := d.AppendPassages(nil)
		var back Features
		require.NoError(f, back.UnmarshalBinary(b))
		require.NoError(f, back.UnmarshalPassages(passages))
		require.Equal(f, d, &back)
		require.Error(f, back.UnmarshalBinary(b[:len(b)-1]))
		require.Error(f, back.UnmarshalBinary(append(b, 0)))
		require.Error(f, back.UnmarshalPassages(append(passages, 0)))
		f.Add(b)
		f.Add(passages)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var d, back Features
		if d.UnmarshalBinary(b) == nil {
			require.NoError(t, back.UnmarshalBinary(d.AppendBinary(nil)))
		}
		if d.UnmarshalPassages(b) == nil {
			require.NoError(t, back.UnmarshalPassages(d.AppendPassages(nil)))
		}
	})
}
