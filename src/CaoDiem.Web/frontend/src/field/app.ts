/** The field pages: a day's visits, one file, its record, the queue. Everything works without a network once the days are on the phone. */
import "./app.css";
import { base64, seal } from "./lock";
import { alarm, button, day, field, fold, h, heading, money, show, weekday } from "./page";
import { ofFile, ofStop, recordForm, sum } from "./record";
import { enter, signInLink } from "./entrance";
import * as store from "./store";
import { call, Refusal, Sync } from "./sync";
import type { Entry, Pack, Stop } from "./types";

const idle = 15 * 60_000;
const words: Record<string, string> = { waiting: "Chờ gửi", sent: "Đã gửi", refused: "Bị từ chối" };
const colours: Record<string, string> = { waiting: "warn", sent: "good", refused: "bad" };
const lines: Record<string, string> = { idle: "", sending: "đang gửi…", offline: "chưa có mạng, sẽ tự gửi lại", signin: "hết phiên đăng nhập, bản ghi vẫn còn trên máy", stranger: "đang đăng nhập bằng tài khoản khác", trouble: "máy chủ đang bận, sẽ tự gửi lại" };

export class Field {
  entries: Entry[] = [];
  readonly sync: Sync;

  constructor(readonly key: CryptoKey, readonly device: store.Device, public pack: Pack) {
    this.sync = new Sync(key, device.user, () => void this.refresh());
  }

  today = (): string => new Date(Date.now() + 7 * 3_600_000 + this.shift()).toISOString().slice(0, 10);

  /** The record before on the same file, by this phone. */
  lastOf = (dossier: string): string | null => this.entries.filter((e) => e.visit?.dossierId === dossier).at(-1)?.id ?? null;

  entriesOf = (stop: Stop): Entry[] => this.entries.filter((e) => (e.visit?.stopId ?? e.skip?.stopId) === stop.stopId);

  async append(entry: Entry, pictures: { id: string; bytes: ArrayBuffer }[]): Promise<void> {
    await store.append(this.key, this.device, entry, pictures);
    await this.refresh();
    this.sync.soon();
  }

  async refresh(): Promise<void> {
    this.entries = await store.entries(this.key);
    this.bar();
    if (location.hash.startsWith("#q")) route(this);
  }

  bar(): void {
    const count = (state: string): number => this.entries.filter((e) => e.state === state).length;
    const needs = this.sync.line === "signin" || this.sync.line === "stranger";
    document.querySelector("#bar")!.replaceChildren(
      h("a", { href: "#" }, "Hôm nay"), h("a", { href: "#n" }, "Ngoài phiếu"), h("a", { href: "#q" }, "Đã ghi"), h("a", { href: "#s" }, "Máy này"),
      h("p", { role: "status" }, `Chờ gửi ${count("waiting")} · Đã gửi ${count("sent")}${count("refused") ? ` · Bị từ chối ${count("refused")}` : ""}${lines[this.sync.line] ? ` – ${lines[this.sync.line]}` : ""} `, needs ? h("a", { href: signInLink }, "Đăng nhập") : null));
  }

  // The office's day at the moment the days were taken along; the phone's own clock goes on from there.
  private shift(): number {
    const there = new Date(`${this.pack.today}T00:00:00Z`).getTime();
    const here = new Date(new Date(new Date(this.pack.takenAt).getTime() + 7 * 3_600_000).toISOString().slice(0, 10) + "T00:00:00Z").getTime();
    return there - here;
  }
}

async function take(key: CryptoKey): Promise<Pack> {
  const pack = (await call("/field/api/pack", "")) as Pack;
  const taken = { ...pack, takenAt: new Date().toISOString() };
  await store.keepPack(key, taken);
  return taken;
}

function days(app: Field, asked: string): void {
  const all = [...new Set(app.pack.sheets.map((s) => s.day))].sort();
  const on = asked || (all.includes(app.today()) ? app.today() : all.find((d) => d > app.today()) ?? all.at(-1) ?? "");
  const sheets = app.pack.sheets.filter((s) => s.day === on);
  show("Đi cơ sở", heading(on ? `${weekday(on)}, ${day(on)}` : "Đi cơ sở"),
    all.length > 1 ? h("nav", { class: "days", "aria-label": "Ngày" }, ...all.map((d) => h("a", { href: `#d/${d}`, ...(d === on ? { "aria-current": "page" } : {}) }, `${day(d).slice(0, 5)}`))) : null,
    ...(sheets.length === 0 ? [h("p", {}, "Chưa có phiếu công tác nào trên máy. Vào «Máy này» để tải ngày đi.")] : []),
    ...sheets.map((sheet) => h("section", {}, h("h2", {}, sheet.team), h("ol", { class: "visits" }, ...sheet.visits.map((stop) => {
      const last = app.entriesOf(stop).at(-1);
      return h("li", {}, h("a", { href: `#v/${stop.stopId.replaceAll("-", "")}` }, h("span", { class: "hour" }, `${stop.no}. ${stop.hour}`), h("strong", {}, stop.debtor), h("span", {}, stop.place), h("span", {}, `${stop.task}${stop.remaining ? ` · còn ${money(stop.remaining)} đồng` : ""}`),
        last ? h("span", { class: `badge ${colours[last.state]}` }, `${label(app, last)} · ${words[last.state]}`) : null));
    })))));
}

