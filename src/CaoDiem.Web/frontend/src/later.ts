/** Parts of a page that take long to count come after it; without script a link in their place shows them. */
export function startLater(): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-part]")) void load(part);
}

async function load(part: HTMLElement): Promise<void> {
  const { part: name, url } = part.dataset;
  if (!name || !url || part.querySelector("table")) return;
  try {
    const answer = await fetch(url, { headers: { "X-Partial": name } });
    if (answer.ok) part.innerHTML = await answer.text();
  } catch {
    // The network is away; the link in its place stays.
  }
}
