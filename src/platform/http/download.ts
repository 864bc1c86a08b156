/** All that is somebody's own, as a file for them alone. A page in it runs nothing, and nobody else is told of it. */
export const ownFile = (file: { readonly name: string; readonly type: string; readonly text: string }): Response =>
  new Response(file.text, {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.name}"`,
      "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      vary: "Cookie",
    },
  });

/** A list as a file that a browser keeps under `name`; what stands in it is for whoever asked. */
export const listFile = (name: string, text: string): Response =>
  new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
      vary: "Cookie",
    },
  });
