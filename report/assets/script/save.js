// Files to save: the findings that the filter shows, and a claims matrix, as CSV (RFC 4180).

// cell quotes a value. One that a spreadsheet would take for a formula gets an apostrophe.
function cell(value) {
  let s = String(value).replace(/\s+/g, " ").trim();
  if (/^[=+@]/.test(s) || /^-(?![\d.]+%?$)/.test(s)) s = "'" + s;
  return /[",]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
}

function csv(rows) {
  return "\ufeff" + rows.map(function (row) { return row.map(cell).join(",") + "\r\n"; }).join("");
}

function saveFindings() {
  const rows = [["finding", "verdict", "severity", "kind", "gap", "confidence", "sources", "question", "values", "outlets", "story", "status", "note"]];
  items.forEach(function (item) {
    if (item.hidden) return;
    const d = item.dataset, own = review.findings[d.id] || {};
    rows.push([d.id, d.verdict, d.severity, d.kind, d.gap, d.confidence, d.sources, item.querySelector(".question").textContent,
      item.querySelector(".sides").textContent, list(item, "outlet").join("; "), d.story, statuses(item).join("; "), own.note || ""]);
  });
  offer("findings.csv", "text/csv", csv(rows));
}

function saveMatrix(table) {
  offer("matrix.csv", "text/csv", csv(all("tr:not([hidden])", table).map(function (tr) {
    return all("th, td", tr).map(function (td) { return td.textContent; });
  })));
}
