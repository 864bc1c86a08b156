import { describe, expect, it } from "vitest";
import { keptHtml } from "../support/mastodon-peer/allow-list.ts";

describe("the HTML allow-list", () => {
  it("leaves what is allowed exactly as it was", () => {
    const html =
      '<p><strong>Wie?</strong></p><p>A &amp; B &lt;x&gt;<br>c<br /><a href="https://b.example/?a=1&amp;b" class="mention hashtag" rel="tag">#<span>x</span></a></p><ol start="2"><li value="3">een</li></ol>';
    expect(keptHtml(html)).toBe(html);
  });

  it("drops elements, attributes, classes and links that are not allowed, and keeps their words", () => {
    expect(keptHtml('<div><p style="x" class="card mention">a</p><img src=x></div>')).toBe('<p class="mention">a</p>');
    expect(keptHtml("<h2>Kop</h2><script>alert(1)</script>b<!-- c -->")).toBe("<p><strong>Kop</strong></p>b");
    expect(keptHtml('<a href="mailto:a@b.example">mail</a> <a href="JavaScript:x">y</a>')).toBe("mail y");
    expect(keptHtml("<p>open <b>vet")).toBe("<p>open <b>vet</b></p>");
    expect(keptHtml('<p onclick="x" lang="nl">a < b</p>')).toBe('<p lang="nl">a &lt; b</p>');
  });
});