function label(app: Field, entry: Entry): string {
  return entry.visit ? app.pack.kinds.find((k) => k.code === entry.visit!.kind)?.label ?? "" : `Không đi được: ${app.pack.reasons.find((r) => r.code === entry.skip!.reason)?.label ?? ""}`;
}

function visit(app: Field, id: string): void {
  const stop = app.pack.sheets.flatMap((s) => s.visits).find((v) => v.stopId.replaceAll("-", "") === id);
  if (!stop) return show("Không có trên máy", heading("Lượt này chưa có trên máy"), h("p", {}, "Vào «Máy này» để tải ngày đi mới nhất."));
  const facts = (name: string, value: string | null): HTMLElement[] => (value ? [h("dt", {}, name), h("dd", {}, value)] : []);
  show(stop.debtor, heading(`${stop.no}. ${stop.debtor}`), h("p", {}, `${stop.hour} · ${stop.place}`),
    stop.safety ? h("p", { class: "notice warn" }, `⚠ Lưu ý: ${stop.safety}`) : null, stop.promise ? h("p", { class: "notice warn" }, stop.promise) : null,
    h("a", { class: "btn main", href: `#r/${id}` }, "Ghi kết quả"),
    h("dl", {}, ...facts("Việc", `${stop.task} (${stop.minutes} phút). ${stop.approach}`), h("dt", {}, "Tiền"), h("dd", {}, h("ul", {}, ...sum(stop))), ...facts("Quyết định", stop.decision),
      ...facts("Lần trước", stop.past.join("; ") || "chưa ghi lần nào"), ...facts("Cùng đi", stop.partners.map((p) => `${p.name}: ${p.duty}${p.answer ? ` (${p.answer.toLowerCase()})` : ""}`).join("; ")), ...facts("Mang theo", stop.papers), ...facts("Ghi chú", stop.note)),
    ...(app.entriesOf(stop).length ? [h("h2", {}, "Đã ghi"), h("ul", { class: "queue" }, ...app.entriesOf(stop).map((e) => queued(app, e)))] : []));
}

function queued(app: Field, entry: Entry): HTMLElement {
  const corrected = app.entries.some((e) => e.visit?.correctsId === entry.id);
  return h("li", {}, h("span", { class: `badge ${colours[entry.state]}` }, words[entry.state]!), ` ${entry.debtor}: ${label(app, entry)}${entry.visit?.amount ? `, ${money(entry.visit.amount)} đồng` : ""}${entry.visit?.attachments.length ? `, ${entry.visit.attachments.length} ảnh` : ""} · ${day(entry.visit?.on ?? entry.at)}`,
    entry.answer ? h("p", { class: "answer" }, entry.answer) : null,
    entry.state === "refused" && entry.visit && (corrected ? h("p", {}, "Đã ghi lại.") : h("a", { class: "btn quiet", href: `#c/${entry.id}` }, "Ghi lại cho đúng")));
}

function queue(app: Field): void {
  show("Đã ghi trên máy", heading("Đã ghi trên máy"), ...(app.entries.length ? [h("ul", { class: "queue" }, ...[...app.entries].reverse().map((e) => queued(app, e)))] : [h("p", {}, "Chưa có bản ghi nào.")]), button("Gửi ngay", () => app.sync.soon(), true));
}

function unplanned(app: Field): void {
  const results = h("ul", { class: "visits" });
  const search = h("input", { type: "search", autocomplete: "off", input: () => find() });
  const find = (): void => {
    const asked = fold(search.value.trim());
    const found = asked.length < 2 ? [] : app.pack.files.filter((f) => fold(`${f.debtor} ${f.decision} ${f.place}`).includes(asked)).slice(0, 20);
    results.replaceChildren(...found.map((f) => h("li", {}, h("a", { href: `#f/${f.id}` }, h("strong", {}, f.debtor), h("span", {}, `${f.decision} · ${f.place}`), h("span", {}, `còn ${money(f.remaining)} đồng`)))));
  };
  show("Hồ sơ ngoài phiếu", heading("Hồ sơ ngoài phiếu"), field("Tìm theo tên, số quyết định, ấp", search), results);
}

