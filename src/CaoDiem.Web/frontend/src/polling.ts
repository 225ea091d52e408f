/** Regions that follow long work, and boards that keep themselves fresh. */
export function startPolling(): void {
  const watched = document.querySelector<HTMLElement>("[data-poll]");
  if (watched) follow(watched);
  const seconds = Number(document.body.dataset["refresh"] ?? 0);
  if (seconds > 0) window.setInterval(() => void refresh(), seconds * 1000);
}

function follow(region: HTMLElement): void {
  const url = region.dataset["poll"];
  if (!url) return;
  window.setTimeout(async () => {
    try {
      const answer = await fetch(url, { headers: { "X-Partial": "progress" } });
      if (!answer.ok) return location.reload();
      const holder = document.createElement("div");
      holder.innerHTML = await answer.text();
      const fresh = holder.firstElementChild as HTMLElement | null;
      if (!fresh?.dataset["poll"]) return location.reload();
      region.replaceWith(fresh);
      follow(fresh);
    } catch {
      follow(region);
    }
  }, 700);
}

async function refresh(): Promise<void> {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("main");
    if (fresh) document.querySelector("main")?.replaceWith(fresh);
  } catch {
    // The network is away; the board shows its last state until it is back.
  }
}
