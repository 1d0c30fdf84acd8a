// How every screen but the first looks: marks, buttons, notices. Loaded on demand with them.

import { css } from 'lit';

const viewsStyles = css`
  :host {
    --_inner: calc(var(--_radius) * 0.66);
    --_corner: var(--kyc-button-radius, var(--_inner));
  }
  [part='message'] p {
    text-wrap: balance;
  }
  [part='base']:focus {
    outline: none;
  }
  svg {
    width: 3em;
    height: 3em;
    margin-block-end: 0.25em;
    color: var(--_sign, var(--_mark));
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .failed {
    --_sign: var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
  }
  .succeeded {
    --_sign: var(--kyc-success, color-mix(in srgb, #16a34a 75%, currentColor));
  }
  h2 {
    margin: 0;
    max-inline-size: 28em;
    font: inherit;
  }
  h2:focus {
    outline: none;
  }
  .hints {
    display: grid;
    gap: 0.25em;
  }
  [part='reference'] {
    font-size: 0.875em;
  }
  code {
    font-family: ui-monospace, monospace;
    color: var(--kyc-text, currentColor);
    user-select: all;
  }
  button {
    max-inline-size: 100%;
    font: inherit;
    min-height: 2.75em;
    padding: 0.5em 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_corner);
    color: inherit;
    background: none;
    cursor: pointer;
  }
  [part~='primary'] {
    margin-block-start: var(--_space);
    border-color: color-mix(in srgb, currentColor 50%, transparent);
    background: var(--_accent);
    color: var(--kyc-on-accent, var(--_on-accent, #fff));
    font-weight: 600;
  }
  button:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  [part~='primary']:hover {
    background: var(--_accent);
  }
  @supports (color: lch(from currentColor l c h)) {
    :host {
      /* 1 where white is read better on the accent, 0 where black is */
      --_is-white: clamp(0, (0.179 - y) * 1e6, 1);
      --_on-accent: color(
        from var(--_accent) xyz calc(0.9505 * var(--_is-white)) var(--_is-white)
          calc(1.089 * var(--_is-white))
      );
    }
    /* a line around what is nearly as light as its page, or as dark */
    [part~='primary'] {
      border-color: light-dark(
        color(from var(--_accent) xyz 0 0 0 / clamp(0, 30 * (y - 0.2), 0.5)),
        color(from var(--_accent) xyz 0.9505 1 1.089 / clamp(0, 30 * (0.18 - y), 0.5))
      );
    }
    [part~='primary']:hover {
      background: color-mix(in oklab, var(--_accent) 85%, oklab(from currentColor calc(1 - l) 0 0));
    }
  }
  :focus-visible {
    outline: 2px solid var(--_mark);
    outline-offset: 2px;
  }
  /* one of its two colours is seen on any page */
  [part~='primary']:focus-visible {
    outline-color: var(--_accent);
    box-shadow: 0 0 0 2px currentColor;
  }
  [part~='quiet'] {
    min-height: 2.86em; /* 40 px beside a text of 16 px, as 14 px of text are */
    padding: 0.25em 0.5em;
    border-color: transparent;
    font-size: 0.875em;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    color: var(--_mark);
  }
  [part='footer'],
  [part='notice'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    align-items: center;
    justify-content: center;
    padding: 0.25em 1em;
    border-block-start: 1px solid var(--_line);
    font-size: 0.875em;
  }
  [part='footer'] [part~='quiet'],
  [part='notice'] [part~='quiet'] {
    font-size: inherit;
  }
  [part='notice'] {
    padding-block: 0.75em;
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  [part='notice'] p {
    color: inherit;
  }
  h3 {
    margin: 0;
    font: inherit;
  }
  [part='stage']:focus {
    outline: none;
  }
  :lang(ja) {
    word-break: auto-phrase;
  }
  [part='message']:has([part='steps']) {
    container-type: inline-size;
    justify-items: stretch;
    gap: 0.75em;
    padding-block: calc(var(--_space) * 1.5);
    width: min(36em, 100%);
    box-sizing: border-box;
    margin-inline: auto;
  }
  [part='message']:has([part='steps']) > :is(h2, .hints, button, p) {
    justify-self: center;
  }
  [part='logo'] {
    display: flex;
    justify-content: center;
  }
  [part='logo'] ::slotted(*) {
    max-width: 12em;
    max-height: 3em;
  }
  [part='steps'],
  [part='message'] [part='needs'] {
    display: grid;
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
    text-align: start;
  }
  [part='steps'] li,
  [part='message'] [part='needs'] li {
    display: flex;
    gap: 0.5em;
    align-items: center;
  }
  [part='drawing'] {
    flex: none;
    display: grid;
    place-items: center;
    width: 2.5em;
    height: 2.5em;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }
  [part='drawing'] svg {
    width: 1.5em;
    height: 1.5em;
    margin: 0;
  }
  [part='message'] [part='needs'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    justify-content: center;
    padding: 0.5em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_inner);
    font-size: 0.875em;
    color: var(--_muted);
  }
  [part='message'] [part='needs'] svg {
    flex: none;
    width: 1.125em;
    height: 1.125em;
    margin: 0;
  }
  [part='privacy'] {
    font-size: 0.875em;
  }
  [part='privacy'] a {
    color: var(--_mark);
  }
  @container (width >= 28em) {
    [part='steps'] {
      grid-template-columns: repeat(3, 1fr);
      text-align: center;
    }
    [part='steps'] li {
      flex-direction: column;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--kyc-muted, currentColor);
      --_line: var(--kyc-border, color-mix(in srgb, currentColor 70%, transparent));
    }
  }
  @media (forced-colors: active) {
    [part~='primary'],
    [part~='primary']:hover {
      forced-color-adjust: none;
      border-color: Highlight;
      color: HighlightText;
      background: Highlight;
    }
    [part~='primary']:focus-visible {
      outline-color: CanvasText;
      box-shadow: 0 0 0 2px Canvas;
    }
  }
`;

/** After the first screen's styles, and before those of other parts, which build on them. */
export function adoptViewsStyles(root: ShadowRoot): void {
  const { styleSheet } = viewsStyles;
  const sheets = root.adoptedStyleSheets;
  if (!styleSheet || sheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...sheets.slice(0, 1), styleSheet, ...sheets.slice(1)];
  if (CSS.supports('color', 'lch(from currentColor l c h)')) return;
  void import('./computed-brand.js').then(
    ({ followBrand }) => {
      followBrand(root);
    },
    () => undefined,
  );
}
