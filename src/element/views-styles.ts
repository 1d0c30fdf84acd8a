// How every screen but the first looks: marks, buttons, notices. Loaded on demand with them.

import { css } from 'lit';

const viewsStyles = css`
  [part='base']:focus {
    outline: none;
  }
  svg {
    width: 3rem;
    height: 3rem;
    margin-block-end: 0.25rem;
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
  button {
    font: inherit;
    min-height: 2.75rem;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.66);
    color: inherit;
    background: none;
    cursor: pointer;
  }
  [part~='primary'] {
    margin-block-start: 1rem;
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
    min-height: 2rem;
    padding: 0.25rem 0.5rem;
    border-color: transparent;
    font-size: 0.875rem;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    color: var(--_mark);
  }
  [part='footer'],
  [part='notice'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    justify-content: center;
    padding: 0.375rem 1rem;
    border: solid var(--_line);
    border-width: 1px 0 0;
    font-size: 0.875rem;
  }
  [part='notice'] {
    padding-block: 0.75rem;
    border-width: 0 0 1px;
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  [part='notice'] p {
    color: inherit;
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
