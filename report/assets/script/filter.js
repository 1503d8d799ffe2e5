// The search box holds the whole state of the filter: facets write into it, and the address keeps it.
const form = document.querySelector(".filter");
const box = form.elements.text;
const facets = all("select", form);

function valuesOf(item, field) {
  const values = list(item, field);
  return field === "date" ? values.map(function (day) { return day.slice(0, 7); }) : values;
}

// count fills a facet with its values and how many of the findings that the rest of the query finds have each.
function count(select, terms) {
  const field = select.name, n = new Map();
  const rest = terms.filter(function (t) { return t.field !== field || t.not; });
  items.forEach(function (item) {
    if (!matches(item, rest)) return;
    new Set(valuesOf(item, field)).forEach(function (v) { n.set(v, (n.get(v) || 0) + 1); });
  });
  const own = terms.find(function (t) { return t.field === field && !t.not && !t.op; });
  const chosen = own ? own.values[0] : "";
  const order = Array.from(n.keys()).sort(function (a, b) { return field === "date" ? (a < b ? -1 : 1) : n.get(b) - n.get(a) || (a < b ? -1 : 1); });
  select.replaceChildren(new Option("any", ""));
  order.forEach(function (v) { select.add(new Option(v + " (" + n.get(v) + ")", v, false, v.toLowerCase() === chosen)); });
  if (chosen && !select.value) select.add(new Option(own.values.join(", "), chosen, false, true));
}

function apply() {
  const query = parse(box.value);
  let shown = 0, folded = false;
  items.forEach(function (item) {
    const hit = matches(item, query.terms);
    item.hidden = !hit;
    if (hit) shown++;
    if (hit && item.tagName === "DETAILS") folded = true;
  });
  const active = query.terms.length > 0;
  const fold = document.querySelector("#agreements > details");
  if (fold && folded && active) fold.open = true;
  form.querySelector("output").textContent = query.errors.join(" ") || (active ? shown + " of " + items.length + " findings" : "");
  facets.forEach(function (select) { count(select, query.terms); });
}

// choose puts the choice of a facet into the query in place of the one before.
function choose(field, value) {
  const kept = box.value.replace(new RegExp("(^|\\s)" + field + ":(\"[^\"]*\"|\\S+)", "g"), " ").trim();
  const term = value ? field + ":" + (/[\s,]/.test(value) ? '"' + value.replace(/"/g, "") + '"' : value) : "";
  box.value = (kept + " " + term).trim();
  apply();
  remember(true);
}

// remember writes the query into the address, as a new step back or over the last one.
function remember(step) {
  const hash = box.value.trim() ? "#q=" + encodeURIComponent(box.value.trim()) : "";
  if (hash === location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", hash || "#");
}

function address() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch (e) {
    return location.hash.slice(1); // a lone % that somebody typed
  }
}

// follow does what the address says: a query, or a place to go to, with the query that was there on the way to it.
function follow() {
  const hash = address();
  const isQuery = hash.indexOf("q=") === 0 || hash === "";
  const query = isQuery ? hash.slice(2) : history.state ? history.state.query : box.value.trim();
  if (box.value.trim() !== query) {
    box.value = query;
    apply();
  }
  if (isQuery) return;
  const target = document.getElementById(hash);
  if (!target) return;
  unfold(target);
  target.scrollIntoView();
}

let typing = 0;
form.addEventListener("input", function (event) {
  if (event.target !== box) return;
  clearTimeout(typing);
  typing = setTimeout(function () { apply(); remember(false); }, 120);
});
facets.forEach(function (select) {
  select.addEventListener("change", function () { choose(select.name, select.value); });
});
form.addEventListener("submit", function (event) {
  event.preventDefault();
  clearTimeout(typing);
  apply();
  remember(true);
});
window.addEventListener("hashchange", follow);
window.addEventListener("popstate", follow);
