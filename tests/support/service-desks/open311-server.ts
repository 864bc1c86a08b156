import { type DeskAnswer, type DeskRequest, type DeskServer, openDeskServer } from "./desk-server.ts";

/** What was asked of a gemeente by way of Open311. */
export type Request311 = {
  readonly id: string;
  readonly token: string;
  readonly received: Readonly<Record<string, string>>;
  status: "open" | "closed";
  notes: string;
};

export type Open311Server = DeskServer & {
  readonly asked: Request311[];
  /** `givesTokens`: it numbers its requests later, and gives a token at first. `numbered`: what had one has its number now. */
  readonly state: { givesTokens: boolean; numbered: boolean };
};

const root = "/open311/v2";
const key = "sleutel-van-de-wijk";
const jurisdiction = "veldermeer.example";

const refusal = (status: number, description: string): DeskAnswer => ({
  status,
  json: [{ code: status, description }],
});

/**
 * An Open311 (GeoReport v2) in JSON. It wants its jurisdiction and a key, a service that it has, and a place; everything
 * comes in lists, errors too. One of its services asks a question of its own.
 */
export const openOpen311 = async (): Promise<Open311Server> => {
  const asked: Request311[] = [];
  const services = [
    { service_code: "033", service_name: "Lantaarnpaal", metadata: false, type: "realtime", group: "Straat" },
    { service_code: "034", service_name: "Vuilnis", metadata: "true", type: "realtime", group: "Straat" },
    { service_code: "035", service_name: "Boom", metadata: true, type: "realtime", group: "Groen" },
  ];
  const definitions: Readonly<Record<string, unknown>> = {
    "034": { service_code: "034", attributes: [{ code: "KLEUR", required: false, datatype: "string" }] },
    "035": { service_code: "035", attributes: [{ code: "SOORT", required: true, datatype: "singlevaluelist" }] },
  };

  const state = { givesTokens: false, numbered: false };
  const answer = ({ method, path, type, query, body }: DeskRequest): DeskAnswer => {
    const form = new URLSearchParams(method === "POST" ? body : query);
    if (form.get("jurisdiction_id") !== jurisdiction) return refusal(404, "jurisdiction_id provided was not found");
    if (method === "GET" && path === `${root}/services.json`) return { status: 200, json: services };
    const definition = /\/services\/(\w+)\.json$/.exec(path)?.[1];
    if (method === "GET" && definition !== undefined) return { status: 200, json: definitions[definition] ?? {} };
    if (method === "POST" && path === `${root}/requests.json`) {
      if (!type.startsWith("application/x-www-form-urlencoded")) return refusal(415, "form wanted");
      if (form.get("api_key") !== key) return refusal(403, "Invalid api_key received");
      if (!services.some((service) => service.service_code === form.get("service_code")))
        return refusal(404, "service_code provided was not found");
      if (!form.has("lat") || !form.has("long")) return refusal(400, "no location was provided");
      if ((form.get("description") ?? "").length > 4_000) return refusal(400, "description is too long");
      const request = {
        id: String(638_344 + asked.length),
        token: `t${asked.length}`,
        received: Object.fromEntries(form),
        status: "open" as const,
        notes: "",
      };
      asked.push(request);
      const known = state.givesTokens ? { token: request.token } : { service_request_id: Number(request.id) };
      return { status: 201, json: [{ ...known, service_notice: "Wij kijken binnen een week.", account_id: null }] };
    }
    const token = /\/tokens\/(\w+)\.json$/.exec(path)?.[1];
    const behind = asked.find((request) => request.token === token);
    if (behind !== undefined)
      return { status: 200, json: [{ token, ...(state.numbered ? { service_request_id: behind.id } : {}) }] };
    const id = /\/requests\/(\w+)\.json$/.exec(path)?.[1];
    const found = asked.find((request) => request.id === id);
    if (found === undefined) return refusal(404, "service_request_id was not found");
    const { status, notes } = found;
    return { status: 200, json: [{ service_request_id: id, status, status_notes: notes, service_code: "033" }] };
  };
  return Object.assign(await openDeskServer(answer), { asked, state });
};

/** What the wijk was given by the gemeente. */
export const open311Keys = { jurisdiction, apiKey: key };
