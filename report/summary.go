package report

import "io"

// Summary writes the table that a run ends with. width is the terminal's, 0 for a pipe.
func Summary(w io.Writer, r *Results, width int) error { return nil }
