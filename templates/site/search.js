// The search over all reports: Pagefind finds, this shows. Results are put into the page as text, never as markup.
const at = (id) => document.getElementById(id);
const say = (id, n = "") => at(`say-${id}`).textContent.replace("#", n);
const SHOWN = 8;
let results = [];
let shown = 0;
let turn = 0;

// Chinese signs are words of their own in the index. Where a word ends is a guess, and those who write an index guess otherwise than
// browsers do; so what is asked for is signs that follow each other, and gaps beside a sign are closed again where text is shown.
const SIGN = "\\u3400-\\u9fff\\uf900-\\ufaff";
const GAP = new RegExp(`(?<=[${SIGN}，。、；：？！“”‘’（）《》]) +| +(?=[${SIGN}，。、；：？！“”‘’（）《》])`, "g");
const TERM = new RegExp(`[${SIGN}]+|[^${SIGN}\\s]+`, "g");
const NUMBER = /^(第[^ ]{1,4}[章节節]|附[录錄][一二三四五六七八九十]+|\d+(\.\d+)+)(?! )/;
const closed = (text) => text.replace(GAP, "");
const titled = (text) => closed(text).replace(NUMBER, "$1 ");

function asked(term) {
  const signs = [...term];
  return new RegExp(`[${SIGN}]`).test(term) && signs.length > 1 ? `"${signs.join(" ")}"` : term;
}

// What holds every term; where nothing does, what holds the signs of the terms anywhere. Of signs that follow each other Pagefind
// tells one place only, so that the places shown are those of the signs anywhere, as far as the terms stand there.
async function search(index, words) {
  const terms = words.match(TERM) || [];
  const apart = terms.flatMap((term) => (asked(term) === term ? [term] : [...term])).join(" ");
  const wide = await index.search(apart);
  const exact = terms.filter((term) => asked(term) !== term);
  if (!exact.length) return wide.results.map((result) => ({ result, wide: result, terms: [], score: result.score }));
  const lists = await Promise.all(exact.map((term) => index.search(asked(term))));
  const scores = lists.map((list) => new Map(list.results.map((result) => [result.id, result])));
  const held = wide.results.filter((result) => scores.every((list) => list.has(result.id)));
  const kept = held.length ? held : wide.results;
  return kept.map((result) => ({
    result: scores[0].get(result.id) || result,
    wide: result,
    terms: held.length ? exact : [],
    score: scores.reduce((sum, list) => sum + (list.get(result.id) || result).score, 0),
  }));
}

// Text with the words that were found marked; Pagefind hands over escaped text with <mark> in it.
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  const whole = [...parsed.childNodes].flatMap((node) => [...node.textContent].map((sign) => [sign, node.nodeName === "MARK"]));
  const text = whole.map(([sign]) => sign).join("");
  const gaps = new Set();
  for (const gap of text.matchAll(GAP)) for (let n = 0; n < gap[0].length; n += 1) gaps.add(gap.index + n);
  const out = document.createElement("p");
  let place = 0;
  for (const [sign, found] of whole) {
    const last = out.lastChild;
    const inMark = Boolean(last) && last.nodeName === "MARK";
    const gap = gaps.has(place);
    place += sign.length;
    if (gap || (!last && /[\s，。、；：？！）》”’]/.test(sign))) continue;
    if (last && inMark === found) {
      last.append(sign);
    } else if (found) {
      out.append(document.createElement("mark"));
      out.lastChild.append(sign);
    } else {
      out.append(document.createElement("span"));
      out.lastChild.append(sign);
    }
  }
  return out;
}

function heading(level, words, address) {
  const line = document.createElement(level);
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  line.append(link);
  return line;
}

// Of a section, what its best place weighs: words of a heading weigh most.
function weight(part) {
  return Math.max(0, ...part.weighted_locations.map((place) => place.weight));
}

// The places of a page to show: those where a term stands, else those that Pagefind tells of the terms.
function places(data, wide, terms) {
  const inside = (part) => part.url !== data.url;
  const told = (part) => terms.some((term) => closed(part.excerpt.replace(/<[^>]*>/g, "")).includes(term));
  const found = (wide.sub_results || []).filter((part) => inside(part) && told(part));
  return found.length ? found : (data.sub_results || []).filter(inside);
}

function entry([data, wide, terms]) {
  const item = document.createElement("li");
  if (data.meta.language) item.lang = data.meta.language;
  item.append(heading("h2", data.meta.title, data.url));
  const parts = places(data, wide, terms).sort((one, other) => weight(other) - weight(one)).slice(0, 3);
  if (!parts.length) item.append(marked(data.excerpt));
  for (const part of parts) {
    const block = document.createElement("div");
    block.className = "sub";
    block.append(heading("h3", titled(part.title), part.url), marked(part.excerpt));
    item.append(block);
  }
  return item;
}

async function loaded({ result, wide, terms }) {
  return [await result.data(), await wide.data(), terms];
}

async function more() {
  const mine = turn;
  const next = await Promise.all(results.slice(shown, shown + SHOWN).map(loaded));
  if (mine !== turn) return;
  shown += next.length;
  at("found").append(...next.map(entry));
  at("more").hidden = shown >= results.length;
}

async function find(indexes, words) {
  const mine = ++turn;
  const address = new URL(location.href);
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  at("said").textContent = words ? say("searching") : "";
  const answers = words ? await Promise.all(indexes.map((index) => search(index, words))) : [];
  const found = answers.flat().sort((one, other) => other.score - one.score);
  if (mine !== turn) return;
  results = found;
  shown = 0;
  at("found").replaceChildren();
  at("more").hidden = true;
  if (!words) return;
  await more();
  if (mine !== turn) return;
  at("said").textContent = found.length === 0 ? say("none") : say(found.length === 1 ? "one" : "many", String(found.length));
}

// An index for each language, asked in that language: Pagefind takes it from the page when an index is opened. Two indexes
// cannot share one copy of Pagefind, which holds the program of one language.
async function opened(language) {
  const pagefind = await import(new URL(`pagefind/pagefind.js?${language}`, import.meta.url).href);
  const page = document.documentElement;
  const own = page.lang;
  page.lang = language;
  const index = pagefind.createInstance({ baseUrl: new URL("../", import.meta.url).pathname, excerptLength: 40 });
  page.lang = own;
  await index.init();
  return index;
}

async function start() {
  const indexes = await Promise.all(at("found").dataset.languages.split(" ").map(opened));
  at("cannot").hidden = true;
  at("form").hidden = false;
  let waiting = 0;
  const words = at("words");
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => find(indexes, words.value.trim()), 200);
  });
  at("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    find(indexes, words.value.trim());
  });
  at("more").addEventListener("click", more);
  words.value = new URL(location.href).searchParams.get("q") || "";
  if (words.value) await find(indexes, words.value.trim());
  else words.focus();
}

start().catch(() => {
  at("cannot").hidden = false;
  at("cannot").textContent = say("failed");
});
