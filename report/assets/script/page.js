// Everything can be read without the script: it adds search, keys, decisions and files to save.
const items = Array.from(document.querySelectorAll("[data-finding]"));

// all gives the elements that a selector finds.
function all(selector, root) {
  return Array.from((root || document).querySelectorAll(selector));
}

// button makes a button with a text and what it does.
function button(text, action, className) {
  const b = document.createElement("button");
  b.type = "button";
  b.textContent = text;
  if (className) b.className = className;
  b.addEventListener("click", action);
  return b;
}

// offer hands the reader a file to save; nothing leaves the page.
function offer(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: type }));
  link.download = name;
  link.click();
  setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
}

// unfold opens whatever an element lies folded in.
function unfold(element) {
  for (let e = element; e; e = e.parentElement) {
    if (e.tagName === "DETAILS") e.open = true;
    if (e.hidden && e.matches("[data-finding]")) e.hidden = false;
  }
}
