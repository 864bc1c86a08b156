import type { Origin, Person } from "../../hostile/origins.ts";

export type Heard = Record<string, unknown> & { readonly type: string; readonly id: string; readonly object: unknown };

/** Gathers what is delivered to somebody's inbox. */
export const listenAt = (origin: Origin, person: Person): Heard[] => {
  const heard: Heard[] = [];
  origin.pages.set(`${new URL(person.id).pathname}/inbox`, (request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      heard.push(JSON.parse(body));
      response.writeHead(202).end();
    });
  });
  return heard;
};

/** The same person as a Group, served so from now on. */
export const asGroup = (origin: Origin, person: Person, more: Record<string, unknown> = {}): Person => {
  const document = { ...person.document, type: "Group", name: String(person.document.preferredUsername), ...more };
  origin.pages.set(new URL(person.id).pathname, document);
  return { ...person, document };
};