function machine(app: Field): void {
  show("Máy này", heading("Máy này"), h("p", {}, `${app.device.name} · ${app.pack.office}`), h("p", {}, `Phiếu tải lúc ${new Date(app.pack.takenAt).toLocaleString("vi-VN")}: ${app.pack.sheets.length} phiếu, ${app.pack.files.length} hồ sơ.`),
    button("Tải 5 ngày tới", () => void again()), button("Xuất tệp mang về", () => void exportQueue(app), true), h("a", { class: "btn quiet", href: "/field/check" }, "Kiểm tra điện thoại"), button("Đăng xuất, xóa dữ liệu trên máy", () => void leave(), true));
  const again = async (): Promise<void> => {
    try {
      app.pack = await take(app.key);
      alarm("");
      machine(app);
      app.bar();
    } catch (error) {
      alarm(error instanceof Refusal && error.line === "signin" ? "Hết phiên đăng nhập: bấm «Đăng nhập» rồi tải lại." : "Chưa tải được: không có mạng.");
      if (error instanceof Refusal && error.line === "signin") document.querySelector("#alarm")!.append(h("a", { href: signInLink }, "Đăng nhập"));
    }
  };
  const leave = async (): Promise<void> => {
    if ((await store.waiting()) > 0) return alarm("Còn bản ghi chưa gửi. Hãy gửi hoặc xuất tệp mang về rồi gửi trước khi đăng xuất.");
    await store.wipe();
    await call("/field/api/sign-out", "").catch(() => null);
    location.href = "/field/";
  };
}

async function exportQueue(app: Field): Promise<void> {
  const waiting = app.entries.filter((e) => e.state === "waiting");
  if (waiting.length === 0) return alarm("Không có bản ghi nào chờ gửi.");
  const attachments = [];
  for (const id of waiting.flatMap((e) => e.visit?.attachments.map((a) => a.id) ?? [])) {
    const bytes = await store.picture(app.key, id);
    if (bytes) attachments.push({ id, content: base64(new Uint8Array(bytes)) });
  }
  const content = { records: waiting.flatMap((e) => e.visit ?? []), attachments, skips: waiting.flatMap((e) => e.skip ?? []) };
  const sealed = await seal(app.key, new TextEncoder().encode(JSON.stringify(content)), app.device.user);
  const file = JSON.stringify({ format: "caodiem-queue-1", user: app.device.user, iv: base64(sealed.iv), data: base64(new Uint8Array(sealed.data)) });
  const link = h("a", { href: URL.createObjectURL(new Blob([file])), download: `ban-ghi-${app.today()}.caodiem` });
  link.click();
  alarm(`Đã xuất ${waiting.length} bản ghi. Bản ghi vẫn được giữ trên máy cho đến khi gửi được; nạp trùng không sao.`);
}

function route(app: Field): void {
  const [page, id = ""] = location.hash.slice(1).split("/");
  const entry = app.entries.find((e) => e.id === id);
  const stop = app.pack.sheets.flatMap((s) => s.visits).find((v) => v.stopId.replaceAll("-", "") === id || v.stopId === entry?.visit?.stopId);
  const file = app.pack.files.find((f) => f.id === (entry?.visit?.dossierId ?? id));
  if (page === "v") visit(app, id);
  else if (page === "r" && stop) recordForm(app, ofStop(app, stop));
  else if (page === "f" && file) recordForm(app, ofFile(file));
  else if (page === "c" && entry && (stop || file)) recordForm(app, stop ? ofStop(app, stop, entry) : ofFile(file!, entry));
  else if (page === "q") queue(app);
  else if (page === "n") unplanned(app);
  else if (page === "s") machine(app);
  else days(app, page === "d" ? id : "");
}

if (!window.isSecureContext || !globalThis.crypto?.subtle) location.replace("/field/check");
else enter((key, device) => void (async () => {
  let pack = await store.pack(key);
  try {
    pack ??= await take(key);
  } catch {
    pack = { user: device.user, name: device.name, office: "", today: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10), takenAt: new Date().toISOString(), sheets: [], files: [], kinds: [], reasons: [] };
  }
  const app = new Field(key, device, pack);
  await store.prune(key, new Date(Date.now() - 14 * 86_400_000).toISOString().slice(0, 10));
  await app.refresh();
  window.addEventListener("hashchange", () => { alarm(""); route(app); });
  route(app);
  app.sync.soon();
  let left = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") left = Date.now();
    else if (left && Date.now() - left > idle) location.reload(); // asks for the PIN again
  });
})());
if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/field/sw.js", { scope: "/field/" });
