// The query language: words, "phrases", and fields such as outlet:x, gap:>20%, kind:age,percent; a minus before a term
// excludes. All terms must hold; of values with commas between them one must.
const numeric = { gap: true, confidence: true, sources: true };
const fields = ["outlet", "kind", "verdict", "severity", "story", "status", "date", "gap", "confidence", "sources", "id"];

// parse reads a query into terms {field, op, values, not}; unknown fields are named in errors.
function parse(query) {
  const terms = [], errors = [];
  const pattern = /(-?)(?:([a-z]+):(>=|<=|>|<|=)?)?("[^"]*"?|[^\s"]+)/gi;
  let m;
  while ((m = pattern.exec(query)) !== null) {
    const field = (m[2] || "").toLowerCase();
    const quoted = m[4].charAt(0) === '"';
    const value = m[4].replace(/"/g, "").toLowerCase();
    if (field && fields.indexOf(field) < 0) {
      errors.push("There is no field " + field + ". Known are: " + fields.join(", ") + ".");
    } else if (numeric[field] && isNaN(number(value))) {
      errors.push(field + " takes a number, such as " + field + ":>20%.");
    } else if (value) {
      terms.push({ field: field, op: m[3] || "", not: m[1] === "-", values: field && !quoted ? value.split(",").filter(Boolean) : [value] });
    }
  }
  return { terms: terms, errors: errors };
}

// number reads 0.2 and 20% as the same.
function number(s) {
  return /^[\d.]+%$/.test(s) ? parseFloat(s) / 100 : s === "" ? NaN : Number(s);
}

function compare(op, x, y) {
  switch (op) {
  case ">": return x > y;
  case "<": return x < y;
  case ">=": return x >= y;
  case "<=": return x <= y;
  }
  return x === y;
}

const texts = new Map();

// holds says whether one value of a term fits a finding.
function holds(item, term, value) {
  switch (term.field) {
  case "":
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item).indexOf(value) >= 0;
  case "gap": case "confidence": case "sources":
    return compare(term.op, Number(item.dataset[term.field]), number(value));
  case "date":
    return list(item, "date").some(function (day) {
      return term.op ? compare(term.op, day.slice(0, value.length), value) : day.indexOf(value) === 0;
    });
  case "outlet": case "story":
    return list(item, term.field).some(function (v) { return v.toLowerCase().indexOf(value) >= 0; });
  }
  return list(item, term.field).some(function (v) { return v.toLowerCase().indexOf(value) === 0; });
}

// list gives the values that a finding has for a field.
function list(item, field) {
  if (field === "status") return statuses(item);
  return (item.dataset[field] || "").split("\n").filter(Boolean);
}

function matches(item, terms) {
  return terms.every(function (term) {
    return term.not !== term.values.some(function (value) { return holds(item, term, value); });
  });
}
