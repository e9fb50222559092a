/* A publisher by its name, as it is typed: the lines of the list that hold it and, where the list has several pages, all
   names out of the head of the search index. Without a script the field leads to the search page. */
(() => {
  const form = document.querySelector(".find"), field = form.querySelector("[type=search]");
  const found = form.querySelector("ol"), MOST = 20;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const lines = Array.from(document.querySelectorAll(".matrix tbody tr:not(.group)"), (line) => [line, fold(line.cells[0].textContent)]);

  let names = null;
  window.annals_search = (piece, head) => {
    names = head.publishers.map(([id, name]) => [id, name, fold(name)]);
    show();
  };
  const load = () => {
    const script = document.createElement("script");
    script.src = form.dataset.names;
    document.head.append(script);
    names = [];
  };

  const item = (...content) => {
    const made = document.createElement("li");
    made.append(...content);
    return made;
  };
  const link = ([id, name]) => {
    const made = document.createElement("a");
    made.href = form.dataset.home.replace(/index\.html$/, "") + id + "/index.html";
    made.append(name);
    return item(made);
  };
  const show = () => {
    const wanted = fold(field.value.trim());
    lines.forEach(([line, name]) => { line.hidden = !name.includes(wanted); });
    document.querySelectorAll(".matrix tbody").forEach((body) => { body.hidden = !body.querySelector("tr:not(.group):not([hidden])"); });
    if (!form.dataset.names) return;
    const hits = wanted ? names.filter(([, , name]) => name.includes(wanted)) : [];
    found.replaceChildren(...hits.slice(0, MOST).map(link));
    if (hits.length > MOST) found.append(item(found.dataset.more.replace("{n}", (hits.length - MOST).toLocaleString("en"))));
    if (wanted && names.length && !hits.length) found.append(item(found.dataset.none));
  };
  field.addEventListener("input", () => {
    if (form.dataset.names && !names) load();
    show();
  });
  if (!form.dataset.names) form.addEventListener("submit", (event) => event.preventDefault());
})();
