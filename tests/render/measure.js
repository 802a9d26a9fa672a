// Measures a page in a browser: what sticks out, which words lie on one another or are broken, contrast on the page and on
// the marks of drawings, which characters in which font.
(async () => {
  await document.fonts.ready;
  document.querySelectorAll("details").forEach((d) => { d.open = true; });
  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const c = numbers(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const under = (text, box) => {                       // the colour of the uppermost mark of a drawing under the middle of a word
    const svg = text.closest("svg"), point = svg.createSVGPoint();
    let found = ground(svg);
    for (const mark of svg.querySelectorAll("path, rect, circle, use")) {
      if (!mark.isPointInFill || mark.closest("defs, clipPath") || !mark.getScreenCTM()) continue;
      [point.x, point.y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const fill = numbers(getComputedStyle(mark).fill);
      if (fill.length >= 3 && mark.isPointInFill(point.matrixTransform(mark.getScreenCTM().inverse()))) found = fill;
    }
    return found;
  };
  const contrast = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const boxes = [], faint = [], broken = [], letters = { regular: new Set(), bold: new Set(), serif: new Set() };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || /^(script|style|title)$/i.test(element.tagName)) continue;
    const style = getComputedStyle(element);
    if (!element.checkVisibility() || element.closest(".skip, .claims thead, .stacked thead, .scorecard thead")) continue;
    const face = style.fontFamily.startsWith('"Report Serif"') ? "serif" : +style.fontWeight >= 600 ? "bold" : "regular";
    [...node.data].forEach((c) => letters[face].add(c));
    const svg = element.closest("svg"), clip = element.closest(".wrap")?.getBoundingClientRect();
    const colour = numbers(svg ? style.fill : style.color), range = document.createRange();
    range.selectNodeContents(node);
    const clear = contrast(colour, svg ? under(element, range.getBoundingClientRect()) : ground(element));
    if (clear < 4.5) faint.push([node.data.trim(), colour.join(), clear.toFixed(2)]);
    for (const word of node.data.matchAll(/(?<!\S)[A-Za-z]{4,}(?!\S)/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) broken.push(word[0]);
    }
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      const size = svg ? r.height * 0.5 : parseFloat(style.fontSize) * 0.7, middle = (r.top + r.bottom) / 2;
      let box = { l: r.left + 0.6, r: r.right - 0.6, t: middle - size / 2, b: middle + size / 2, w: node.data.trim().slice(0, 30) };
      if (clip) box = { ...box, l: Math.max(box.l, clip.left), r: Math.min(box.r, clip.right) };
      if (box.r > box.l) boxes.push(box);
    }
  }
  boxes.sort((a, b) => a.t - b.t);
  const overlaps = [];
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].t < a.b; j++) {
      const b = boxes[j];
      if (a.l < b.r && b.l < a.r) overlaps.push([a.w, b.w]);
    }
  });
  const width = document.documentElement.clientWidth;
  const out = boxes.filter((b) => b.l < -1 || b.r > width + 1).map((b) => b.w);
  const result = {
    width, boxes: boxes.length, scroll: document.documentElement.scrollWidth, out, overlaps, faint, broken,
    letters: Object.fromEntries(Object.entries(letters).map(([k, v]) => [k, [...v].join("")])),
    cut: [...document.querySelectorAll(".wrap")].filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
      .map((e) => [e.querySelectorAll("thead th").length, getComputedStyle(e.querySelector("tbody th")).position]),
    small: [...document.querySelectorAll(".close, .toc a, .toc summary")].filter((e) => e.checkVisibility()).map((e) => Math.round(e.getBoundingClientRect().height)),
  };
  const pre = document.createElement("pre");
  pre.id = "measured";
  pre.textContent = JSON.stringify(result);
  parent.document.body.append(pre);
})();
