# make demo and make test need Go, make and git; nothing else. make test-browser needs chromium and npm as well.

# No C compiler is needed to build or test: every dependency is plain Go.
export CGO_ENABLED := 0

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME    := 10s
DATA        := ../shared/data
SETS        :=
OUT         := out/demo
BENCH       :=
NEWS         = $(wildcard $(DATA)/gva/docs.jsonl)

.PHONY: build demo test test-browser lint fmt bench benchmarks quality golden fuzz clean
.DEFAULT_GOAL := build

# The revision is given to the linker, since a build from an archive or with -buildvcs=false knows none.
build:
	go build -trimpath -ldflags "-X github.com/seed17055106/dedupe.commit=$$(git rev-parse --short HEAD 2>/dev/null)" -o bin/dedupe ./cmd/dedupe

# The corpora of testdata: a blackout, an earthquake, a trial.
demo: build
	bin/dedupe run testdata/odessa testdata/quake testdata/court --out $(OUT)
	@echo "report: file://$(CURDIR)/$(OUT)/report.html"

test:
	go test -timeout 30m ./...

# Drives the report in a real browser, and has axe-core look at it.
test-browser:
	npm ci --prefix internal/browser --no-audit --no-fund --ignore-scripts
	go test -tags browser -count=1 ./internal/browser

# gofmt prints the names of badly formatted files and exits 0, so its output is the test.
# internal/lint holds the rules that the tools do not know, such as which package may import which.
lint:
	@files=$$(gofmt -l .); test -z "$$files" || { echo "run make fmt:"; echo "$$files"; exit 1; }
	go vet ./...
	go vet -tags browser ./internal/browser
	go run $(STATICCHECK) -tags browser ./...
	go test ./internal/lint

fmt:
	gofmt -w .

# Measures whole runs beside a known library and rewrites docs/benchmarks.md; NEWS is a corpus of real reports, left out where
# there is none. On two free processors BENCH='-large 1000000 -repeats 3' takes some 25 minutes, -stories 300000 ten more;
# BENCH='-n 10000 -sizes 1000,3000,10000 -repeats 1' takes minutes.
bench:
	go run ./internal/bench -write docs/benchmarks.md -corpus '$(NEWS)' $(BENCH)

# Kills changes of a saved index at 200 random moments; make test does 20.
torture:
	DEDUPE_KILLS=200 go test ./cmd/dedupe -run '^TestKilled$$' -count=1 -timeout 30m

# Benchmarks of single functions, to be compared by benchstat.
benchmarks:
	go test -run='^$$' -bench=. -benchmem ./...

# Measures against labelled data, which is not part of the repository, and rewrites docs/quality.md.
# SETS=gva,ecbplus measures some sets only and prints.
quality:
	go run ./internal/quality -data $(DATA) -sets '$(SETS)'

# Rewrites the golden files; read the diff afterwards. Only packages that have some define -update, so it cannot be
# given to ./...; the scripts of the command line are rewritten by testscript, which takes no flag of ours.
golden:
	@grep -rl 'flag\.Bool("update"' --include='*_test.go' . | xargs -n1 dirname | sort -u | xargs -I{} go test {} -update
	UPDATE_SCRIPTS=1 go test ./cmd/dedupe

# go test -fuzz takes one target of one package at a time.
fuzz:
	@grep -rnoE '^func Fuzz[A-Za-z0-9_]+' --include='*_test.go' . | sort | while IFS=: read -r file _ decl; do \
		go test "./$$(dirname "$$file")" -run='^$$' -fuzz="^$${decl#func }\$$" -fuzztime=$(FUZZTIME) || exit 1; \
	done

clean:
	rm -rf bin out
