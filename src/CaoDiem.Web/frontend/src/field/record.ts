/** The form of one record: few large fields, only those that the result asks for. */
import { sha256 } from "./lock";
import { alarm, amount, button, day, field, h, heading, money, newId, show } from "./page";
import { shrink, signable, toBytes } from "./pictures";
import type { Field } from "./app";
import type { Announced, BriefFile, Entry, Stop, VisitRecord } from "./types";

interface About { campaignId: string; taskForceId: string | null; dossierId: string; debtor: string; remaining: number; stop: Stop | null; corrects: Entry | null }

export const ofStop = (field: Field, stop: Stop, corrects: Entry | null = null): About => {
  const sheet = field.pack.sheets.find((s) => s.visits.includes(stop))!;
  return { campaignId: sheet.campaignId, taskForceId: sheet.taskForceId, dossierId: stop.dossierId, debtor: stop.debtor, remaining: stop.remaining, stop, corrects };
};
export const ofFile = (file: BriefFile, corrects: Entry | null = null): About => ({ campaignId: file.campaignId, taskForceId: null, dossierId: file.id, debtor: file.debtor, remaining: file.remaining, stop: null, corrects });

export function recordForm(app: Field, about: About): void {
  const before = about.corrects?.visit;
  const kinds = h("fieldset", { class: "choices" }, h("legend", {}, "Kết quả"), ...app.pack.kinds.map((k) => h("label", {}, h("input", { type: "radio", name: "kind", value: k.code, ...(before?.kind === k.code ? { checked: true } : {}), change: () => ask() }), k.label)),
    ...(about.stop ? [h("label", {}, h("input", { type: "radio", name: "kind", value: "skip", change: () => ask() }), "Không đi được")] : []));
  const text = (value: string, mode = "text"): HTMLInputElement => h("input", { inputmode: mode, autocomplete: "off", value });
  const paid = text(before?.amount ? String(before.amount) : "", "numeric");
  const receipt = text(before?.receiptNo ?? "");
  const promised = h("input", { type: "date", value: before?.promisedOn ?? "" });
  const towards = h("select", {}, h("option", { value: "false" }, "Chưa có điều kiện thi hành"), h("option", { value: "true" }, "Có điều kiện thi hành"));
  const reason = h("select", {}, ...app.pack.reasons.map((r) => h("option", { value: r.code }, r.label)));
  const minutes = h("textarea", { rows: "4" }, before?.minutes ?? "");
  const means = h("select", {}, h("option", { value: "" }, "Không xác minh"), ...(app.pack.means ?? []).map((m) => h("option", { value: m.code, ...(before?.means === m.code ? { selected: true } : {}) }, m.label)));
  const withWhom = text(before?.withWhom ?? "");
  const obstacle = h("textarea", { rows: "2" }, before?.obstacle ?? "");
  const partners = (about.stop?.partners ?? []).map((p) => h("input", { type: "checkbox", value: p.name }));
  const others = text("");
  const files = h("input", { type: "file", id: "photos", class: "hidden", accept: "image/*", capture: "environment", multiple: true, change: () => void addPhotos() });
  const shots = h("ul", { class: "shots", "aria-live": "polite" });
  const pad = h("canvas", { width: "600", height: "240", class: "pad", role: "img", "aria-label": "Ô ký tên" });
  const signed = signable(pad);
  const place = h("input", { type: "checkbox", ...(app.device.position ? { checked: true } : {}) });
  const asked = h("div", {});
  const save = h("button", { class: "btn main" }, "Ghi vào máy");
  const photos: ArrayBuffer[] = [];

  const chosen = (): string => kinds.querySelector<HTMLInputElement>("input:checked")?.value ?? "";
  function ask(): void {
    const kind = chosen();
    const needs = app.pack.kinds.find((k) => k.code === kind);
    asked.replaceChildren(...(kind === "skip" ? [field("Lý do", reason)] : [
      ...(needs?.money || kind === "Promised" ? [field(kind === "Promised" ? "Số tiền hẹn (đồng)" : "Số tiền (đồng)", paid, `Còn phải nộp ${money(about.remaining)}. Gõ 500k, 1,5tr hoặc đủ số.`)] : []),
      ...(needs?.money ? [field("Số biên lai", receipt)] : []), ...(kind === "Promised" ? [field("Hẹn ngày", promised)] : []), ...(kind === "Reclassify" ? [field("Đề nghị", towards)] : []),
      ...(app.pack.means && (kind === "Met" || kind === "Reclassify") ? [field("Xác minh điều kiện thi hành án", means, "Chọn kết quả thì lượt này là một biên bản xác minh; phải ghi nội dung."), field("Xác minh với ai", withWhom)] : [])]));
  }
  async function addPhotos(): Promise<void> {
    for (const file of files.files ?? []) {
      try {
        photos.push(await shrink(file));
        shots.append(h("li", {}, `Ảnh ${photos.length}: ${Math.round(photos[photos.length - 1]!.byteLength / 1024)} KB`));
      } catch {
        alarm("Không đọc được ảnh này.");
      }
    }
    files.value = "";
  }

  const form = h("form", { submit: (event) => { event.preventDefault(); void keep(); } },
    kinds, asked, field("Nội dung, biên bản ngắn", minutes),
    h("fieldset", { class: "choices" }, h("legend", {}, "Người cùng dự"), ...partners.map((box) => h("label", {}, box, box.value)), field("Người khác", others)),
    h("details", {}, h("summary", {}, "Ảnh, chữ ký, vị trí, vướng mắc"), files, h("label", { for: "photos", class: "btn quiet" }, "Chụp hoặc chọn ảnh"), shots,
      h("p", { class: "label" }, "Đương sự ký"), pad, button("Ký lại", () => pad.dispatchEvent(new Event("clear")), true),
      h("label", { class: "check" }, place, "Ghi vị trí của tôi vào bản ghi này"), field("Vướng mắc cần báo cáo", obstacle)),
    save);
  ask();
  show(about.debtor, heading(about.corrects ? `Ghi lại: ${about.debtor}` : `Ghi kết quả: ${about.debtor}`), about.corrects?.answer ? h("p", { class: "notice bad" }, `Bản ghi trước bị từ chối: ${about.corrects.answer}`) : null, form);

  async function keep(): Promise<void> {
    const kind = chosen();
    const sum = amount(paid.value);
    if (!kind) return alarm("Chưa chọn kết quả.");
    if (Number.isNaN(sum)) return alarm(`«${paid.value}» không phải số tiền.`);
    alarm("");
    save.setAttribute("disabled", "");
    try {
      await store(kind, sum);
    } catch {
      alarm("Chưa ghi được vào máy. Bộ nhớ có thể đã đầy; hãy gửi hoặc xuất tệp rồi ghi lại.");
      save.removeAttribute("disabled");
    }
  }

  async function store(kind: string, sum: number): Promise<void> {
    const pictures: { announced: Announced; bytes: ArrayBuffer }[] = [];
    const add = async (type: Announced["kind"], contentType: string, bytes: ArrayBuffer): Promise<void> => void pictures.push({ announced: { id: newId(), kind: type, contentType, length: bytes.byteLength, sha256: await sha256(bytes) }, bytes });
    for (const photo of photos) await add("Photo", "image/jpeg", photo);
    if (signed()) await add("Signature", "image/png", await toBytes(pad, "image/png"));
    const here = place.checked ? await position() : null;
    app.device.position = place.checked;
    const words = (box: { value: string }): string | null => box.value.trim() || null;
    const visit: VisitRecord | null = kind === "skip" ? null : {
      id: newId(), campaignId: about.campaignId, dossierId: about.dossierId, taskForceId: about.taskForceId, stopId: about.stop?.stopId ?? null, deviceId: app.device.deviceId, sequence: app.device.sequence,
      previousId: app.lastOf(about.dossierId), correctsId: about.corrects?.id ?? null, recordedAt: new Date().toISOString(), on: before?.on ?? app.today(), kind, amount: sum, receiptNo: words(receipt),
      promisedOn: kind === "Promised" ? promised.value || null : null, enforceable: kind === "Reclassify" ? towards.value === "true" : null,
      partners: [...partners.filter((p) => p.checked).map((p) => p.value), others.value.trim()].filter(Boolean).join("; ") || null, minutes: words(minutes), obstacle: words(obstacle),
      latitude: here?.latitude ?? null, longitude: here?.longitude ?? null, accuracy: here?.accuracy ?? null, attachments: pictures.map((p) => p.announced),
    };
    if (visit && means.value && (kind === "Met" || kind === "Reclassify")) Object.assign(visit, { means: means.value, ...(words(withWhom) ? { withWhom: words(withWhom) } : {}) });
    const skip = visit ? null : { stopId: about.stop!.stopId, reason: reason.value, note: words(minutes) };
    await app.append({ id: visit?.id ?? newId(), sequence: app.device.sequence, state: "waiting", debtor: about.debtor, visit, skip, answer: null, at: app.today() }, pictures.map((p) => ({ id: p.announced.id, bytes: p.bytes })));
    location.hash = about.stop ? `#d/${app.pack.sheets.find((s) => s.visits.includes(about.stop!))!.day}` : "#q";
  }
}

function position(): Promise<GeolocationCoordinates | null> {
  return new Promise((resolve) => navigator.geolocation ? navigator.geolocation.getCurrentPosition((found) => resolve(found.coords), () => resolve(null), { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 }) : resolve(null));
}

export const sum = (stop: Stop): HTMLElement[] => stop.money.map((m) => h("li", {}, `${m.what}: phải nộp ${money(m.due)}, đã nộp ${money(m.paid)}, còn ${money(m.remaining)} đồng`));
export { day };
