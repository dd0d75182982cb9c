/* What the search of the book finds. No page is touched here: `bookSearch(data)` promises functions: from a question
   to its results, best first, and from a result to what is shown of it. `data` is made by book/_ext/search.py.

   Each word of a question is looked for by itself, together with its other names, and what is found is added up: what
   has all the words comes before what has some. A word that the book has nowhere may be misspelt. */

const bookSearch = async (data) => {
  "use strict";

  const { MiniSearch, stemmer } = SearchLibrary;
  const WORD = /[\p{L}\p{M}\p{N}_]+(?:[-‐‑–'’][\p{L}\p{M}\p{N}_]+)*|[∂∇∑√≥]/gu;
  /* what counts how much; tests/site/test_search.py has the questions for which these numbers were chosen */
  const WEIGHTS = {
    otherName: 0.75, // a word found by another name of it
    inside: 0.35, // a word of a name of several words, by itself
    begun: 0.5, // a word of which only the beginning was typed
    misspelt: 0.8,
    commonHeading: 0.7, // "Summary" says little
    sameHeading: 2,
    inHeading: 1.3,
    said: 1.5, // the text says what was typed, word for word
  };
  const FIELDS = { heading: 5, title: 1.2, text: 1, code: 0.4 };

  /* --- words ------------------------------------------------------------------------------------------------- */

  /* Without case and accents; the latter only of Latin letters, since Korean is written with such parts. */
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();

  const SPELLINGS = [
    [/([iy])z(e[dsr]?|ers?|ing|ations?|able)$/, "$1s$2"],
    [/([a-z]{2})our(s|ed|ing|al|ful|less)?$/, "$1or$2"],
    [/ll(ed|ing|er)$/, "l$1"],
    [/(cent|met|theat|fib)re(s?)$/, "$1er$2"],
    [/^gray/, "grey"],
  ];

  /* Bring all forms and both spellings of an English word to one stem. */
  const stem = (word) => {
    if (!/^[a-z]{4,}$/.test(word)) return word;
    return stemmer(SPELLINGS.reduce((spelt, [pattern, other]) => spelt.replace(pattern, other), word));
  };

  /* Return the stems of a word as it is written, the whole first: "mini-batches" gives minibatch, mini, batch. */
  const kept = new Map();
  const stemsOf = (written) => {
    if (!kept.has(written)) {
      const word = fold(written).replace(/['’]s?$/, "");
      const parts = word.split(/[-‐‑–'’_]+/).filter(Boolean);
      const whole = word.includes("_") ? word : parts.join("");
      const smaller = parts.length > 1 ? parts.filter((part) => part.length > 1) : [];
      kept.set(written, [...new Set([whole, ...smaller].map(stem))]);
    }
    return kept.get(written);
  };
  const stops = new Set(data.stop.map((word) => stemsOf(word)[0]));
  const wordsOf = (text) => text.match(WORD) ?? [];
  /* The stems of a text in a row, one a word; stop words too, for phrases. */
  const row = (text) => wordsOf(text).map((word) => stemsOf(word)[0]);

  const named = new Map(Object.entries(data.letters));
  const tokenize = (text) =>
    wordsOf(text).flatMap((word) => stemsOf(word).concat(named.get(word) ?? []).filter((term) => !stops.has(term)));

  /* --- the index --------------------------------------------------------------------------------------------- */

  const times = new Map();
  for (const [, , heading] of data.parts) times.set(heading, (times.get(heading) ?? 0) + 1);
  const documents = data.parts.map(([page, anchor, heading, text, code], id) => {
    const [path, title, weight] = data.pages[page];
    const first = data.parts[id - 1]?.[0] !== page;
    const worth = weight * (heading && times.get(heading) > 5 ? WEIGHTS.commonHeading : 1);
    return { id, path, anchor, heading, title: first ? "" : title, pageTitle: title, text, code, worth, first };
  });
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize,
    processTerm: (term) => term,
    searchOptions: { boost: FIELDS, tokenize: (text) => [text], processTerm: (term) => term },
  });
  const headings = documents.map(({ heading }) => row(heading).join(" "));
  const texts = [];
  for (const document of documents) {
    index.add(document);
    texts.push(` ${row(`${document.text} ${document.code}`).join(" ")} `);
    if (document.id % 25 === 0) await new Promise((go) => setTimeout(go)); // the page answers in between
  }
  // all words as they are written, in which a misspelt one is looked for: stems are too short for that
  const vocabulary = new MiniSearch({ fields: ["word"], tokenize: (text) => [text], processTerm: (term) => term });
  const known = new Set([...kept.keys(), ...data.same.flatMap((names) => names.flatMap(wordsOf))].map(fold));
  vocabulary.addAll([...known].map((word, id) => ({ id, word })));

  /* Return the stems of what may have been meant: two letters swapped, one letter wrong, or two in a long word. */
  const meantBy = (written) => {
    const word = fold(written);
    if (word.length < 4) return [];
    const letters = [...word];
    const swap = (letter, k) => [...letters.slice(0, k), letter, letters[k], ...letters.slice(k + 2)].join("");
    const close = (edits) => vocabulary.search(word, { fuzzy: edits }).map(({ terms }) => terms[0]);
    let found = letters.slice(1).map(swap).filter((other) => known.has(other));
    if (!found.length) found = close(1);
    if (!found.length && word.length >= 8) found = close(2);
    return [...new Set(found.map((other) => stemsOf(other)[0]))];
  };

  /* --- questions --------------------------------------------------------------------------------------------- */

  const same = data.same.map((names) => names.map(row));
  const startsAt = (words, name, at) => name.every((word, k) => words[at + k] === word);

  /* Return the groups of names in which the words of a place are the longest name, and its length. */
  const groupsAt = (words, at, most = Infinity) => {
    let [length, found] = [0, []];
    for (const group of same)
      for (const name of group) {
        if (name.length < length || name.length > most || !startsAt(words, name, at)) continue;
        if (name.length > length) [length, found] = [name.length, []];
        found.push(group);
      }
    return { length, others: found.flat().filter((name) => !startsAt(words, name, at)) };
  };

  /* Cut a question into things to look for, each with its names as rows of stems and with its places in the question.
     What has a name of several words is one thing, and so is each of these words. */
  const things = (question) => {
    const typed = wordsOf(question);
    const words = typed.map((word) => stemsOf(word)[0]);
    const wanted = [];
    const cut = (from, to, most, share) => {
      for (let at = from; at < to; at++) {
        const { length, others } = groupsAt(words, at, Math.min(most, to - at));
        if (length > 1) {
          const own = words.slice(at, at + length);
          const places = own.map((_, k) => at + k).filter((k) => !stops.has(words[k]));
          wanted.push({ names: [own, ...others], at: places, share });
          cut(at, at + length, length - 1, WEIGHTS.inside);
          at += length - 1;
        } else if (!stops.has(words[at])) {
          const [whole, ...parts] = stemsOf(typed[at]);
          const names = [[whole], ...(parts.length ? [parts] : []), ...others];
          if (named.has(typed[at])) names.push([named.get(typed[at])]);
          const last = at === typed.length - 1 && !/\s$/.test(question);
          wanted.push({ names, written: typed[at], at: [at], share, last });
        }
      }
    };
    cut(0, typed.length, Infinity, 1);
    // two words may be one in the book, as in "over fitting"
    for (let at = 0; at + 1 < typed.length; at++) {
      const joined = stem(fold(typed[at] + typed[at + 1]));
      if (!index.search(joined).length) continue;
      const both = [at, at + 1];
      const inside = wanted.some((thing) => both.every((k) => thing.at.includes(k)));
      const names = [[joined], ...groupsAt([joined], 0).others];
      wanted.push({ names, at: both, share: inside ? WEIGHTS.inside : 1 });
    }
    return wanted;
  };

  /* Return what has the words of a name side by side, with its score. */
  const resultsOf = (name, how) => {
    const queries = name.filter((word) => !stops.has(word));
    const results = index.search({ combineWith: "AND", queries }, how);
    if (name.length === 1) return results;
    const phrase = name.join(" ");
    return results
      .filter(({ id }) => texts[id].includes(` ${phrase} `) || headings[id].includes(phrase))
      .map((result) => ({ ...result, score: result.score / queries.length ** 0.5 }));
  };

  /* Return a map from documents to score and words for one thing of a question. */
  const look = ({ names, written, last }) => {
    const found = new Map();
    const add = (results, weight) => {
      for (const { id, score, terms } of results) {
        const before = found.get(id) ?? { score: 0, terms: new Set() };
        terms.forEach((term) => before.terms.add(term));
        found.set(id, { score: Math.max(before.score, score * weight), terms: before.terms });
      }
    };
    names.forEach((name, k) => add(resultsOf(name, {}), k ? WEIGHTS.otherName : 1));
    if (!written) return found;
    const [[word]] = names;
    if (last && word.length > 1) add(resultsOf([word], { prefix: true }), WEIGHTS.begun);
    // what was meant, if the word stands nowhere, has other names too
    for (const meant of found.size ? [] : meantBy(written))
      for (const name of [[meant], ...groupsAt([meant], 0).others]) add(resultsOf(name, {}), WEIGHTS.misspelt);
    return found;
  };

  /* Return the results for a question, best first. Its last word may not be complete, unless a space follows. */
  const search = (question) => {
    const wanted = things(question);
    const together = new Map();
    for (const thing of wanted)
      for (const [id, { score, terms }] of look(thing)) {
        const sum = together.get(id) ?? { id, score: 0, terms: new Set(), at: new Set() };
        sum.score += score * thing.share;
        thing.at.forEach((at) => sum.at.add(at));
        terms.forEach((term) => sum.terms.add(term));
        together.set(id, sum);
      }
    const words = row(question);
    const whole = words.join(" ");
    const short = words.filter((word) => !stops.has(word)).join(" ");
    const count = new Set(wanted.flatMap(({ at }) => at)).size;
    // the names of the question as a whole
    const entire = wanted.filter(({ at }) => at.length === count).flatMap((thing) => thing.names);
    const names = [whole, short, ...entire.map((name) => name.join(" "))].filter(Boolean);
    const results = [...together.values()].map(({ id, score, terms, at }) => {
      const heading = headings[id];
      const inside = names.some((name) => ` ${heading} `.includes(` ${name} `));
      const exact = names.includes(heading) ? WEIGHTS.sameHeading : inside ? WEIGHTS.inHeading : 1;
      const said = words.length > 1 && texts[id].includes(` ${whole} `) ? WEIGHTS.said : 1;
      return { ...documents[id], terms, score: score * (at.size / count) ** 2 * documents[id].worth * exact * said };
    });
    // what is about equally good keeps the order of the book
    const grade = ({ score }) => Math.round(Math.log(score) * 12);
    return results.sort((a, b) => grade(b) - grade(a) || a.id - b.id);
  };

  /* --- what is shown of a result ----------------------------------------------------------------------------- */

  /* Cut a text into bits [text, found or not]. */
  const marked = (text, terms) => {
    const bits = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (!(stemsOf(match[0]).some((part) => terms.has(part)) || terms.has(named.get(match[0])))) continue;
      bits.push([text.slice(end, match.index), false], [match[0], true]);
      end = match.index + match[0].length;
    }
    bits.push([text.slice(end), false]);
    return bits.filter(([bit]) => bit);
  };

  const LENGTH = 170;

  /* Return the piece of a text with the most of the words that were found, cut at words, as bits. */
  const snippet = ({ heading, text, code, terms }) => {
    const has = (part) => marked(part, terms).some(([, found]) => found);
    const source = has(text) || has(heading) || !has(code) ? text : code;
    const places = [...source.matchAll(WORD)].flatMap((match) => {
      const which = stemsOf(match[0]).find((part) => terms.has(part)) ?? named.get(match[0]);
      return terms.has(which) ? [[match.index, which]] : [];
    });
    let best = [0, 0];
    for (const [start] of places) {
      const inside = places.filter(([at]) => at >= start && at < start + LENGTH * 0.8);
      const worth = new Set(inside.map(([, which]) => which)).size + inside.length / 100;
      if (worth > best[1]) best = [start, worth];
    }
    let from = best[0] < LENGTH * 0.6 ? 0 : source.lastIndexOf(" ", best[0] - 30) + 1;
    const sentence = source.slice(0, best[0]).search(/[.?!] [^.?!]*$/);
    if (from && best[0] - sentence < LENGTH * 0.5) from = sentence + 2;
    let to = from + LENGTH >= source.length ? source.length : source.lastIndexOf(" ", from + LENGTH);
    if (to <= from) to = from + LENGTH;
    const cut = source.slice(from, to);
    return marked(`${from ? "… " : ""}${cut}${to < source.length ? " …" : ""}`, terms);
  };

  /* Return the words of a result as they are written in its place, for the page to mark them. */
  const written = ({ heading, text, code, terms }) => {
    const found = new Set();
    for (const [bit, yes] of marked(`${heading} ${text} ${code}`, terms)) if (yes) found.add(bit.toLowerCase());
    return [...found].slice(0, 12);
  };

  return { search, snippet, marked, written };
};
