/** Keeps the field pages on the phone. They hold no data of anybody: the data stands sealed in the phone's database. */
declare const self: ServiceWorkerGlobalScope;
declare const caodiemVersion: string;
export {};

interface ServiceWorkerGlobalScope extends WorkerGlobalScope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate" | "fetch", listener: (event: WorkerEvent) => void): void;
}
interface WorkerGlobalScope { caches: CacheStorage }
interface WorkerEvent { waitUntil(work: Promise<unknown>): void; respondWith(answer: Promise<Response>): void; request: Request }

const shell = ["/field/", "/field/check", "/field/manifest.webmanifest", "/dist/field/app.js", "/dist/field/check.js", "/dist/field/app.css", "/icon.svg"];
const name = `caodiem-field-${caodiemVersion}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(shell.map((url) => new Request(url, { cache: "reload" })))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((keys) => Promise.all(keys.filter((key) => key.startsWith("caodiem-field-") && key !== name).map((key) => caches.delete(key)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !shell.includes(url.pathname)) return;
  event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(event.request)));
});
