// addMatrixTools lets the reader sort a claims matrix by what an outlet says, and leave out what nobody disputes.
function addMatrixTools(table) {
  const body = table.tBodies[0], original = Array.from(body.rows);
  const strength = ["contradict", "update", "compatible", "agree", "", "unstated"];
  function weight(row, column) {
    return strength.indexOf(row.cells[column].className);
  }
  Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
    const sort = button("", function () {
      const on = head.getAttribute("aria-sort") !== "descending";
      all("th", table.tHead).forEach(function (th) { th.removeAttribute("aria-sort"); });
      if (on) head.setAttribute("aria-sort", "descending");
      const rows = on && column > 0 ? original.slice().sort(function (a, b) { return weight(a, column) - weight(b, column); }) :
        on ? original.slice().sort(function (a, b) { return a.cells[0].textContent < b.cells[0].textContent ? -1 : 1; }) : original;
      body.append.apply(body, rows);
    }, "sort");
    sort.append.apply(sort, Array.from(head.childNodes));
    head.append(sort);
  });
  const only = button("Only disagreements", function () {
    const on = only.getAttribute("aria-pressed") !== "true";
    only.setAttribute("aria-pressed", String(on));
    original.forEach(function (row) { row.hidden = on && !row.querySelector("td.contradict, td.update"); });
  }, "only");
  only.setAttribute("aria-pressed", "false");
  table.parentElement.before(only, button("Save as CSV", function () { saveMatrix(table); }, "csv"));
}
