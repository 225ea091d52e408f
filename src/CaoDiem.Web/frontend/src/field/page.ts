/** Small pieces of which the pages are made. */
type Child = Node | string | null | undefined | false;
type Props = Record<string, string | boolean | ((event: Event) => void)>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((c): c is Node | string => c instanceof Node || (typeof c === "string" && c !== "")));
  return element;
}

export function show(title: string, ...children: Child[]): void {
  document.title = `${title} · Cao Điểm`;
  const main = document.querySelector("main")!;
  main.replaceChildren(...children.filter((c): c is Node => c instanceof Node));
  window.scrollTo(0, 0);
  main.querySelector<HTMLElement>("h1")?.focus();
}

export const heading = (text: string): HTMLElement => h("h1", { tabindex: "-1" }, text);

export function field(label: string, input: HTMLElement, hint = ""): HTMLElement {
  input.id ||= `f-${Math.random().toString(36).slice(2)}`;
  return h("div", { class: "field" }, h("label", { for: input.id }, label), hint && h("p", { class: "hint" }, hint), input);
}

export const button = (text: string, run: () => void, quiet = false): HTMLElement => h("button", { type: "button", class: quiet ? "btn quiet" : "btn", click: run }, text);

export function alarm(text: string): void {
  const box = document.querySelector("#alarm")!;
  box.replaceChildren(text ? h("p", {}, text) : "");
}

export const money = (amount: number): string => amount.toLocaleString("vi-VN");
export const day = (iso: string): string => iso.split("-").reverse().join("/");
export const weekday = (iso: string): string => ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"][new Date(`${iso}T00:00:00Z`).getUTCDay()]!;
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** "500k", "1,5tr", "1.500.000": as in the office. NaN when it is no amount. */
export function amount(text: string): number {
  const typed = text.trim().toLowerCase();
  const short = /^([\d]+(?:[.,]\d+)?)(k|tr)$/.exec(typed);
  if (short) return Math.round(Number(short[1]!.replace(",", ".")) * (short[2] === "k" ? 1e3 : 1e6));
  return /^\d{1,3}(\.\d{3})+$|^\d+$/.test(typed) ? Number(typed.replaceAll(".", "")) : typed === "" ? 0 : NaN;
}

/** A version-7 id: ordered by time, made here. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 255;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
