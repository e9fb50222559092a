/* The search index: small scripts beside the site (src/search writes them), each of which hands its content to
   annals_search(). Only those that a query needs are loaded, from the site itself. search.js shows what is found. */
(function () {
  "use strict";
  const { index: folder, language } = document.getElementById("x-search").dataset;
  const TITLE = 4, NAMES = 2, PROSE = 1;

  // --- pieces, each loaded once ---------------------------------------------------------------------------------

  const pieces = {}, waiting = {};
  window.annals_search = (name, content) => waiting[name] && waiting[name](content);
  function piece(name, edition) {
    return pieces[name] = pieces[name] || new Promise((arrived, failed) => {
      const script = document.createElement("script");
      waiting[name] = arrived;
      script.src = folder + name + ".js" + (edition ? "?" + edition : "");
      script.onerror = () => { delete pieces[name]; script.remove(); failed(new Error(name)); };
      document.head.appendChild(script);
    });
  }

  // The head says how many documents there are of each kind, and how many reports each publisher has: so it is known
  // of every document what it is, whose, and of which period. -1 stands for none.
  let site;
  function load() {
    return piece("head." + language).then((head) => {
      if (site) return site;
      const kinds = [], publishers = [], periods = [];
      const add = (kind, publisher, period) => { kinds.push(kind); publishers.push(publisher); periods.push(period); };
      head.kinds.forEach(([kind, count]) => {
        for (let i = 0; i < count; i++) add(kind === "item" ? "indicator" : kind, -1, kind === "period" ? i : -1);
      });
      let at = 0;
      const digit = () => DIGITS.indexOf(head.reports[at++]);
      head.publishers.forEach(([, , count], publisher) => {
        add("publisher", publisher, -1);
        for (let i = 0; i < count; i++) add("report", publisher, digit() * 64 + digit());
      });
      return site = { head, kinds, publishers, periods, all: kinds.length };
    });
  }

  // The link from the root of the site, the title, what it is a part of, and the title's language if it is another.
  function card(number) {
    const block = Math.floor(number / site.head.piece);
    return piece("documents/" + block + "." + language, site.head.edition).then((cards) => cards[number % site.head.piece]);
  }

  // --- what is asked: as src/search/term.rs takes texts apart ---------------------------------------------------

  const CHARACTERS = [0x2e80, 0x2fdf, 0x3005, 0x3007, 0x3021, 0x3029, 0x3040, 0x318f, 0x31a0, 0x31ff, 0x3400, 0x4dbf,
    0x4e00, 0xa4cf, 0xac00, 0xd7af, 0xf900, 0xfaff, 0xff66, 0xffdc, 0x20000, 0x3ffff];
  const LETTERS = [0x30, 0x39, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x1fff];
  const within = (ranges, code) => ranges.some((from, i) => i % 2 === 0 && from <= code && code <= ranges[i + 1]);
  const fold = (text) => Array.from(text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC"), (c) => c.toLowerCase()).join("");

  // Rows of characters and words, all of which a document has to hold. A last word may be a beginning.
  function asked(text) {
    const groups = [];
    let last;
    for (const c of fold(text)) {
      const code = c.codePointAt(0);
      const sort = within(CHARACTERS, code) ? "row" : within(LETTERS, code) ? "word" : "";
      if (sort && last && last.sort === sort) last.characters.push(c);
      else if (sort) groups.push(last = { sort, characters: [c] });
      else last = null;
    }
    groups.forEach((group) => {
      const all = group.characters;
      const term = (beginning, rest, open) => ({ beginning: beginning.join(""), rest: rest.join(""), open });
      group.text = all.join("");
      group.terms = group.sort === "word" ? [term(all.slice(0, 2), all.slice(2), group === last && all.length > 1)]
        : all.length === 1 ? [term(all, [], true)]
        : all.slice(1).map((c, i) => term([all[i]], [c], false));
    });
    return groups;
  }

  // --- looking up -----------------------------------------------------------------------------------------------

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const PLACES = 1 << 21;

  // A list of documents: gaps in Rice's code (src/search/bits.rs). Marks them in `into` with the bit of a field.
  function mark(code, into, bit) {
    const first = DIGITS.indexOf(code[0]), low = first % 32, end = code.length * 6;
    const members = first < 32 ? into : new Uint8Array(into.length);
    let at = 6, digit = 0, document = 0;
    const next = () => {
      if (at % 6 === 0) digit = DIGITS.indexOf(code[at / 6]);
      return digit >> (5 - at++ % 6) & 1;
    };
    for (;;) {
      // What fills the last digit is a gap that never ends.
      let gap = 0, rest = 0, open = 1;
      while (at < end && (open = next())) gap++;
      if (open) break;
      for (let i = 0; i < low; i++) rest = rest * 2 + next();
      document += gap * (1 << low) + rest;
      members[document++] |= bit;
    }
    if (members !== into) members.forEach((member, i) => { if (!member) into[i] |= bit; });
  }

  // In which fields of each document a term stands.
  function look(term) {
    const [a, b] = Array.from(term.beginning, (c) => c.codePointAt(0));
    const first = within(LETTERS, a) ? a * 64 + (b || 0) : a;
    const shard = Math.floor(first * 1296111 % PLACES / (PLACES / site.head.shards));
    return piece("terms/" + shard, site.head.edition).then((text) => {
      const found = new Uint8Array(site.all);
      const from = text.indexOf(";" + term.beginning + " ");
      if (from < 0) return found;
      const to = text.indexOf(";", from + 1);
      text.slice(from, to < 0 ? text.length : to).split(" ").slice(1).forEach((entry) => {
        const [, rest, title, names, prose] = /^([^!+:]*)(?:!([^+:]*))?(?:[+]([^:]*))?(?::(.*))?$/.exec(entry);
        if (term.open ? !rest.startsWith(term.rest) : rest !== term.rest) return;
        if (title) mark(title, found, TITLE);
        if (names) mark(names, found, NAMES);
        if (prose) mark(prose, found, PROSE);
      });
      return found;
    });
  }

  // How much a row or word weighs in each document; nothing where it does not stand.
  function weigh(hits, group, terms) {
    const { all, kinds, publishers } = site;
    const weights = new Float32Array(all);
    let from = 0, count = 0;
    for (let i = 0; i < all; i++) {
      let best = TITLE + NAMES + PROSE, any = 0;
      const whole = terms.every((fields) => { best &= fields[i]; any |= fields[i]; return fields[i]; });
      if (whole) weights[i] = best & TITLE ? 8 : best & NAMES || !(any & PROSE) ? 4 : 1;
      // A report is found by its publisher's names.
      if (kinds[i] === "publisher") from = weights[i] > 1 ? 3 : 0;
      if (kinds[i] === "report" && publishers[i] >= 0) weights[i] = Math.max(weights[i], from);
      if (weights[i]) count++;
      // A jump to the words in the page makes sense where they stand in its prose.
      if (whole && any & PROSE && !hits.jump[i]) hits.jump[i] = group + 1;
    }
    // What few documents have says more; of equals, what leads to many reports comes before one report.
    const rare = Math.log(1 + all / (count || 1));
    return weights.map((weight, i) => weight * rare * (kinds[i] === "report" ? 1 : 1.25));
  }

  // The documents that have all that is asked, or `some` of it where none has all: how much each weighs, and in which
  // group to jump to the words.
  function find(groups) {
    return load().then(() => Promise.all(groups.map((group) => Promise.all(group.terms.map(look))))).then((found) => {
      const hits = { score: new Float32Array(site.all), jump: new Uint8Array(site.all), some: false };
      const weights = found.map((terms, group) => weigh(hits, group, terms));
      const whole = (i) => weights.every((weight) => weight[i]);
      hits.some = weights.length > 1 && !hits.score.some((_, i) => whole(i));
      hits.score.forEach((_, i) => {
        if (hits.some || whole(i)) hits.score[i] = weights.reduce((sum, weight) => sum + weight[i], weights.length ? 0 : 1);
      });
      return hits;
    });
  }

  Object.assign(window.annals_search, { load, fold, asked, find, card });
})();
