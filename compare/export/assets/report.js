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
const search = () => {
  const wanted = fold(field.value.trim());
  let found = 0;
  passages.forEach((passage, place) => {
    const hit = texts[place].includes(wanted);
    passage.classList.toggle("unfound", !hit);
    found += hit;
  });
  count.textContent = wanted ? `${found} of ${passages.length}` : "";
};
field.addEventListener("input", search);
box.hidden = false;
