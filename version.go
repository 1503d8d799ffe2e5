package dedupe

import "runtime/debug"

// commit is set by the build (-ldflags "-X github.com/seed17055106/dedupe.commit=...").
var commit string

// release is the version of the tool.
const release = "0.1.0"

// Version is the release, which is all that results depend on.
func Version() string { return release }

// Commit is the revision that the program was built from, "" when unknown.
func Commit() string {
	if commit != "" {
		return commit
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
	}
	return ""
}
