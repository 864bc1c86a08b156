import { escapeHtml, htmlFromText } from "../kernel/text.ts";
import type { LetterBlock, LetterContent, LetterLink } from "./letter-content.ts";
import type { LetterFoot } from "./letter-text.mail.ts";

/** The colours of the default front door: mailboxes take no style sheet of ours, so they stand here once more. */
const ink = "#17251f";
const soft = "#46544d";
const paper = "#faf9f4";
const green = "#17493a";
const font = "'Atkinson Hyperlegible Next',Verdana,'Segoe UI',Arial,sans-serif";

/** Only a bonus: the letter is complete with the styles inside its elements. */
const bonus = `
@media (prefers-color-scheme: dark) {
  .m-page, .m-box { background: #0f191c !important; }
  .m-ink { color: #f2f0e6 !important; }
  .m-soft { color: #b9c5c0 !important; }
  .m-quote { background: #352b10 !important; border-color: #ffcf5c !important; }
  .m-item { border-color: #45555a !important; }
  .m-link { color: #93d6b9 !important; }
  .m-line { border-color: #93d6b9 !important; }
  .m-main { background: #93d6b9 !important; color: #0f191c !important; border-color: #93d6b9 !important; }
  .m-second { background: #0f191c !important; color: #93d6b9 !important; border-color: #93d6b9 !important; }
}
@media (max-width: 30em) { .m-button { display: block !important; text-align: center !important; margin-right: 0 !important; } }
`;

const inkParagraph = (style: string): string => `<p class="m-ink" style="margin:0;color:${ink};${style}">`;
const softParagraph = (style: string): string =>
  `<p class="m-soft" style="margin:0;color:${soft};font-size:16px;${style}">`;
const linkTag = `<a class="m-link" style="color:${green};"`;

/** What people wrote, with the styles that mailboxes need. It is safe before, so each tag is one of a few. */
const styled = (html: string, paragraph: string): string =>
  html
    .replaceAll("<p>", paragraph)
    .replaceAll(/<(ul|ol)>/g, `<$1 class="m-ink" style="margin:0;padding:0 0 14px 24px;color:${ink};">`)
    .replaceAll("<a ", `${linkTag} `);

const words = (text: string, paragraph: string): string => styled(htmlFromText(text), paragraph);

const mainButton = `padding:13px 22px;background:${green};color:#ffffff;border:2px solid ${green};`;
const secondButton = `padding:13px 22px;background:#ffffff;color:${green};border:2px solid ${green};`;

const button = ({ words: verb, link: address }: LetterLink, index: number): string =>
  `<a class="m-button ${index === 0 ? "m-main" : "m-second"}" href="${escapeHtml(address)}" style="display:inline-block;margin:0 10px 12px 0;font-weight:bold;text-decoration:none;border-radius:7px;${index === 0 ? mainButton : secondButton}">${escapeHtml(verb)}</a>`;

const link = ({ words: verb, link: address }: LetterLink, style: string): string =>
  `${softParagraph(style)}<a class="m-link" href="${escapeHtml(address)}" style="color:${green};">${escapeHtml(verb)}</a></p>`;

const inLanguage = ({ language }: { readonly language?: string | undefined }): string =>
  language === undefined ? "" : ` lang="${escapeHtml(language)}"`;

const blockHtml = (block: LetterBlock): string => {
  switch (block.kind) {
    case "words":
      return words(block.words, inkParagraph("padding:0 0 14px;"));
    case "aside":
      return words(block.words, softParagraph("padding:0 0 14px;"));
    case "heading":
      return `<h2 class="m-ink" style="margin:20px 0 8px;color:${ink};font-size:20px;line-height:1.3;">${escapeHtml(block.words)}</h2>`;
    case "quote":
      return `<div class="m-quote" dir="auto" style="margin:10px 0 24px;padding:18px 20px 16px;background:#fff3d1;border:2px solid #ffc94a;border-radius:8px;overflow-wrap:anywhere;"><div class="m-ink"${inLanguage(block)} style="color:${ink};font-size:20px;line-height:1.5;">${styled(block.html, inkParagraph("padding:0 0 12px;"))}</div>${softParagraph("")}${escapeHtml(block.by)}</p></div>`;
    case "buttons":
      return `<p style="margin:6px 0 12px;">${block.buttons.map(button).join("\n")}</p>`;
    case "link":
      return link(block, "padding:0 0 14px;");
    case "code":
      return `${inkParagraph("padding:0 0 14px;")}${escapeHtml(block.words)} <strong dir="ltr" style="font-size:27px;letter-spacing:0.12em;white-space:nowrap;">${escapeHtml(block.code)}</strong></p>`;
    case "items":
      return block.items
        .map(
          ({ title, link: address, about, html, language }) =>
            `<div class="m-item" dir="auto" style="margin:0 0 14px;padding:0 0 14px;border-bottom:1px solid #c9d0c6;overflow-wrap:anywhere;"><p style="margin:0;font-size:20px;line-height:1.35;font-weight:bold;"><a class="m-link" href="${escapeHtml(address)}"${inLanguage({ language })} style="color:${green};">${escapeHtml(title)}</a></p>${softParagraph("padding:2px 0 0;")}${escapeHtml(about)}</p>${html ? `<div class="m-ink"${inLanguage({ language })} style="padding:8px 0 0;color:${ink};">${styled(html, inkParagraph("padding:0 0 8px;"))}</div>` : ""}</div>`,
        )
        .join("\n");
  }
};

/** A letter as HTML: no tables, no pictures, nothing fetched, at most 600 pixels wide, also for who reads by night. */
export const letterAsHtml = (content: LetterContent, foot: LetterFoot): string => `<!DOCTYPE html>
<html lang="${content.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(content.subject)}</title>
<style>${bonus}</style>
</head>
<body class="m-page" style="margin:0;padding:0;background:${paper};">
${content.preview === undefined ? "" : `<div style="display:none;max-height:0;overflow:hidden;">${escapeHtml(content.preview)}</div>`}
<div class="m-box" role="article" lang="${content.lang}" aria-label="${escapeHtml(content.heading)}" style="max-width:556px;margin:0 auto;padding:24px 22px 40px;background:${paper};font-family:${font};font-size:18px;line-height:1.55;">
<p class="m-line" style="margin:0;padding:0 0 14px;border-bottom:4px solid ${green};font-size:20px;"><strong class="m-ink" style="color:${ink};">${escapeHtml(content.wijk)}</strong></p>
${inkParagraph("padding:24px 0 4px;")}${escapeHtml(content.greeting)}</p>
<h1 class="m-ink" style="margin:0 0 20px;color:${ink};font-size:27px;line-height:1.2;letter-spacing:-0.01em;overflow-wrap:anywhere;">${escapeHtml(content.heading)}</h1>
${content.blocks.map(blockHtml).join("\n")}
<div class="m-item" style="margin:18px 0 0;padding:16px 0 0;border-top:1px solid #c9d0c6;">
${foot.asides.map((aside) => words(aside, softParagraph("padding:0 0 8px;"))).join("\n")}
${foot.links.map((each) => link(each, "padding:0 0 4px;")).join("\n")}
</div>
</div>
</body>
</html>
`;
