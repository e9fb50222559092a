// A figure that somebody linked to on the page of its report may stand on a further page of the tables.
(() => {
  const follow = () => {
    const wanted = location.hash.slice(1);
    if (!wanted || document.getElementById(wanted)) return;
    for (const item of document.querySelectorAll(".elsewhere [data-blocks]")) {
      const has = (block) => wanted.startsWith(block + ".");
      if (!item.dataset.blocks.split(" ").some(has)) continue;
      const page = new URL(item.querySelector("a").href);
      page.hash = wanted;
      location.replace(page);
      return;
    }
  };
  addEventListener("hashchange", follow);
  follow();
})();
