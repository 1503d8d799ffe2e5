// swap exchanges the sides of a comparison of two texts.
function swap(table) {
  all("tr", table).forEach(function (row) {
    if (row.cells.length === 2) row.append(row.cells[0]);
  });
  table.classList.toggle("swapped");
}

// swapCurrent swaps the comparison that the reader is in, else all that are open.
function swapCurrent() {
  const inside = document.activeElement && document.activeElement.closest("details.member");
  all(".diff", inside || document).forEach(function (table) {
    if (table.checkVisibility()) swap(table);
  });
}
