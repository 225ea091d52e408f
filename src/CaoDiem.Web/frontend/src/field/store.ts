/** The phone's database. Only ids, numbers and states stand in the clear; everything said of people is sealed. */
import { Locked, open, openJson, seal, Sealed, sealJson } from "./lock";
import type { Entry, Pack, State } from "./types";

export interface Device { user: string; name: string; deviceId: string; deviceKey: CryptoKey; locked: Locked | null; tries: number; signedInAt: number; sequence: number; position: boolean }
interface QueueRow { id: string; sequence: number; state: State; sealed: Sealed }
interface PictureRow { id: string; entry: string; sealed: Sealed }

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  return (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("caodiem-field", 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore("kept");
      db.createObjectStore("queue", { keyPath: "id" });
      db.createObjectStore("pictures", { keyPath: "id" }).createIndex("entry", "entry");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs in one transaction and ends when it is on disk. */
async function change(stores: string[], work: (at: (name: string) => IDBObjectStore) => void): Promise<void> {
  const transaction = (await database()).transaction(stores, "readwrite", { durability: "strict" });
  work((name) => transaction.objectStore(name));
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

async function read<T>(store: string, ask: (at: IDBObjectStore) => IDBRequest): Promise<T> {
  return done(ask((await database()).transaction(store).objectStore(store))) as Promise<T>;
}

export const device = (): Promise<Device | undefined> => read("kept", (s) => s.get("device"));
export const keepDevice = (value: Device): Promise<void> => change(["kept"], (at) => at("kept").put(value, "device"));

export async function pack(key: CryptoKey): Promise<Pack | null> {
  const sealed = await read<Sealed | undefined>("kept", (s) => s.get("pack"));
  return sealed ? openJson<Pack>(key, sealed) : null;
}

export async function keepPack(key: CryptoKey, value: Pack): Promise<void> {
  const sealed = await sealJson(key, value);
  await change(["kept"], (at) => at("kept").put(sealed, "pack"));
}

export async function entries(key: CryptoKey): Promise<Entry[]> {
  const rows = await read<QueueRow[]>("queue", (s) => s.getAll());
  const all = await Promise.all(rows.map(async (row) => ({ ...(await openJson<Entry>(key, row.sealed)), state: row.state })));
  return all.sort((a, b) => a.sequence - b.sequence);
}

/** How many are still to be sent; known without the key. */
export async function waiting(): Promise<number> {
  return (await read<QueueRow[]>("queue", (s) => s.getAll())).filter((r) => r.state === "waiting").length;
}

/** A new record, its pictures and the device's count: all or nothing. */
export async function append(key: CryptoKey, owner: Device, entry: Entry, pictures: { id: string; bytes: ArrayBuffer }[]): Promise<void> {
  const row: QueueRow = { id: entry.id, sequence: entry.sequence, state: entry.state, sealed: await sealJson(key, entry) };
  const rows: PictureRow[] = await Promise.all(pictures.map(async (p) => ({ id: p.id, entry: entry.id, sealed: await seal(key, p.bytes) })));
  await change(["queue", "pictures", "kept"], (at) => {
    at("queue").add(row);
    for (const picture of rows) at("pictures").add(picture);
    at("kept").put({ ...owner, sequence: entry.sequence + 1 }, "device");
  });
  owner.sequence = entry.sequence + 1;
}

/** What the office answered; the pictures of a record that is through are no longer needed here. */
export async function settle(key: CryptoKey, entry: Entry): Promise<void> {
  const sealed = await sealJson(key, entry);
  const pictures = entry.state === "waiting" ? [] : await pictureIds(entry.id);
  await change(["queue", "pictures"], (at) => {
    at("queue").put({ id: entry.id, sequence: entry.sequence, state: entry.state, sealed } satisfies QueueRow);
    for (const id of pictures) at("pictures").delete(id);
  });
}

const pictureIds = async (entry: string): Promise<string[]> => (await read<PictureRow[]>("pictures", (s) => s.index("entry").getAll(entry))).map((r) => r.id);

export async function picture(key: CryptoKey, id: string): Promise<ArrayBuffer | null> {
  const row = await read<PictureRow | undefined>("pictures", (s) => s.get(id));
  return row ? open(key, row.sealed) : null;
}

/** Takes away what was given along and the way to the key; the queue stays, locked. */
export async function forget(owner: Device): Promise<void> {
  await change(["kept"], (at) => {
    at("kept").delete("pack");
    at("kept").put({ ...owner, locked: null, tries: 0 }, "device");
  });
}

/** Takes away records that are through for so long that nobody asks for them. */
export async function prune(key: CryptoKey, before: string): Promise<void> {
  const old = (await entries(key)).filter((e) => e.state === "sent" && e.at < before);
  if (old.length > 0) await change(["queue"], (at) => old.forEach((e) => at("queue").delete(e.id)));
}

export async function wipe(): Promise<void> {
  (await database()).close();
  opened = null;
  await done(indexedDB.deleteDatabase("caodiem-field"));
}
