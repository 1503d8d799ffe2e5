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
  items.filter(isConflict).forEach(addReview);
  tally();
}
all("[data-document]").forEach(addEject);
all(".matrix").forEach(function (table) {
  table.parentElement.before(button("Save as CSV", function () { saveMatrix(table); }, "csv"));
});
all(".diff").forEach(function (table) {
  table.parentElement.before(button("Swap sides", function () { swap(table); }, "swap"));
});
help.querySelector("button").addEventListener("click", function () { help.close(); });
window.addEventListener("beforeprint", function () {
  all("#conflicts details").forEach(function (d) { d.open = true; });
});
follow();
if (items.length > 0) apply(); // a browser may have kept the query over a reload
