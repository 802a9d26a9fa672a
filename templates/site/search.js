// The search over all reports: Pagefind finds, this shows. Results are put into the page as text, never as markup.
const at = (id) => document.getElementById(id);
const say = (id, n = "") => at(`say-${id}`).textContent.replace("#", n);
const SHOWN = 8;
let results = [];
let shown = 0;
let turn = 0;

// Text with the words that were found marked; Pagefind hands over escaped text with <mark> in it.
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  const out = document.createElement("p");
  for (const node of parsed.childNodes) {
    const text = document.createTextNode(node.textContent);
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.append(text);
      out.append(mark);
    } else {
      out.append(text);
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

function entry(data) {
  const item = document.createElement("li");
  if (data.meta.language) item.lang = data.meta.language;
  item.append(heading("h2", data.meta.title, data.url));
  const sections = (data.sub_results || []).filter((part) => part.url !== data.url);
  const parts = sections.sort((one, other) => weight(other) - weight(one)).slice(0, 3);
  if (!parts.length) item.append(marked(data.excerpt));
  for (const part of parts) {
    const block = document.createElement("div");
    block.className = "sub";
    block.append(heading("h3", part.title, part.url), marked(part.excerpt));
    item.append(block);
  }
  return item;
}

async function more() {
  const mine = turn;
  const next = await Promise.all(results.slice(shown, shown + SHOWN).map((result) => result.data()));
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
  const answers = words ? await Promise.all(indexes.map((index) => index.search(words))) : [];
  const found = answers.flatMap((answer) => answer.results).sort((one, other) => other.score - one.score);
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
  const index = pagefind.createInstance({ baseUrl: new URL("../", import.meta.url).pathname, excerptLength: 26 });
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
