// Follows the changes of the page it stands on. Only the preview adds it; it is never published.
(() => {
  const own = document.currentScript;
  const { page } = own.dataset;
  let { version } = own.dataset;
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

  let shown;
  const problems = (data) => {
    shown = data;
    unmark();
    document.getElementById("annals-problems")?.remove();
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

  let swapped = false;
  const styles = (version) => {
    swapped = true;
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

  const folds = () => [...document.querySelectorAll("details")].map((fold) => fold.open);
  const fold = (open) =>
    document.querySelectorAll("details").forEach((details, at) => {
      if (at < open.length) details.open = open[at];
    });

  // A whole reload, over which the browser keeps the scroll position; what was folded out is kept here.
  const remembered = `annals:${page}`;
  try {
    fold(JSON.parse(sessionStorage.getItem(remembered) ?? "[]"));
    sessionStorage.removeItem(remembered);
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

  // The new body in the place of the old one, where nothing else differs: neither flicker nor scrolling.
  const runs = (of) =>
    [...of.scripts].some((script) => !script.dataset.version && !/json/.test(script.type));
  const sheets = (of) => [...of.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href")).join();
  const renew = async (now) => {
    const answer = await fetch(location.href);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const follows = next.querySelector("script[data-version]");
    if (!answer.ok || !follows || runs(document) || runs(next) || swapped || sheets(document) !== sheets(next)) {
      reload();
      return;
    }
    version = follows.dataset.version;
    const open = folds();
    document.title = next.title;
    document.body.replaceWith(document.adoptNode(next.body));
    fold(open);
    if (shown) problems(shown);
    // It may have changed again meanwhile.
    if (now !== version) source.close(), follow();
  };

  const follow = () => {
    events.searchParams.set("version", version);
    source = new EventSource(events);
    source.addEventListener("page", (event) => renew(event.data).catch(reload));
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
