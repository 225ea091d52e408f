/** Keys for people who never leave the keyboard: / search, j and k rows, Enter opens, ? help; a page may name keys of its own. */
export function startShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, dialog[open]")) return;
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
      case "?":
        document.querySelector<HTMLDialogElement>("#shortcuts")?.showModal();
        break;
    }
  });
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
