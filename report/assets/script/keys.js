// Keys: j and k go from finding to finding, n and p from contradiction to contradiction.
const help = document.getElementById("help");
let current = null;

function visible(item) {
  return !item.hidden && (!item.parentElement.closest("details") || item.parentElement.closest("details").open);
}

// go moves to the next finding in a direction that passes the test, from where the reader is.
function go(step, test) {
  const list = items.filter(function (item) { return visible(item) && test(item); });
  if (list.length === 0) return;
  let at = -1;
  if (current && !current.hidden) {
    const from = items.indexOf(current);
    at = step > 0 ? list.findIndex(function (item) { return items.indexOf(item) > from; }) : list.findLastIndex(function (item) { return items.indexOf(item) < from; });
    if (at < 0) return;
  } else {
    at = step > 0 ? 0 : list.length - 1;
  }
  select(list[at]);
}

function select(item) {
  if (current) current.classList.remove("current");
  current = item;
  item.classList.add("current");
  const inside = { DETAILS: "summary", LI: "a" }[item.tagName];
  if (!inside) item.tabIndex = -1;
  (inside ? item.querySelector(inside) : item).focus({ preventScroll: true });
  item.scrollIntoView();
  history[location.hash.indexOf("#q=") === 0 ? "pushState" : "replaceState"]({ query: box.value.trim() }, "", "#" + item.id);
}

function contradicts(item) { return item.dataset.verdict === "contradict"; }
function any() { return true; }

const keys = {
  j: function () { go(1, any); },
  k: function () { go(-1, any); },
  n: function () { go(1, contradicts); },
  p: function () { go(-1, contradicts); },
  "/": function () { box.focus(); box.select(); },
  "?": function () { if (help.open) help.close(); else help.showModal(); },
  s: swapCurrent
};

document.addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select, textarea");
  if (typing && event.key === "Escape") {
    event.preventDefault(); // browsers would empty the search box
    event.target.blur();
  }
  if (typing || !keys[event.key] || help.open && event.key !== "?") return;
  event.preventDefault();
  keys[event.key]();
});
