/* What a script adds to every page: larger text, links to copy, figures to pick. Loaded before the page is drawn, so
   that nothing moves. */
(() => {
  const root = document.documentElement;
  const words = document.currentScript.dataset;
  const assets = document.currentScript.src.replace(/[^/]*$/, "");

  // In a private window there may be nowhere to keep what a reader chose.
  const kept = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("annals-text", value);
      return localStorage.getItem("annals-text") || "";
    } catch (e) {
      return value || "";
    }
  };
  root.dataset.text = kept();

  const make = (tag, attributes, ...content) => {
    const element = document.createElement(tag);
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    element.append(...content);
    return element;
  };

  const toast = make("p", { class: "toast", role: "status" });
  const copy = (text) => {
    const said = () => {
      toast.textContent = words.copied;
      setTimeout(() => { toast.textContent = ""; }, 2500);
    };
    // Sites without https have no clipboard.
    const byHand = () => {
      const field = make("textarea", { class: "visually-hidden" }, text);
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      said();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(said, byHand);
    else byHand();
  };
  const copyLink = (id) => {
    history.replaceState(null, "", "#" + id);
    copy(location.href);
  };

  // The figure that is picked. The bar that tells it comes with the first pick (picked.js).
  let picked = null, script = null, tell = () => {};
  const pick = (cell) => {
    picked = cell;
    if (cell && !script) {
      script = make("script", { src: assets + "picked.js" });
      script.onerror = () => { script = null; };
      document.head.append(script);
    }
    tell(cell);
  };
  // A figure that was left while the bar was loaded is picked no more.
  const onPick = (bar) => {
    tell = bar;
    pick(document.activeElement === picked ? picked : null);
  };
  window.annals_page = { make, words, assets, copy, copyLink, pick, onPick };

  // One figure of a table is reached by the tab key, the others from it by arrows: along the line, and under one head.
  const reachable = (table) => {
    const cells = Array.from(table.querySelectorAll("td[id]"));
    const reach = (cell) => {
      cells.forEach((other) => { other.tabIndex = other === cell ? 0 : -1; });
      cell.focus();
    };
    const head = (cell) => cell.headers.split(" ").pop();
    const beside = (cell, key) => {
      const forth = key === "ArrowRight" || key === "ArrowDown";
      const at = cells.indexOf(cell);
      const rest = forth ? cells.slice(at + 1) : cells.slice(0, at).reverse();
      return key === "ArrowRight" || key === "ArrowLeft" ? rest[0] : rest.find((other) => head(other) === head(cell));
    };
    cells.forEach((cell, at) => { cell.tabIndex = at ? -1 : 0; });
    table.addEventListener("focusin", (event) => { if (event.target.matches("td")) pick(event.target); });
    table.addEventListener("click", (event) => {
      const cell = event.target.closest("td[id]");
      if (cell && !event.target.closest("a")) reach(cell);
    });
    table.addEventListener("keydown", (event) => {
      const arrow = event.key.startsWith("Arrow");
      if (!event.target.matches("td") || !(arrow || event.key === "Enter")) return;
      event.preventDefault();
      const button = document.querySelector(".picked button");
      if (arrow) reach(beside(event.target, event.key) || event.target);
      else if (button) button.focus();
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    const size = document.querySelector(".text-size");
    const show = () => size.setAttribute("aria-pressed", root.dataset.text === "large");
    size.addEventListener("click", () => { root.dataset.text = kept(root.dataset.text ? "" : "large"); show(); });
    show();
    document.querySelectorAll("main h2[id], main h3[id], main caption[id]").forEach((head) => {
      const id = head.localName === "caption" ? head.parentNode.id : head.id;
      if (!id || head.closest("nav, .visually-hidden, .specimen")) return;
      const name = words.copy + words.colon + head.textContent.trim();
      const link = make("a", { class: "permalink", href: "#" + id, "aria-label": name }, "#");
      link.addEventListener("click", () => copyLink(id));
      head.append(link);
    });
    document.querySelectorAll(".report .official").forEach(reachable);
    document.body.append(toast);
  });
})();
