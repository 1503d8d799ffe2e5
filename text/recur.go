package text

// Furniture knows the paragraphs that recur in unrelated documents of a corpus.
type Furniture struct{}

// A FurnitureBuilder collects paragraphs over a corpus. Add may be called from several goroutines.
type FurnitureBuilder struct{}

// Add notes the paragraphs of one document.
func (b *FurnitureBuilder) Add(outlet, s string) {}

// Build decides what recurs. The result does not depend on the order of the Adds.
func (b *FurnitureBuilder) Build() *Furniture { return &Furniture{} }

func (f *Furniture) recurs(outlet, s string, words []Word) bool { return false }
