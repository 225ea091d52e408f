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
  for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-submit]")) {
    select.addEventListener("change", () => select.form?.requestSubmit());
  }
}
