// Package disk does what makes files last.
package disk

import "os"

// SyncDir waits until the disk has the names in dir. Systems that cannot sync a folder are let pass.
func SyncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}
