/** A form that says, while one is choosing, how many files the choice takes; without script its button does. */
const delay = 250;

export function startLiveCounts(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-live-counts]");
  const counts = document.getElementById("counts");
  if (!form || !counts) return;
  let timer = 0;
  let running: AbortController | undefined;

  const show = async (): Promise<void> => {
    running?.abort();
    running = new AbortController();
    const values = new URLSearchParams(new URL(form.action).search);
    values.delete("handler");
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value !== "" && !name.startsWith("__")) values.append(name, value);
    }
    try {
      const answer = await fetch(`${location.pathname}?${values.toString()}`, { headers: { "X-Partial": "counts" }, signal: running.signal });
      if (answer.ok) counts.innerHTML = await answer.text();
    } catch (error) {
      if ((error as Error).name !== "AbortError") throw error;
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(), delay);
  });
}
