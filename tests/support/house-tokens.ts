/** Design tokens of a gemeente that does not exist, as a style sheet in the names of NL Design System and of Utrecht. */
export const tokensAsCss = `/* Veldermeer */
.veldermeer-theme {
  --veldermeer-color-purple-60: #5c2483;
  --veldermeer-color-white: #ffffff;
  --utrecht-button-primary-action-background-color: var(--veldermeer-color-purple-60);
  --utrecht-button-primary-action-color: var(--veldermeer-color-white);
  --utrecht-button-primary-action-border-color: var(--utrecht-button-primary-action-background-color, #000);
  --utrecht-button-primary-action-hover-background-color: hsl(275deg 57% 20%);
  --utrecht-button-primary-action-hover-color: white;
  --nl-button-secondary-background-color: transparent;
  --nl-button-secondary-color: #5c2483;
  --utrecht-button-subtle-color: #c9a0e8;
  --utrecht-button-subtle-background-color: transparent;
  --utrecht-link-color: rgb(92, 36, 131);
  --utrecht-form-label-color: var(--veldermeer-color-nowhere);
  --utrecht-form-control-border-color: #dddddd;
  --utrecht-form-control-background-color: #ffffff;
  --utrecht-form-control-color: #222222;
  --utrecht-page-header-background-color: #5c2483;
  --utrecht-page-header-color: rgba(255, 255, 255, 0.5);
  --utrecht-button-border-radius: 24px;
  --utrecht-button-min-block-size: 10px;
  --nl-button-font-family: Comic Sans;
}
@media (prefers-color-scheme: dark) {
  .veldermeer-theme { --utrecht-link-color: #eeccff; }
}`;

/** A few of them as JSON, as Style Dictionary has them. */
export const tokensAsJson = JSON.stringify({
  veldermeer: { color: { purple: { value: "#5c2483" } } },
  utrecht: {
    button: {
      "primary-action": {
        "background-color": { value: "{veldermeer.color.purple}", type: "color" },
        color: { $value: "#fff", $type: "color" },
      },
    },
    link: { color: { value: "{veldermeer.color.purple.value}" } },
  },
});
