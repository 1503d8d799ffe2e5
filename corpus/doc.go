// Package corpus reads reports of news into Documents.
//
// [Read] takes files, folders and "-" (JSON lines on standard input) and yields one [Document] a report. What cannot be
// read comes as a [Problem] in its place, with the file, the line and what to do; the rest of the input goes on.
//
// # Which files
//
// Folders are read with all folders in them. A file that is reached by several names, or through symbolic links, is read
// once, under the first of its names that is no link. Left out, and said: hidden files and folders, links that loop or
// lead nowhere, files that are not text, and files whose name shows that they hold no report (formats.txt). All of these
// but binary data and XML can be named as paths of their own. The order of the paths changes nothing: standard input
// comes first, then the files sorted by name.
//
// # Formats
//
// The end of the name decides, else the first bytes: .txt, .md, .html and .htm are one document each; .jsonl and .ndjson
// hold one JSON object a line; .json an array of objects, one object, or one object a line; .csv and .tsv a line of names and
// a record for each document, a .csv file with the separator (comma, semicolon, tab or bar) that its first line holds most
// of. Anything else that is text is one document. Each may be compressed by gzip or zstd, which the first bytes tell. All but
// one-document files are streamed: what is held at once does not grow with the file.
//
// # Fields
//
// The text, the title and so on are found under the names of fields.txt; where several are there, the best name that
// is not empty counts. [Options].Fields names others, which then are the only ones. A number becomes a string as it is written;
// an array of strings becomes paragraphs; of an object, its name. A record without an id gets its path, and "#n" for
// record n where the file may hold several. A record without an outlet gets the site of its URL ([Site]). Of two documents with one
// id the first is kept. A date is read by [ParseTime].
//
// A Markdown file states its fields in its front matter, and its marks are removed. An HTML page states them in its
// meta elements and JSON-LD (page.txt); its text is the main text, as go-readability finds it, with a blank line between
// paragraphs. The outlet of a page is the site of its canonical URL; only without one, the site name that it states.
//
// # Mending
//
// What is certain is mended, and said in Document.Repairs:
//   - bytes of another character set are decoded: by byte order mark, by what a page states, else, where they are not
//     UTF-8, by their statistics; where most of a record is UTF-8, single bad bytes become U+FFFD;
//   - UTF-8 that was once read as windows-1252 ("â€™") is restored, in runs that no language writes;
//   - HTML entities that end in a semicolon are decoded, also where they were escaped twice;
//   - a field with HTML markup of running text (</p>, <br>, </a> and their like) becomes plain text;
//   - control characters are dropped.
//
// Line ends become \n, and in all fields but the text a space, without a word.
//
// # Limits
//
// A record over Options.MaxDocument is skipped without being held. Compressed data are read up to Options.MaxExpanded, and
// while they do not expand beyond belief.
package corpus
