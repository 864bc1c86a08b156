import type { ResidentId } from "../kernel/ids.ts";

/** What opens a seat: being signed in as this resident, or having the secret of a link. */
export type SeatKey =
  | { readonly kind: "resident"; readonly residentId: ResidentId }
  | { readonly kind: "link"; readonly secret: string };

/** One of the two places in a private thread. Nothing in a thread asks who somebody is beyond this. */
export type Seat = {
  readonly key: SeatKey;
  /** How the other side sees them; `null` for a resident under the name that they have in the wijk. */
  readonly name: string | null;
  /** To whom letters go; `null` when they are written nothing. */
  readonly writeTo: ResidentId | null;
  /** Path at which the holder reads the thread; `null` for the page that residents have. */
  readonly page: string | null;
};

/** 1 began the thread. */
export type SeatNumber = 1 | 2;

/** The seat across the table. */
export const across = (seat: SeatNumber): SeatNumber => (seat === 1 ? 2 : 1);

/** The key of a resident's seats. */
export const residentKey = (residentId: ResidentId): SeatKey => ({ kind: "resident", residentId });

/** A seat that a resident holds under their own name. */
export const residentSeat = (residentId: ResidentId): Seat => ({
  key: residentKey(residentId),
  name: null,
  writeTo: residentId,
  page: null,
});

/** Whether a resident sits there, be it under another name. */
export const sitsAt = (seat: Seat, residentId: ResidentId): boolean =>
  seat.writeTo === residentId || residentAt(seat) === residentId;

/** The resident who sits there under their own name; `null` for a seat that is held by a link. */
export const residentAt = (seat: Seat): ResidentId | null =>
  seat.key.kind === "resident" ? seat.key.residentId : null;
