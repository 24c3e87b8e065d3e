// Keys: j k down and up a list, Enter or o opens, / searches, ? tells of them.

const ITEMS = ".card, .lines > li[data-href], .names > li[data-href]";
const HELP: [string, string][] = [
  ["j, k", "down and up the list"],
  ["Enter, o", "open"],
  ["/", "search"],
  ["?", "these keys"],
  ["Esc", "close"],
];

let here = -1;

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ITEMS)];
}

function go(step: number): void {
  const all = items();
  if (!all.length) {
    return;
  }
  all[here]?.removeAttribute("data-here");
  here = Math.max(0, Math.min(all.length - 1, here + step));
  const item = all[here]!;
  item.setAttribute("data-here", "");
  const link = item.querySelector<HTMLElement>("a");
  (link ?? item).focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function open(): void {
  const item = items()[here];
  const to = item?.querySelector<HTMLAnchorElement>("a")?.href ?? item?.dataset.href;
  if (to) {
    location.assign(to);
  }
}

function help(): void {
  const old = document.querySelector<HTMLDialogElement>("dialog.keys");
  if (old) {
    old.close();
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keyshead");
  const head = document.createElement("h2");
  head.id = "keyshead";
  head.textContent = "Keys";
  const list = document.createElement("dl");
  for (const [key, what] of HELP) {
    const term = document.createElement("dt");
    const kbd = document.createElement("kbd");
    kbd.textContent = key;
    term.append(kbd);
    const said = document.createElement("dd");
    said.textContent = what;
    list.append(term, said);
  }
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(head, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

const ACTS: Record<string, () => void> = {
  j: () => go(1),
  k: () => go(-1),
  o: open,
  "/": () => document.querySelector<HTMLInputElement>("#find")?.focus(),
  "?": help,
};

export function keys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      return;
    }
    const act = ACTS[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
