/* Sorts a table in place, by the head that is pressed: the largest first, the smallest first, then as it was printed.
   Lines without a number stay last. */
(() => {
  const words = document.currentScript.dataset;
  const names = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const printed = (cell) => (cell.querySelector("a:not(.mark, .note-ref, .badge)") || cell).textContent.trim();
  // A figure has more digits than a number of a script keeps: it is compared as a whole number of its last decimals.
  const number = (cell) => {
    const text = printed(cell).replace(/[,\s%]/g, "").replace("−", "-");
    const [, whole, decimals = ""] = /^(-?\d+)(?:\.(\d{1,20}))?$/.exec(text) || [];
    return whole === undefined ? null : BigInt(whole + decimals.padEnd(20, "0"));
  };
  const compared = (a, b) => a < b ? -1 : a > b ? 1 : 0;

  const sortable = (table) => {
    const bodies = Array.from(table.tBodies), heads = Array.from(table.tHead.rows[0].cells);
    const lines = bodies.flatMap((body) => Array.from(body.rows, (row) => [row, body]));
    const own = lines.map(([row]) => row).filter((row) => !row.matches(".group"));
    const sorted = document.createElement("tbody");
    const put = (order, head) => {
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      sorted.remove();
      if (!order) return lines.forEach(([row, body]) => body.append(row));
      head.setAttribute("aria-sort", order);
      const at = heads.indexOf(head), down = order === "descending" ? -1 : 1;
      const keyed = own.map((row) => [row, at ? number(row.cells[at]) : printed(row.cells[0])]);
      keyed.sort(([, a], [, b]) => at ? (a === null) - (b === null) || compared(a, b) * down : names.compare(a, b) * down);
      bodies.forEach((body) => body.replaceChildren());
      sorted.replaceChildren(...keyed.map(([row]) => row));
      bodies[bodies.length - 1].after(sorted);
    };
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.setAttribute("aria-label", words.sort + words.colon + head.textContent.trim());
      const orders = at ? ["descending", "ascending", ""] : ["ascending", "descending", ""];
      button.addEventListener("click", () => put(orders[(orders.indexOf(head.getAttribute("aria-sort") || "") + 1) % 3], head));
      head.append(button);
    });
  };
  document.querySelectorAll("[data-sorted]").forEach((table) => { if (table.tBodies.length && table.querySelectorAll("tbody tr:not(.group)").length > 2) sortable(table); });
})();
