import type { ResidentStore } from "../residents/resident.ts";
import { residentAt, type Seat } from "./seat.ts";

/** How whoever holds a seat is called, an organisation by its own name; `null` for a resident who left. */
export const nameOfSeat = async (
  transaction: { readonly residents: Pick<ResidentStore, "byId"> },
  seat: Seat,
): Promise<string | null> => {
  const residentId = residentAt(seat);
  if (seat.name !== null || residentId === null) return seat.name;
  const resident = await transaction.residents.byId(residentId);
  return resident?.organisation ?? resident?.name ?? null;
};
