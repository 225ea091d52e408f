/** A search form whose results refresh as one types; without script it is an ordinary form. */
const delay = 220;

export function startLiveSearch(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-live-search]");
  if (!form) return;
  let timer = 0;
  let running: AbortController | undefined;

  const show = async (url: string, moveFocus: boolean): Promise<void> => {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(url, { headers: { "X-Partial": "results" }, signal: running.signal });
      if (!answer.ok) {
        location.href = url;
        return;
      }
      const results = document.getElementById("results");
      if (!results) return;
      results.innerHTML = await answer.text();
      results.dispatchEvent(new Event("results"));
      history.replaceState(null, "", url);
      const status = document.getElementById("results-status");
      const count = results.querySelector<HTMLElement>("[data-count]");
      if (status && count) status.textContent = count.textContent;
      if (moveFocus) results.querySelector<HTMLElement>("a")?.focus();
    } catch (error) {
      if ((error as Error).name !== "AbortError") location.href = url;
    }
  };

  const query = (): string => {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value !== "") values.append(name, value);
    }
    const text = values.toString();
    return text ? `${location.pathname}?${text}` : location.pathname;
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(query(), false), delay);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void show(query(), false);
  });
  document.getElementById("results")?.addEventListener("click", (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[data-partial]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void show(link.href, true);
  });
}
