// Follows the changes of the page it stands on. Only the preview adds it; it is never published.
(() => {
  const own = document.currentScript;
  const { page, version } = own.dataset;
  const events = new URL("events", own.src);
  events.searchParams.set("page", page);
  let source;

  const marks = [];
  const unmark = () => {
    for (const { cell, title } of marks.splice(0)) {
      cell.classList.remove("annals-problem");
      if (title === null) cell.removeAttribute("title");
      else cell.setAttribute("title", title);
    }
  };

  const problems = (data) => {
    unmark();
    document.getElementById("annals-problems")?.remove();
    if (!data) return;
    const { panel, marks: found } = JSON.parse(data);
    document.body.insertAdjacentHTML("beforeend", panel);
    for (const { id, message } of found) {
      const cell = document.getElementById(id);
      if (!cell) continue;
      marks.push({ cell, title: cell.getAttribute("title") });
      cell.classList.add("annals-problem");
      cell.setAttribute("title", message);
    }
  };

  const styles = (version) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const next = link.cloneNode();
      const url = new URL(link.href);
      url.searchParams.set("v", version);
      next.href = url;
      // The old sheet goes when the new one is there, so that nothing flickers.
      next.addEventListener("load", () => link.remove());
      link.after(next);
    }
  };

  // The browser keeps the scroll position over a reload; what was folded out is kept here.
  const folds = () => [...document.querySelectorAll("details")].map((fold) => fold.open);
  const remembered = `annals:${page}`;
  try {
    const open = JSON.parse(sessionStorage.getItem(remembered) ?? "[]");
    sessionStorage.removeItem(remembered);
    document.querySelectorAll("details").forEach((fold, at) => {
      if (open[at]) fold.open = true;
    });
  } catch {
    // Storage may be switched off.
  }
  const reload = () => {
    try {
      sessionStorage.setItem(remembered, JSON.stringify(folds()));
    } catch {
      // Storage may be switched off.
    }
    location.reload();
  };

  const follow = () => {
    events.searchParams.set("version", version);
    source = new EventSource(events);
    source.addEventListener("page", reload);
    source.addEventListener("styles", (event) => styles(event.data));
    source.addEventListener("problems", (event) => problems(event.data));
  };
  // A browser opens few connections to one server: pages that nobody sees follow nothing.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) follow();
  });
  addEventListener("pagehide", () => source?.close());
  if (!document.hidden) follow();
})();
