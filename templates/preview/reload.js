"use strict";
// Reloads the page when it is another, and leaves the reader where they were: at the same place of the same block, with the same
// details open. Where only what is said beside it is another, only that is exchanged.
(() => {
  const notice = () => document.getElementById("reportgen-preview");
  const key = "reportgen-preview " + location.pathname;
  const BLOCKS = 12;

  // Blocks above the middle of the window, the nearest first: one of them may be gone from the next page.
  function blocks() {
    const near = [];
    for (const element of document.querySelectorAll("main [id], .toc [id], main")) {
      if (notice().contains(element) || element.closest("[popover]") || !element.getClientRects().length) continue;
      const top = element.getBoundingClientRect().top;
      if (top > innerHeight / 2) continue;
      near.push({ id: element.id, top });
    }
    return near.sort((a, b) => b.top - a.top).slice(0, BLOCKS);
  }

  // A <details> is known by its own id or that of what it stands in, and its place among those in there.
  function name(details) {
    const within = details.closest("[id]");
    const all = within ? [...within.querySelectorAll("details")] : [...document.querySelectorAll("details")];
    return (within ? within.id : "") + " " + all.indexOf(details);
  }

  function remember() {
    const folded = [...document.querySelectorAll("details")].map((details) => [name(details), details.open]);
    const popover = document.querySelector("[popover]:popover-open");
    const state = { x: scrollX, y: scrollY, blocks: blocks(), folded, popover: popover ? popover.id : "" };
    sessionStorage.setItem(key, JSON.stringify(state));
  }

  function scroll(state) {
    const found = state.y > 0 && state.blocks.find((block) => document.getElementById(block.id));
    const moved = found ? document.getElementById(found.id).getBoundingClientRect().top - found.top : state.y - scrollY;
    scrollTo({ left: state.x, top: scrollY + moved, behavior: "instant" });
  }

  function restore() {
    const text = sessionStorage.getItem(key);
    if (!text) return;
    sessionStorage.removeItem(key);
    history.scrollRestoration = "manual";
    const state = JSON.parse(text);
    const folded = new Map(state.folded);
    for (const details of document.querySelectorAll("details")) {
      const open = folded.get(name(details));
      if (open !== undefined && !notice().contains(details)) details.open = open;
    }
    const popover = state.popover && document.getElementById(state.popover);
    if (popover && popover.popover) popover.showPopover();
    scroll(state);
    let still = true;
    for (const moved of ["wheel", "keydown", "pointerdown", "touchmove"]) addEventListener(moved, () => { still = false; }, { once: true, passive: true });
    // the page is as high as it will be when its fonts are there
    document.fonts.ready.then(() => { if (still) scroll(state); });
    addEventListener("load", () => { if (still) scroll(state); }, { once: true });
  }

  async function exchange() {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    const text = await answer.text();
    const other = new DOMParser().parseFromString(text, "text/html").getElementById("reportgen-preview");
    if (!other) return;
    if (other.dataset.version !== notice().dataset.version) { reload(); return; }
    notice().replaceWith(document.adoptNode(other));
  }

  function reload() {
    remember();
    location.reload();
  }

  function told(event) {
    const now = JSON.parse(event.data), here = notice();
    here.querySelector(".gone").hidden = true;
    if ((now.pages[here.dataset.name] || "") !== here.dataset.version) reload();
    else if (now.notice !== here.dataset.notice) exchange().catch(() => {});
  }

  let source = null;
  // A browser has six connections to a server, so only pages that are seen keep one.
  function listen() {
    if (source) source.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(notice().dataset.events);
    source.onmessage = told;
    source.onerror = () => { notice().querySelector(".gone").hidden = false; };
  }

  restore();
  document.addEventListener("visibilitychange", listen);
  listen();
})();
