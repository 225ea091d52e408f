/** Brings the tab of this page into view where the strip of tabs is wider than the screen. */
export function startTabs(): void {
  for (const current of document.querySelectorAll<HTMLElement>(".tabs [aria-current]")) {
    const strip = current.closest<HTMLElement>(".tabs")!;
    const [tab, view] = [current.getBoundingClientRect(), strip.getBoundingClientRect()];
    strip.scrollLeft += tab.left - view.left - (view.width - tab.width) / 2;
  }
}
