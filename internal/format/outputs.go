package format

import (
	"fmt"
	"io"

	"github.com/seed17055106/dedupe/internal/gate"
)

// outputsFormat is the numbers of a check as lines of name=value: what a step of a workflow hands to the next, and any shell can read.
type outputsFormat struct{}

func (outputsFormat) Write(w io.Writer, o *gate.Outcome) error {
	c := o.Counts()
	_, err := fmt.Fprintf(w, "passed=%t\nnew=%d\ntotal=%d\nfailing=%d\ncontradictions=%d\n", o.Passed(), c.New, len(o.Alerts), c.Failing, c.Kinds[gate.Contradict])
	return err
}
