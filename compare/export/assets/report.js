"use strict";
// Search over both texts, with Arabic folded as a reader would type it. The page is whole without this.
const box = document.getElementById("search");
const field = box.querySelector("input");
const count = box.querySelector("output");
const passages = [...document.querySelectorAll(".passage")];
const fold = (text) =>
  text.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}\u0640\u200b-\u200f\u061c\u2066-\u2069]/gu, "")
    .replace(/ٱ/g, "ا").replace(/[ىی]/g, "ي").replace(/ة/g, "ه").replace(/ک/g, "ك")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ");
const texts = passages.map((passage) => fold(passage.textContent));
const hidden = (passage) => getComputedStyle(passage).display === "none";
const search = () => {
  const wanted = fold(field.value.trim());
  const found = passages.filter((passage, place) => {
    const hit = texts[place].includes(wanted);
    passage.classList.toggle("unfound", !hit);
    return hit;
  });
  const unseen = found.filter(hidden).length;
  const told = `${found.length} of ${passages.length}` + (unseen ? `, ${unseen} of them hidden by the filters` : "");
  count.textContent = wanted ? told : "";
};
// A link from the summary leads to its passage, whatever the filters hide.
const reveal = () => {
  const passage = document.getElementById(location.hash.slice(1));
  if (!passage || !passages.includes(passage) || !hidden(passage)) return;
  field.value = "";
  document.querySelectorAll(".controls input[type=checkbox]").forEach((input) => { input.checked = true; });
  document.getElementById("least-any").checked = true;
  search();
  passage.scrollIntoView();
};
field.addEventListener("input", search);
document.querySelector(".controls").addEventListener("change", search);
window.addEventListener("hashchange", reveal);
box.hidden = false;
reveal();
