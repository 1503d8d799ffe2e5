package corpus

import (
	"fmt"
	"io"
)

// whole reads a file that is one document.
func (r *reader) whole(in *input, kind format, path string) bool {
	at := place{path: path, record: 1}
	raw, err := io.ReadAll(io.LimitReader(in, r.opt.MaxDocument+1))
	if err != nil {
		return r.emitProblem(failure(at, err))
	}
	if int64(len(raw)) > r.opt.MaxDocument {
		return r.emitProblem(at.problem(fmt.Sprintf("one document of more than %d bytes: skipped", r.opt.MaxDocument), "is it one report? if so, raise the limit"))
	}
	return r.emit(func() []item {
		doc, problem := r.parseWhole(raw, kind, at)
		return []item{{doc, problem}}
	})
}

// parseWhole makes a document of the bytes of a file.
func (r *reader) parseWhole(raw []byte, kind format, at place) (*Document, *Problem) {
	d := &draft{}
	d.value[fieldText] = string(d.utf8(raw))
	return r.document(d, at)
}
