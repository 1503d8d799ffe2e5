"use strict";
// Everything can be read without this script: it adds the filter, and opens what a link leads to.
(function () {
  var form = document.querySelector(".filter");
  var items = Array.prototype.slice.call(document.querySelectorAll("[data-finding]"));
  var texts = new Map();

  function matches(item, want) {
    if (want.verdict && item.dataset.verdict !== want.verdict) return false;
    if (want.kind && item.dataset.kind !== want.kind) return false;
    if (want.outlet && item.dataset.outlets.split(" ").indexOf(want.outlet) < 0) return false;
    if (!want.text) return true;
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item).indexOf(want.text) >= 0;
  }

  function filter() {
    var want = {
      verdict: form.elements.verdict.value, kind: form.elements.kind.value,
      outlet: form.elements.outlet.value, text: form.elements.text.value.trim().toLowerCase()
    };
    var active = want.verdict || want.kind || want.outlet || want.text;
    var shown = 0, folded = false;
    items.forEach(function (item) {
      var hit = matches(item, want);
      item.hidden = !hit;
      if (hit) shown++;
      if (hit && active && item.tagName === "DETAILS") folded = true;
    });
    var fold = document.querySelector("#agreements > details");
    if (fold && folded) fold.open = true;
    form.querySelector("output").textContent = active ? shown + " of " + items.length + " findings" : "";
  }

  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (var e = target; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") e.open = true;
      if (e.hidden) e.hidden = false;
    }
    target.scrollIntoView();
  }

  if (items.length > 0) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    filter(); // a browser may have kept the choices over a reload
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("#conflicts details").forEach(function (d) { d.open = true; });
  });
  reveal();
})();
