package figure

import "github.com/seed17055106/dedupe/text"

// fillSlots says of each figure what it counts.
func fillSlots(t *text.Text, ctx Context, figs []Figure) {}
