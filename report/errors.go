package report

import "fmt"

// An Error says what is wrong with a folder or a file of results, where, and what to do about it.
type Error struct {
	Path   string
	Line   int // 1-based; 0 when the whole file or folder is meant
	Reason string
	Hint   string // "" when there is nothing to advise
	Err    error  // the cause, such as fs.ErrNotExist; may be nil
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Reason)
	}
	return e.Path + ": " + e.Reason
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }
