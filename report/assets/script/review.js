// Decisions are kept in the browser's local storage and leave the page only as a file that `dedupe review apply` reads.
// The key of a decision is the finding's id, which is made of its claims, so that it holds for the next run too.
const storageKey = "dedupe-review";
const review = readReview();

function readReview() {
  try {
    const r = JSON.parse(localStorage.getItem(storageKey)) || {};
    return { by: r.by || "", findings: r.findings || {}, ejected: r.ejected || {} };
  } catch (e) {
    return { by: "", findings: {}, ejected: {} };
  }
}

function keepReview() {
  try {
    localStorage.setItem(storageKey, JSON.stringify(review));
  } catch (e) {
    document.querySelector(".tools output").textContent = "This browser does not let the page keep decisions: export them before you close it.";
    return;
  }
  tally();
}

// isConflict says whether there is something to decide on a finding.
function isConflict(item) {
  return item.dataset.verdict === "contradict" || item.dataset.verdict === "update";
}

// statuses are what status: finds: new or known, and the decision or open.
function statuses(item) {
  const own = review.findings[item.dataset.id];
  const out = [own && own.decision ? own.decision : "open"];
  if (item.dataset.status) out.push(item.dataset.status);
  return out;
}

function tally() {
  const conflicts = items.filter(isConflict);
  const decided = conflicts.filter(function (item) { return statuses(item)[0] !== "open"; }).length;
  const ejected = ejections().length;
  document.querySelector(".tools output").textContent = decided + " of " + conflicts.length + " conflicts decided" +
    (ejected ? ", " + ejected + " documents ejected" : "") + ". Kept in this browser only.";
}

// addReview puts the buttons of a decision into the card of a finding.
function addReview(item) {
  const part = document.getElementById("review").content.cloneNode(true);
  const set = part.querySelector("fieldset"), note = part.querySelector("input");
  const id = item.dataset.id;
  function show() {
    const own = review.findings[id] || {};
    all("button", set).forEach(function (b) { b.setAttribute("aria-pressed", String(own.decision === b.value)); });
    note.value = own.note || "";
  }
  function change(values) {
    const own = Object.assign({}, review.findings[id], values);
    if (own.decision || own.note) review.findings[id] = own;
    else delete review.findings[id];
    keepReview();
    show();
  }
  all("button", set).forEach(function (b) {
    b.addEventListener("click", function () { change({ decision: b.getAttribute("aria-pressed") === "true" ? "" : b.value }); });
  });
  note.addEventListener("change", function () { change({ note: note.value.trim() }); });
  show();
  item.append(part);
}

// addEject puts a button beside a member of a group.
function addEject(member) {
  const group = member.closest("[data-group]").dataset, document = member.dataset.document;
  const key = group.group + "\n" + document;
  const b = button("", function () {
    if (review.ejected[key]) delete review.ejected[key];
    else review.ejected[key] = { group: group.group, kind: group.kind, document: document };
    keepReview();
    show();
  }, "eject");
  function show() {
    b.setAttribute("aria-pressed", String(Boolean(review.ejected[key])));
    b.textContent = review.ejected[key] ? "Ejected: put back" : "Does not belong here";
    member.classList.toggle("ejected", Boolean(review.ejected[key]));
  }
  show();
  member.append(b);
}

// ejections are those of groups that this page shows.
function ejections() {
  const groups = new Set(all("[data-group]").map(function (g) { return g.dataset.group; }));
  return Object.values(review.ejected).filter(function (e) { return groups.has(e.group); });
}

function exportReview() {
  const decisions = [];
  items.forEach(function (item) {
    const own = review.findings[item.dataset.id];
    if (own && own.decision) decisions.push({ finding: item.dataset.id, decision: own.decision, note: own.note || "", by: review.by });
  });
  const file = { schema: 1, decisions: decisions };
  const ejected = ejections();
  if (ejected.length > 0) file.ejected = ejected.map(function (e) { return { group: e.group, kind: e.kind, document: e.document, by: review.by }; });
  offer("decisions.json", "application/json", JSON.stringify(file, null, 2) + "\n");
}
