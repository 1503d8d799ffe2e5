// What the script adds to the page.
const tools = document.querySelector(".tools");
if (items.length > 0) {
  form.hidden = false;
  tools.hidden = false;
  const by = tools.querySelector("input");
  by.value = review.by;
  by.addEventListener("change", function () { review.by = by.value.trim(); keepReview(); });
  tools.querySelector(".buttons").append(button("Export decisions", exportReview, "export"), button("Save findings as CSV", saveFindings, "csv"),
    button("Keys", keys["?"]));
  items.filter(function (item) { return isConflict(item) && item.tagName === "ARTICLE"; }).forEach(addReview);
  tally();
}

// furnish adds the buttons of what the reader unfolds, so that a page with thousands of documents opens at once.
function furnish(part) {
  if (part.furnished) return;
  part.furnished = true;
  all("[data-document]", part).forEach(addEject);
  all(".matrix", part).forEach(addMatrixTools);
  all(".diff", part).forEach(function (table) {
    table.parentElement.before(button("Swap sides", function () { swap(table); }, "swap"));
  });
}
document.addEventListener("toggle", function (event) {
  if (event.target.matches("details[data-group]")) furnish(event.target);
}, true);
help.querySelector("button").addEventListener("click", function () { help.close(); });
window.addEventListener("beforeprint", function () {
  all("#conflicts details").forEach(function (d) { d.open = true; });
});
follow();
if (items.length > 0) apply(); // a browser may have kept the query over a reload
