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
