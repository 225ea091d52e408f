/** Forms say that they are at work, and are not sent twice. */
export function startForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post") return;
    if (form.dataset["sent"] === "yes") {
      event.preventDefault();
      return;
    }
    form.dataset["sent"] = "yes";
    const button = form.querySelector<HTMLButtonElement>("button[data-busy]");
    if (button) {
      button.setAttribute("aria-busy", "true");
      button.textContent = button.dataset["busy"] ?? button.textContent;
    }
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) delete form.dataset["sent"];
  });
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    if (target.closest("[data-print]")) window.print();
    target.closest<HTMLElement>("[data-close]")?.closest("dialog")?.close();
  });
  for (const input of document.querySelectorAll<HTMLInputElement>(".file input[type=file]")) {
    input.addEventListener("change", () => showChosen(input));
  }
  for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-submit]")) {
    select.addEventListener("change", () => select.form?.requestSubmit());
  }
  // What was typed wrongly comes before what the form would begin with.
  document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  startMarks();
  document.getElementById("results")?.addEventListener("results", startMarks);
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll<HTMLElement>("details.more[open]")) {
      if (!open.contains(event.target as Node)) open.removeAttribute("open");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll<HTMLElement>("details.more[open]")) {
      open.removeAttribute("open");
      open.querySelector("summary")?.focus();
    }
  });
}

/** Says what was chosen; what the server would refuse for its size or number is refused before it is sent. */
function showChosen(input: HTMLInputElement): void {
  const files = [...(input.files ?? [])];
  const largest = Number(input.dataset["largest"] ?? Infinity);
  const most = Number(input.dataset["most"] ?? Infinity);
  const large = files.find((file) => file.size > largest);
  const many = files.length > most ? `Chỉ chọn được ${most} tệp.` : "";
  const wrong = large ? `«${large.name}» lớn hơn ${sizeOf(largest)}, không gửi được.` : many;
  input.setCustomValidity(wrong);
  const told = input.parentElement?.querySelector(".file-name");
  if (!told) return;
  told.classList.toggle("late", wrong !== "");
  told.textContent = wrong || files.map((file) => `${file.name} (${sizeOf(file.size)})`).join("; ") || "Chưa chọn tệp";
}

function sizeOf(bytes: number): string {
  const mega = bytes / 1024 / 1024;
  return mega < 1 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${mega.toLocaleString("vi", { maximumFractionDigits: 1 })} MB`;
}

/** Boxes of the tables on the page, and the button that says how many are marked. */
function startMarks(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-select]")) addSelectAll(table);
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-marked]")) {
    const words = button.textContent ?? "";
    const show = (): void => {
      const boxes = [...(button.form?.elements ?? [])].filter((box) => box instanceof HTMLInputElement && box.type === "checkbox" && box.checked);
      button.textContent = boxes.length > 0 ? (button.dataset["marked"] ?? words).replace("#", String(boxes.length)) : words;
    };
    document.querySelector("table[data-select]")?.addEventListener("change", show);
    show();
  }
}

/** One box in the heading marks every row; without script each row has its own. */
function addSelectAll(table: HTMLTableElement): void {
  const head = table.querySelector("thead th");
  const boxes = [...table.querySelectorAll<HTMLInputElement>("tbody input[type=checkbox]")];
  if (!head || boxes.length === 0) return;
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", "Chọn tất cả");
  const show = (): void => {
    const marked = boxes.filter((box) => box.checked).length;
    all.checked = marked === boxes.length;
    all.indeterminate = marked > 0 && marked < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  table.addEventListener("change", (event) => {
    if (event.target !== all) show();
  });
  head.append(all);
  show();
}
