import type { ComposedWijk } from "../../compose.ts";
import type { ResidentId } from "../../kernel/ids.ts";
import type { Reader } from "../../kernel/reader.ts";
import type { Result } from "../../kernel/result.ts";

/** What a use case gave; throws when it refused, since the demonstration asks for nothing that may be refused. */
export const granted = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`The demonstration was refused something: ${JSON.stringify(result.refusal)}`);
};

/** The residents of the wijk by name; in the demonstration every name is there once. */
export type People = {
  idOf(name: string): Promise<ResidentId>;
  reader(name: string): Promise<Extract<Reader, { kind: "resident" }>>;
};

/** Looks people up in the wijk itself, at the moment that it is asked. */
export const createPeople = ({ useCases }: Pick<ComposedWijk, "useCases">): People => {
  const residentCalled = async (name: string) => {
    const resident = (await useCases.members.all()).find((each) => each.name === name);
    if (resident === undefined) throw new Error(`${name} is not in the demonstration wijk at this moment.`);
    return resident;
  };
  return {
    idOf: async (name) => (await residentCalled(name)).id,
    reader: async (name) => {
      const { id, roles, organisation } = await residentCalled(name);
      return { kind: "resident", id, name, roles, organisation };
    },
  };
};
