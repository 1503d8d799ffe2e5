// Package docs holds the pages and schemas of this folder that the program itself prints.
package docs

import _ "embed"

// ReferenceConfig is a .dedupe.yaml with every key at its default, and what each is for.
//
//go:embed dedupe.reference.yaml
var ReferenceConfig []byte
