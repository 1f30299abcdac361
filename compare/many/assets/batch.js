"use strict";
{
  const body = document.querySelector("tbody");
  const rows = Array.from(body.rows);
  const heads = Array.from(document.querySelectorAll("thead th"));
  const value = (row, at) => row.cells[at].dataset.v ?? row.cells[at].textContent;
  const collator = new Intl.Collator(undefined, { numeric: true });
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const number = head.classList.contains("n");
      const was = head.getAttribute("aria-sort");
      const up = was ? was === "descending" : !number;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const sign = up ? 1 : -1;
      // What has no figure stands last either way.
      rows.sort((a, b) => {
        const [x, y] = [value(a, at), value(b, at)];
        if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
        return sign * (number ? x - y : collator.compare(x, y));
      });
      body.append(...rows);
    });
  });
  const [search, status, severity, check] = ["search", "status", "severity", "check"].map((id) => document.getElementById(id));
  const output = document.querySelector("output");
  const least = { critical: ["critical"], major: ["critical", "major"], minor: ["critical", "major", "minor"] };
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const severe = !severity.value || least[severity.value].some((name) => Number(row.dataset[name]) > 0);
      const fits = words.every((word) => text.includes(word)) && (!status.value || row.dataset.status === status.value)
        && severe && (!check.value || row.dataset.checks.split(" ").includes(check.value));
      row.hidden = !fits;
      shown += fits;
    }
    output.textContent = `${shown} of ${rows.length} pairs`;
  };
  for (const control of [search, status, severity, check]) control.addEventListener("input", filter);
  document.querySelector(".controls").hidden = false;
  filter();
}
