/** Keying back a paper sheet: Enter goes to the field that the result asks for, at the end of a line to the next one. */
export function startKeying(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-keying]");
  if (!form) return;
  const lines = [...form.querySelectorAll<HTMLTableRowElement>("tr[data-line]")];
  form.addEventListener("keydown", (event) => {
    const input = event.target as HTMLElement;
    if (event.key !== "Enter" || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    const line = input.closest("tr");
    const next = line ? nextField(line, input) : null;
    const beyond = input.name.endsWith("DecisionNo") && input.value.trim() === "";
    if (beyond) form.requestSubmit();
    else if (next) next.focus();
    else nextLine(lines, line, form);
  });
}

const asked: Record<string, string[]> = { "1c": ["text"], "1k": ["text"], "1t": ["text"], "1r": ["text"], "4": ["promise", "amount"], "5": ["amount", "receipt"], "8": ["amount", "receipt"], "6": ["text"], "7": ["text"], "7c": ["text"], "9": ["text"], "09": ["text"] };

function nextField(line: HTMLTableRowElement, from: HTMLInputElement): HTMLInputElement | null {
  const key = line.querySelector<HTMLInputElement>("[data-key]");
  if (!key) return null;
  const order = asked[key.value.trim().toLowerCase()] ?? [];
  const fields = order.map((name) => line.querySelector<HTMLInputElement>(`[data-${name}]`));
  const at = from === key ? -1 : fields.indexOf(from);
  if (at < 0 && from !== key) return from.name.endsWith("DecisionNo") ? key : null;
  return fields[at + 1] ?? null;
}

function nextLine(lines: HTMLTableRowElement[], line: HTMLTableRowElement | null, form: HTMLFormElement): void {
  const next = line ? lines[lines.indexOf(line) + 1] : undefined;
  const first = next?.querySelector<HTMLInputElement>("input:not([type=hidden])");
  if (first) first.focus();
  else form.requestSubmit();
}
