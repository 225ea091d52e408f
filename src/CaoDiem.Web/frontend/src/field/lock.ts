/** Locks what stands on the phone: AES-GCM with the person's key, which the office gave; the key itself is locked by a PIN. */
const rounds = 300_000;

export interface Sealed { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }
export interface Locked { salt: Uint8Array<ArrayBuffer>; sealed: Sealed }

export function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

export async function seal(key: CryptoKey, bytes: BufferSource, owner = ""): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(owner) }, key, bytes) };
}

export function open(key: CryptoKey, sealed: Sealed, owner = ""): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: new TextEncoder().encode(owner) }, key, sealed.data);
}

export async function sealJson(key: CryptoKey, value: unknown): Promise<Sealed> {
  return seal(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function openJson<T>(key: CryptoKey, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await open(key, sealed))) as T;
}

/** The device's own key cannot be read out; together with the PIN it locks the person's key. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]) as Promise<CryptoKey>;
}

export async function lockKey(raw: Uint8Array<ArrayBuffer>, pin: string, device: CryptoKey): Promise<Locked> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const inner = await seal(await fromPin(pin, salt), raw);
  const both = new Uint8Array(12 + inner.data.byteLength);
  both.set(inner.iv);
  both.set(new Uint8Array(inner.data), 12);
  return { salt, sealed: await seal(device, both) };
}

/** Null when the PIN is wrong. */
export async function unlockKey(locked: Locked, pin: string, device: CryptoKey): Promise<CryptoKey | null> {
  const both = new Uint8Array(await open(device, locked.sealed));
  try {
    return await importKey(new Uint8Array(await open(await fromPin(pin, locked.salt), { iv: both.slice(0, 12), data: both.slice(12).buffer })));
  } catch {
    return null;
  }
}

async function fromPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", salt, iterations: rounds, hash: "SHA-256" }, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function sha256(bytes: BufferSource): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
