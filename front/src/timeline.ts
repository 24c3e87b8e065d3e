// The strip of time, with zooming from decades to hours. The server counts; here only what it gives is drawn.
import { ask, listed, many } from "./asking";

interface Bin {
  start: number;
  count: number;
  disputed: number;
}
interface Stretch {
  start: number;
  end: number;
  count: number;
}
interface Density {
  start: number;
  end: number;
  width: number;
  bins: Bin[];
  spans: Stretch[];
  more_spans: number;
  before: number;
  after: number;
  undated: number;
}

const SVG = "http://www.w3.org/2000/svg";
const WIDE = 1000;
const HIGH = 84;
const LANE = 5;
const LANES = 6;
const DAY = 86_400;
const SHORTEST = 3600;

export function enhance(figure: HTMLElement): void {
  const query = figure.dataset.query ?? "";
  const by = figure.dataset.by ?? "event";
  const strip = figure.querySelector<SVGSVGElement>("svg.strip")!;
  const ticks = figure.querySelector<HTMLElement>(".ticks")!;
  const aside = figure.querySelector<HTMLElement>(".aside")!;
  let whole: [number, number] | null = null;
  let now: [number, number] | null = null;
  let turn = 0;

  async function show(to: [number, number] | null): Promise<void> {
    const mine = ++turn;
    const room = Math.max(30, Math.min(240, Math.round(strip.clientWidth / 7)));
    const more: Record<string, string | number> = to
      ? { by, bins: room, start: Math.round(to[0]), end: Math.round(to[1]) }
      : { by, bins: room };
    const found = await ask<Density>("/api/timeline", query, more);
    if (mine !== turn) {
      return; // a later question was asked meanwhile
    }
    now = [found.start, found.end];
    whole ??= now;
    draw(found);
  }

  function draw(found: Density): void {
    const length = Math.max(1, found.end - found.start);
    const x = (second: number) => (WIDE * (second - found.start)) / length;
    const most = Math.max(1, ...found.bins.map((bin) => bin.count));
    const parts: SVGElement[] = [shape("line", { x1: 0, x2: WIDE, y1: HIGH, y2: HIGH, class: "base" })];
    for (const bin of found.bins) {
      const share = most < 50 ? bin.count / most : Math.log1p(bin.count) / Math.log1p(most);
      const high = Math.max(3, HIGH * share);
      const wide = (WIDE * found.width) / length;
      const box = { x: x(bin.start), width: Math.max(wide - 1, wide * 0.8) };
      const said = `${stretch(bin.start, bin.start + found.width)}: ${many(bin.count, "event")}${bin.disputed ? `, ${bin.disputed} disputed` : ""}`;
      const group = link(said, bin.start, bin.start + found.width - 1);
      group.append(
        shape("rect", { ...box, y: 0, height: HIGH, class: "hit" }),
        shape("rect", { ...box, y: HIGH - high, height: high, class: "bar" }),
      );
      if (bin.disputed) {
        const part = (high * bin.disputed) / bin.count;
        group.append(shape("rect", { ...box, y: HIGH - part, height: part, class: "bar split" }));
      }
      parts.push(group);
    }
    const ends: number[] = [];
    for (const span of found.spans) {
      const left = Math.max(0, x(span.start));
      const right = Math.min(WIDE, x(span.end));
      const free = ends.findIndex((end) => end <= left);
      const lane = free >= 0 ? free : Math.min(ends.length, LANES - 1);
      ends[lane] = right;
      const said = `some time in ${stretch(span.start, span.end)}: ${many(span.count, "event")}`;
      const group = link(said, span.start, span.end - 1);
      const y = HIGH + 4 + lane * LANE;
      group.append(shape("rect", { x: left, y, width: Math.max(3, right - left - 1), height: 3.5, class: "span" }));
      parts.push(group);
    }
    strip.setAttribute("viewBox", `0 0 ${WIDE} ${HIGH + 4 + ends.length * LANE}`);
    strip.replaceChildren(...parts);
    ticks.replaceChildren(
      ...[0, 1, 2, 3, 4].map((n) => {
        const tick = document.createElement("span");
        tick.textContent = label(found.start + (length * n) / 4, length);
        return tick;
      }),
    );
    const outside = found.before + found.after;
    const told = [
      found.undated ? `${found.undated.toLocaleString("en-GB")} without a day` : "",
      outside ? `${outside.toLocaleString("en-GB")} outside this stretch` : "",
      found.more_spans ? `${found.more_spans.toLocaleString("en-GB")} uncertain ones not drawn` : "",
    ];
    aside.textContent = told.filter(Boolean).join(" · ");
    figure.dataset.ready = "yes";
  }

  function link(said: string, first: number, last: number): SVGElement {
    const title = document.createElementNS(SVG, "title");
    title.textContent = said;
    if (by !== "event") {
      const group = shape("g", {});
      group.append(title);
      return group;
    }
    const to = listed(query, { since: day(first), until: day(last) });
    const group = shape("a", { href: to, "aria-label": said });
    group.append(title);
    return group;
  }

  function zoom(factor: number, round = 0.5): void {
    if (!now) {
      return;
    }
    const length = now[1] - now[0];
    const next = Math.max(SHORTEST, length * factor);
    const middle = now[0] + length * round;
    void show([middle - next * round, middle + next * (1 - round)]);
  }

  function move(share: number): void {
    if (now) {
      const step = (now[1] - now[0]) * share;
      void show([now[0] + step, now[1] + step]);
    }
  }

  const acts: [string, string, () => void][] = [
    ["−", "Zoom out", () => zoom(2)],
    ["+", "Zoom in", () => zoom(0.5)],
    ["‹", "Earlier", () => move(-0.4)],
    ["›", "Later", () => move(0.4)],
    ["whole", "The whole stretch", () => void show(null)],
  ];
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "Zoom along time");
  for (const [sign, name, act] of acts) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    tools.append(button);
  }
  figure.querySelector("figcaption")!.append(tools);

  strip.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) {
        return; // the page scrolls
      }
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.5 : 1 / 1.5, at(event));
    },
    { passive: false },
  );

  // dragging marks a stretch and zooms into it
  let from: number | null = null;
  let moved = false;
  const band = shape("rect", { y: 0, height: HIGH, class: "band" });
  function at(event: MouseEvent): number {
    const box = strip.getBoundingClientRect();
    return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
  }
  strip.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") {
      from = at(event);
      moved = false;
    }
  });
  strip.addEventListener("pointermove", (event) => {
    if (from === null || (!moved && Math.abs(at(event) - from) < 0.015)) {
      return;
    }
    moved = true;
    const [left, right] = [Math.min(from, at(event)), Math.max(from, at(event))];
    band.setAttribute("x", String(left * WIDE));
    band.setAttribute("width", String((right - left) * WIDE));
    strip.append(band);
  });
  window.addEventListener("pointerup", (event) => {
    if (from !== null && moved && now) {
      const [left, right] = [Math.min(from, at(event)), Math.max(from, at(event))];
      const length = now[1] - now[0];
      void show([now[0] + left * length, Math.max(now[0] + left * length + SHORTEST, now[0] + right * length)]);
    }
    band.remove();
    from = null;
  });
  strip.addEventListener("dragstart", (event) => event.preventDefault());
  strip.addEventListener(
    "click",
    (event) => {
      if (moved) {
        event.preventDefault();
        moved = false;
      }
    },
    true,
  );
  void show(null);
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  return made;
}

function day(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 10);
}

const IN_UTC = { timeZone: "UTC" } as const;

function label(second: number, length: number): string {
  const date = new Date(second * 1000);
  if (length <= 3 * DAY) {
    return date.toLocaleString("en-GB", { ...IN_UTC, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  }
  if (length <= 200 * DAY) {
    return date.toLocaleDateString("en-GB", { ...IN_UTC, day: "numeric", month: "short", year: "numeric" });
  }
  if (length <= 20 * 365 * DAY) {
    return date.toLocaleDateString("en-GB", { ...IN_UTC, month: "short", year: "numeric" });
  }
  return String(date.getUTCFullYear());
}

function stretch(start: number, end: number): string {
  if (end - start < DAY) {
    const form = { ...IN_UTC, day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;
    return `${new Date(start * 1000).toLocaleString("en-GB", form)} UTC`;
  }
  const form = { ...IN_UTC, day: "numeric", month: "long", year: "numeric" } as const;
  const [first, last] = [new Date(start * 1000), new Date((end - 1) * 1000)].map((d) => d.toLocaleDateString("en-GB", form));
  return first === last ? first! : `${first} to ${last}`;
}
