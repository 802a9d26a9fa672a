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

function entry(data) {
  const item = document.createElement("li");
  if (data.meta.language) item.lang = data.meta.language;
  item.append(heading("h2", data.meta.title, data.url));
  const parts = (data.sub_results || []).filter((part) => part.url !== data.url).slice(0, 3);
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

async function find(pagefind, words) {
  const mine = ++turn;
  const address = new URL(location.href);
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  at("said").textContent = words ? say("searching") : "";
  const found = words ? (await pagefind.search(words)).results : [];
  if (mine !== turn) return;
  results = found;
  shown = 0;
  at("found").replaceChildren();
  at("more").hidden = true;
  if (!words) return;
  at("said").textContent = found.length === 0 ? say("none") : say(found.length === 1 ? "one" : "many", String(found.length));
  await more();
}

async function start() {
  const bundle = new URL("pagefind/", import.meta.url);
  const baseUrl = new URL("../", import.meta.url).pathname;
  const pagefind = await import(new URL("pagefind.js", bundle).href);
  await pagefind.options({ baseUrl, excerptLength: 26 });
  await pagefind.init();
  const languages = at("found").dataset.languages.split(" ");
  const own = document.documentElement.lang.toLowerCase();
  const first = languages.find((one) => one === own) || languages.find((one) => one === own.split("-")[0]) || languages[0];
  for (const language of languages.filter((one) => one !== first)) {
    await pagefind.mergeIndex(bundle.href, { language, baseUrl, excerptLength: 26 });
  }
  at("cannot").hidden = true;
  at("form").hidden = false;
  let waiting = 0;
  const words = at("words");
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => find(pagefind, words.value.trim()), 200);
  });
  at("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    find(pagefind, words.value.trim());
  });
  at("more").addEventListener("click", more);
  words.value = new URL(location.href).searchParams.get("q") || "";
  if (words.value) await find(pagefind, words.value.trim());
  else words.focus();
}

start().catch(() => {
  at("cannot").hidden = false;
  at("cannot").textContent = say("failed");
});
