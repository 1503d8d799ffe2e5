package report

// Writable reports whether Save may write dir: an *Error when it holds anything but the output of an earlier run.
func Writable(dir string) error {
	dir, err := resolve(dir)
	if err != nil {
		return err
	}
	_, err = checkTarget(dir)
	return err
}
