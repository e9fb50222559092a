/* The bar of a figure that a reader picked: its heads, a link to it, citations of it. Loaded with the first pick. */
(() => {
  const { make, words, assets, copy, copyLink, pick, onPick } = annals_page;
  const cite = document.querySelector(".cite");
  let picked = null;

  const told = make("p", {});
  const button = make("button", { type: "button" }, words.copy);
  const close = make("button", { type: "button" }, words.close);
  const bar = make("div", { class: "picked", role: "group", "aria-label": words.figure, hidden: "" }, told, button);
  const plain = (element) => {
    const own = element.cloneNode(true);
    own.querySelectorAll("a, small").forEach((mark) => mark.remove());
    return own.textContent.trim();
  };
  // What a figure stands under: the heading of its block, where a table has several, and its heads.
  const heads = (cell) => [cell.closest("tbody").querySelector("tr.block th")].concat(cell.headers.split(" ").map((id) => document.getElementById(id)))
    .filter(Boolean).map(plain);

  // --- citations ---------------------------------------------------------------------------------------------------

  // What each style makes of the day of access, and of the address after it.
  const two = (number) => String(number).padStart(2, "0");
  const spelled = (day) => day.toLocaleDateString(document.documentElement.lang, { year: "numeric", month: "long", day: "numeric" });
  const STYLES = {
    gbt7714: (day, url) => [`[${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}]`, `. ${url}.`],
    apa: (day, url) => [(cite.dataset.retrieved || ". {day}, {url}").replace("{day}", spelled(day)).replace("{url}", () => url), ""],
  };
  // Where the figure stands: on the web, or within the archive where the page was opened from a disk.
  const address = (id) => {
    const canonical = document.querySelector("link[rel=canonical]");
    const here = (canonical ? canonical.href : location.href.replace(/[?#].*$/, "")).replace(/index\.html$/, "");
    const root = new URL("..", assets).href;
    return (canonical || /^http/.test(here) ? here : here.slice(root.length - 1)) + "#" + id;
  };
  const cited = (style) => {
    const own = cite.querySelector("." + style).cloneNode(true);
    const [figure, accessed, place] = own.querySelectorAll("span");
    const caption = picked.closest("table").caption;
    const title = caption ? caption.cloneNode(true) : make("caption", {});
    const unit = title.querySelector(".unit");
    if (unit) unit.remove();
    const value = plain(picked) + (unit ? ` (${unit.textContent.trim()})` : "");
    figure.textContent = ": " + [plain(title)].concat(heads(picked)).filter(Boolean).join(" \u00b7 ") + ": " + value;
    [accessed.textContent, place.textContent] = STYLES[style](new Date(), address(picked.id));
    return own.textContent.trim();
  };
  if (cite) Object.keys(STYLES).forEach((style) => {
    const shown = cite.querySelector("." + style);
    if (!shown || shown.querySelectorAll("span").length < 3) return;
    const name = shown.previousElementSibling ? shown.previousElementSibling.textContent : style;
    const citation = make("button", { type: "button" }, cite.dataset.copy || "", " ", name);
    citation.addEventListener("click", () => copy(cited(style)));
    bar.append(citation);
  });

  // --- the bar -----------------------------------------------------------------------------------------------------

  const leave = () => {
    const cell = picked;
    if (cell) cell.focus();
    pick(null);
  };
  button.addEventListener("click", () => copyLink(picked.id));
  close.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
  document.addEventListener("focusin", (event) => { if (event.target !== picked && !bar.contains(event.target)) pick(null); });
  bar.append(close);
  document.body.append(bar);
  onPick((cell) => {
    picked = cell;
    bar.hidden = !cell;
    if (!cell) return;
    told.textContent = heads(cell).join(" \u00b7 ") + " ";
    told.append(make("b", {}, plain(cell)));
  });
})();
