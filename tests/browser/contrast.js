// Looks at everything the form shows and gives a line for each thing that does not stand out enough from what is behind
// it: `find(root)` for what is there, `rings(root)` for what has the focus.

const canvas = document.createElement("canvas");
canvas.width = canvas.height = 1;
const pen = canvas.getContext("2d", { willReadFrequently: true });

// A colour of any notation as [red, green, blue, alpha], each from 0 to 1.
const known = new Map();
function numbers(colour) {
  if (!known.has(colour)) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    known.set(colour, [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
  }
  return known.get(colour);
}

function over(top, under) {
  const alpha = top[3];
  return [0, 1, 2].map((i) => top[i] * alpha + under[i] * (1 - alpha)).concat(1);
}

function luminance([red, green, blue]) {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function ratio(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const parent = (node) => node.parentElement ?? node.getRootNode().host;
const contains = (rect, x, y) => rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom;

// What an element paints behind what it holds: a background, or the inside of a shape.
function paint(element) {
  const style = getComputedStyle(element);
  if (Number(style.opacity) === 0 || style.visibility !== "visible") return [0, 0, 0, 0];
  const shape = element instanceof SVGGeometryElement;
  // A line has a fill, but nothing to fill.
  const fill = style.fill === "none" || element.localName === "line" ? "transparent" : style.fill;
  const colour = numbers(shape ? fill : style.backgroundColor);
  return shape ? [...colour.slice(0, 3), colour[3] * Number(style.fillOpacity)] : colour;
}

// Whether something lies over its neighbours instead of beside them.
const floats = (element) => element instanceof SVGElement || getComputedStyle(element).position === "absolute";

// The colour behind a point of an element; `own` says whether the element's own background is behind it, too.
function behind(element, x, y, own) {
  const layers = [];
  for (let at = element; at; at = parent(at)) {
    if (at !== element || own) layers.push(paint(at));
    if (layers.at(-1)?.[3] === 1) break;
    if (!floats(at)) continue;
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      const parts = before instanceof SVGGElement ? [...before.querySelectorAll("*")].reverse() : [before];
      for (const part of parts) if (contains(part.getBoundingClientRect(), x, y)) layers.push(paint(part));
    }
  }
  return layers.reduceRight((under, top) => over(top, under), [1, 1, 1, 1]);
}

function name(element) {
  const own = `${element.localName}${element.id ? `#${element.id}` : ""}${[...element.classList].map((word) => `.${word}`).join("")}`;
  const around = element.parentElement?.closest("[id], [class]");
  return around ? `${around.localName}.${[...around.classList].join(".")} > ${own}` : own;
}

const hex = (colour) => `#${colour.slice(0, 3).map((part) => Math.round(part * 255).toString(16).padStart(2, "0")).join("")}`;

function isSeen(element) {
  if (element.closest("symbol, defs, option, .hidden, .sprite, [aria-disabled='true']")) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

const CONTROLS = "input, select, textarea, .segment, .segment__text, .lines, .card__body, .card__tick, .switch__track, .repeat__item, .finder, .presets__item, .button";

export function find(root) {
  const troubles = new Map();
  const seen = { text: 0, edge: 0, icon: 0, bar: 0 };
  // The drawing of a colour rounds it to a 255th.
  const check = (kind, element, colour, ground, least) => {
    seen[kind] += 1;
    const shown = over(colour, ground);
    const found = ratio(shown, ground);
    if (found < least - 0.02) {
      troubles.set(`${kind} ${name(element)}`, `${kind} ${name(element)}: ${found.toFixed(2)} of ${least}, ${hex(shown)} on ${hex(ground)}`);
    }
  };
  for (const element of root.querySelectorAll(".app, .app *")) {
    if (!isSeen(element)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (element instanceof SVGTextElement) {
      check("text", element, numbers(style.fill), behind(element, x, y, false), large ? 3 : 4.5);
    } else if (words || ((element.value ?? "") !== "" && element.matches("input:not([type=radio], [type=checkbox], [type=file]), select, textarea"))) {
      check("text", element, numbers(style.color), behind(element, x, y, true), large ? 3 : 4.5);
    }
    for (const part of ["::before", "::after"]) {
      const drawn = getComputedStyle(element, part);
      if (/^(counter|"[^"])/.test(drawn.content)) check("text", element, numbers(drawn.color), behind(element, x, y, true), 4.5);
      if (drawn.content === '""' && part === "::after") check("bar", element, numbers(drawn.backgroundColor), behind(element, x, y, true), 3);
    }
    if (element.matches("svg.icon")) {
      check("icon", element, numbers(style.color), behind(element, x, y, false), 3);
    }
    if (element.matches(CONTROLS) && parseFloat(style.borderTopWidth) > 0) {
      const edge = numbers(style.borderTopColor);
      // A control without a frame is known by its text, and one that is filled by its filling.
      const filling = behind(element, x, y, true);
      const ground = behind(element, box.left, box.top, false);
      if (edge[3] > 0 && ratio(filling, ground) < 3) check("edge", element, edge, ground, 3);
    }
    // A bar stands out by its edge or by its filling; what is only a ground, a grid or a place to grasp need not.
    if (element instanceof SVGGeometryElement && element.matches(".chart__bar, .chart__gap, .chart__grip, .chart__axis, .chart__now, .sureness__square")) {
      const ground = behind(element, x, y, false);
      const colours = [style.fill, style.stroke].filter((colour) => colour !== "none").map(numbers);
      const best = colours.sort((a, b) => ratio(over(b, ground), ground) - ratio(over(a, ground), ground))[0];
      if (best) check("bar", element, best, ground, 3);
    }
  }
  return { troubles: [...troubles.values()], seen };
}

// Gives the focus to one control of each look after the other. The Tab key was pressed before: so the browser shows
// where the focus is.
export function rings(root) {
  const troubles = [];
  const looks = new Map();
  for (const element of root.querySelectorAll("button, input, select, textarea, summary, a[href], [tabindex='0']")) {
    const look = `${element.localName}.${element.className.baseVal ?? element.className}`;
    if (!looks.has(look) && element.checkVisibility() && element.getBoundingClientRect().width > 0) looks.set(look, element);
  }
  for (const [look, element] of looks) {
    element.focus({ preventScroll: true });
    // A control that nobody sees has its ring on what stands for it.
    const next = [...(element.parentElement?.children ?? [])].slice([...element.parentElement.children].indexOf(element));
    const ringed = next.find((one) => getComputedStyle(one).outlineStyle !== "none" && Number(getComputedStyle(one).opacity) > 0);
    const shape = element.querySelector?.(".chart__reach");
    const colour = shape ? getComputedStyle(shape).stroke : ringed && getComputedStyle(ringed).outlineColor;
    if (!colour || colour === "none") {
      troubles.push(`ring ${look}: none`);
      continue;
    }
    const box = (ringed ?? element).getBoundingClientRect();
    const inside = ringed && parseFloat(getComputedStyle(ringed).outlineOffset) < 0;
    const ground = behind(ringed ?? element, box.left, box.top, inside);
    const found = ratio(over(numbers(colour), ground), ground);
    if (found < 2.98) troubles.push(`ring ${look}: ${found.toFixed(2)} of 3, ${hex(numbers(colour))} on ${hex(ground)}`);
  }
  return { troubles, seen: looks.size };
}
