/** Keys for people who never leave the keyboard: / search, j and k rows, x marks, Enter opens, ? help; pages and rows may name more. */
export function startShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
    const ofRow = rowLink(event.key);
    if (ofRow) {
      event.preventDefault();
      ofRow.click();
      return;
    }
    const marked = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
    if (marked) {
      event.preventDefault();
      marked.click();
      return;
    }
    switch (event.key) {
      case "/":
        focusSearch(event);
        break;
      case "j":
        move(1, event);
        break;
      case "k":
        move(-1, event);
        break;
      case "x":
        markRow(event);
        break;
      case "?":
        document.querySelector<HTMLDialogElement>("#shortcuts")?.showModal();
        break;
    }
  });
}

/** Keys belong to the field in which one types; a box to be marked takes none. */
function typing(target: HTMLElement): boolean {
  return target.closest("input:not([type=checkbox]), select, textarea, dialog[open]") !== null;
}

/** What a key does to the row on which one stands; without one, to the first row. */
function rowLink(key: string): HTMLElement | null {
  const row = document.activeElement?.closest("tr") ?? document.querySelector("table[data-keyboard] tbody tr");
  return row?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`) ?? null;
}

/** Marks the row on which one stands, or takes the mark away. */
function markRow(event: KeyboardEvent): void {
  const box = document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (!box) return;
  event.preventDefault();
  box.click();
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>("input[type=search]");
  if (search) {
    event.preventDefault();
    search.focus();
    search.select();
  }
}

function move(step: number, event: KeyboardEvent): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("table[data-keyboard] tbody tr")]
    .map((row) => row.querySelector<HTMLAnchorElement>("a"))
    .filter((link): link is HTMLAnchorElement => link !== null);
  if (links.length === 0) return;
  event.preventDefault();
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const next = Math.min(links.length - 1, Math.max(0, at + step));
  links[next]?.focus();
}
