/** The way in: sign in once with a network, choose a PIN; then the PIN alone opens what stands on the phone. */
import { fromBase64, importKey, lockKey, newDeviceKey, unlockKey } from "./lock";
import { alarm, button, field, h, heading, newId, show } from "./page";
import * as store from "./store";
import { call, Refusal } from "./sync";

const mostTries = 10;
const days = 7; // how long a phone may go without signing in
export const signInLink = "/Identity/SignIn?returnUrl=%2Ffield%2F";

export function enter(opened: (key: CryptoKey, device: store.Device) => void): void {
  void (async () => {
    const known = await store.device();
    if (known && Date.now() - known.signedInAt > days * 86_400_000) await store.forget(known);
    const device = await store.device();
    if (device?.locked) askPin(device, opened);
    else await signIn(device, opened);
  })();
}

function askPin(device: store.Device, opened: (key: CryptoKey, device: store.Device) => void): void {
  const pin = pinInput("current-password");
  const form = h("form", { submit: (event) => { event.preventDefault(); void tryPin(); } },
    field(`Mã mở máy của ${device.name}`, pin), h("button", { class: "btn" }, "Mở"), button("Quên mã: đăng nhập lại", () => void signIn(device, opened), true));
  const tryPin = async (): Promise<void> => {
    const key = await unlockKey(device.locked!, pin.value, device.deviceKey);
    if (key) {
      await store.keepDevice({ ...device, tries: 0 });
      alarm("");
      opened(key, { ...device, tries: 0 });
      return;
    }
    device.tries += 1;
    pin.value = "";
    if (device.tries >= mostTries) {
      await store.forget(device);
      alarm("Sai mã quá nhiều lần: dữ liệu mang theo đã bị xóa, bản ghi chưa gửi vẫn được giữ. Hãy đăng nhập lại.");
      await signIn(await store.device(), opened);
    } else {
      await store.keepDevice(device);
      alarm(`Sai mã. Còn ${mostTries - device.tries} lần thử.`);
    }
  };
  show("Mở máy", heading("Đi cơ sở"), form);
  pin.focus();
}

async function signIn(device: store.Device | undefined, opened: (key: CryptoKey, device: store.Device) => void): Promise<void> {
  try {
    const given = (await call("/field/api/key", "")) as { user: string; name: string; key: string };
    if (device && device.user !== given.user && (await store.waiting()) > 0) {
      show("Máy đang giữ bản ghi", heading("Máy đang giữ bản ghi của người khác"), h("p", {}, `Trên máy còn bản ghi chưa gửi của ${device.name}. Hãy để ${device.name} đăng nhập và gửi trước.`), h("p", {}, h("a", { class: "btn", href: signInLink }, "Đăng nhập")));
      return;
    }
    choosePin(device?.user === given.user ? device : undefined, given, opened);
  } catch (error) {
    const offline = !(error instanceof Refusal && error.line === "signin");
    show("Đăng nhập", heading("Đăng nhập một lần khi có mạng"), h("p", {}, offline ? "Chưa kết nối được với máy chủ của đơn vị. Khi có mạng, bấm đăng nhập." : "Đăng nhập bằng tài khoản của đơn vị, rồi chọn mã mở máy. Sau đó không cần mạng nữa."),
      h("p", {}, h("a", { class: "btn", href: signInLink }, "Đăng nhập")), h("p", {}, h("a", { href: "/field/check" }, "Điện thoại còn thiếu gì?")));
  }
}

function choosePin(device: store.Device | undefined, given: { user: string; name: string; key: string }, opened: (key: CryptoKey, device: store.Device) => void): void {
  const [pin, again] = [pinInput("new-password"), pinInput("new-password")];
  const form = h("form", { submit: (event) => { event.preventDefault(); void choose(); } },
    field("Mã mở máy (6 chữ số)", pin, "Dùng để mở trang này khi không có mạng. Quên mã thì đăng nhập lại khi có mạng."), field("Nhập lại mã", again), h("button", { class: "btn" }, "Bắt đầu"));
  const choose = async (): Promise<void> => {
    if (!/^\d{6}$/.test(pin.value)) return alarm("Mã phải đủ 6 chữ số.");
    if (pin.value !== again.value) return alarm("Hai lần nhập mã không giống nhau.");
    const raw = fromBase64(given.key);
    const deviceKey = device?.deviceKey ?? (await newDeviceKey());
    if (!device) {
      await store.wipe();
      await navigator.storage?.persist?.();
    }
    const kept: store.Device = { user: given.user, name: given.name, deviceId: device?.deviceId ?? newId(), deviceKey, locked: await lockKey(raw, pin.value, deviceKey), tries: 0, signedInAt: Date.now(), sequence: device?.sequence ?? 0, position: device?.position ?? false };
    await store.keepDevice(kept);
    alarm("");
    opened(await importKey(raw), kept);
  };
  show("Chọn mã mở máy", heading(`Xin chào, ${given.name}`), form);
}

const pinInput = (autocomplete: string): HTMLInputElement => h("input", { type: "password", inputmode: "numeric", maxlength: "6", autocomplete, required: true });
