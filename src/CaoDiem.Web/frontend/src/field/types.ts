/** What the office gives along, and what the field writes; the names are those of the wire. */
export interface Money { what: string; due: number; paid: number; remaining: number }
export interface Partner { name: string; duty: string; answer: string | null }
export interface Stop {
  stopId: string; dossierId: string; no: number; hour: string; minutes: number; task: string; coercion: boolean; debtor: string; decision: string; place: string; approach: string;
  money: Money[]; remaining: number; past: string[]; promise: string | null; partners: Partner[]; papers: string; safety: string | null; note: string | null; skipped: string | null;
}
export interface Sheet { fieldDayId: string; campaignId: string; taskForceId: string; team: string; leader: string; day: string; visits: Stop[] }
export interface BriefFile { id: string; campaignId: string; debtor: string; decision: string; place: string; remaining: number }
export interface Choice { code: string; label: string; money: boolean; text: boolean }
export interface Pack { user: string; name: string; office: string; today: string; takenAt: string; sheets: Sheet[]; files: BriefFile[]; kinds: Choice[]; reasons: Choice[]; means?: Choice[] }

export interface Announced { id: string; kind: "Photo" | "Signature"; contentType: string; length: number; sha256: string }
export interface VisitRecord {
  id: string; campaignId: string; dossierId: string; taskForceId: string | null; stopId: string | null; deviceId: string; sequence: number; previousId: string | null; correctsId: string | null;
  recordedAt: string; on: string; kind: string; amount: number; receiptNo: string | null; promisedOn: string | null; enforceable: boolean | null; partners: string | null; minutes: string | null;
  obstacle: string | null; latitude: number | null; longitude: number | null; accuracy: number | null; attachments: Announced[]; means?: string; withWhom?: string;
}
export interface SkipRecord { stopId: string; reason: string; note: string | null }
export type State = "waiting" | "sent" | "refused";
/** One entry of the queue: a visit or a skip, with what the office answered. */
export interface Entry { id: string; sequence: number; state: State; debtor: string; visit: VisitRecord | null; skip: SkipRecord | null; answer: string | null; at: string }
