# syntax=docker/dockerfile:1
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG COMMIT=""
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X github.com/seed17055106/dedupe.commit=${COMMIT}" -o /dedupe ./cmd/dedupe

# No shell, no package manager, no root. --since needs git and is not for this image.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /dedupe /usr/bin/dedupe
COPY LICENSE /usr/share/doc/dedupe/LICENSE
WORKDIR /data
USER nonroot:nonroot
ENTRYPOINT ["/usr/bin/dedupe"]
CMD ["--help"]
