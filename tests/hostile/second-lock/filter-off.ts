import { registerHooks } from "node:module";

/** In place of the rules for addresses: everything may be connected to. */
const open = `
export const isPublicAddress = () => true;
export const isAdmittedAddress = () => true;
export const schemeFor = () => "https";
export const checkOutboundUrl = (address) => ({ ok: true, url: new URL(address) });
`;

registerHooks({
  load: (url, context, next) =>
    url.endsWith("/src/federation/outbound-addresses.ts")
      ? { format: "module", source: open, shortCircuit: true }
      : next(url, context),
});
