import type { ComposedWijk } from "../../compose.ts";
import { newId, type PostId } from "../../kernel/ids.ts";
import type { DeskSettings } from "../../service-requests/service-desk.ts";
import { begun, handedIn, reported, type ServiceRequestId } from "../../service-requests/service-request.ts";
import type { Moment } from "./moments.ts";
import type { When } from "./times.ts";

/** The desk of the demonstration: nothing is at this address, and nothing is ever asked there. */
const desk: DeskSettings = {
  kind: "signalen",
  name: "Gemeente Veldermeer",
  address: "https://meldingen.veldermeer.example",
  jurisdiction: null,
  apiKey: null,
  middle: { latitude: 52.1521, longitude: 5.3872 },
};

const categories = [
  { code: "/lantaarn", name: "Lantaarn is kapot", group: "Wegen" },
  { code: "/gat", name: "Gat in de weg", group: "Wegen" },
  { code: "/container", name: "Container is vol", group: "Afval" },
] as const;

/** The wijk is connected to a desk. */
export const deskMoments = (
  { doorUnitOfWork }: Pick<ComposedWijk, "doorUnitOfWork">,
  clock: () => Date,
): readonly Moment[] => [
  {
    when: { daysAgo: 41, time: "20:00" },
    happen: () => doorUnitOfWork(({ serviceRequests }) => serviceRequests.saveDesk(desk, categories, clock())),
  },
];

/** A question is reported, and arrives: in the words of `description`. Nobody looks how it is doing, as there is nobody to ask. */
export const reportMoment = (
  { doorUnitOfWork }: Pick<ComposedWijk, "doorUnitOfWork">,
  given: {
    readonly when: When;
    readonly clock: () => Date;
    readonly question: () => PostId;
    readonly description: string;
    readonly place: string;
  },
): Moment => ({
  when: given.when,
  happen: async () => {
    const at = given.clock();
    const { description, place } = given;
    const report = { category: categories[0], description, place, point: desk.middle, at };
    const about = { id: newId<ServiceRequestId>(), questionId: given.question(), deskName: desk.name };
    const request = begun(reported(report, about), desk.address, at);
    const arrived = handedIn(request, { kind: "taken", reference: null, number: "SIG-20418" }, at);
    await doorUnitOfWork(({ serviceRequests }) => serviceRequests.add(arrived));
  },
});
