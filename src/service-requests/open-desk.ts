import { open311 } from "./open311.ts";
import type { DeskHttp, DeskSettings, ServiceDesk } from "./service-desk.ts";
import { signalen, signalenAddress } from "./signalen.ts";

/** The desk behind settings, spoken to in its own way. */
export const openDesk = (settings: DeskSettings, http: DeskHttp): ServiceDesk =>
  settings.kind === "signalen" ? signalen(settings, http) : open311(settings, http);

/** Settings with the address as it is used from now on: people copy it from anywhere in the API. */
export const withPlainAddress = (settings: DeskSettings): DeskSettings =>
  settings.kind === "signalen"
    ? { ...settings, address: signalenAddress(settings.address) }
    : { ...settings, address: settings.address.replace(/\/(services|requests)(\.(json|xml))?$/, "") };
