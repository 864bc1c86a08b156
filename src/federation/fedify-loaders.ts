import { FetchError, preloadedContexts, type RemoteDocument } from "@fedify/vocab-runtime";
import type { DocumentLoader } from "./documents.ts";

/** The loader shape of Fedify and jsonld. */
export type FedifyLoader = (url: string, options?: { readonly signal?: AbortSignal }) => Promise<RemoteDocument>;

/**
 * Gives the JSON-LD contexts that come with Fedify, by their URL, and throws `FetchError` for every other: a context of
 * another server is never fetched.
 */
export const contextLoader: FedifyLoader = async (url) => {
  if (!Object.hasOwn(preloadedContexts, url))
    throw new FetchError(url, "This JSON-LD context is not one of the known ones");
  return { contextUrl: null, document: structuredClone(preloadedContexts[url]), documentUrl: url };
};

/** A loader for Fedify that fetches through ours; throws `FetchError` with the reason when there is no document. */
export const createFedifyDocumentLoader =
  (documents: DocumentLoader): FedifyLoader =>
  async (url, options) => {
    const { signal } = options ?? {};
    const loaded = await documents.load(url, signal === undefined ? {} : { signal });
    if (!loaded.ok) {
      const response = loaded.status === undefined ? undefined : new Response(null, { status: loaded.status });
      throw new FetchError(url, loaded.reason, response);
    }
    return { contextUrl: null, document: loaded.document, documentUrl: loaded.url };
  };
