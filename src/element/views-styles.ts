// How every screen but the first looks: here buttons, notices and what is adapted to the customer's wishes.
// Loaded on demand with them, and with the accent, which the first screen has nothing of.
//
// The mark is the accent as far as it can be read there (WCAG 2.2 1.4.3, 1.4.11): below lightness 42 beside
// a dark text, which stands on a light surface, and above 66 beside a light one. A relative colour reads one
// colour only, and this one depends on two. So the text's lightness travels in the alpha of a mixture with
// the accent: 0.5 for a dark text, and 1 for a light one.

import { css } from 'lit';
import { introductionStyles } from './introduction-styles.js';
import { messageStyles } from './message-styles.js';
import { adoptSheets } from './message.js';

const viewsStyles = css`
  :host {
    --_accent: var(--kyc-accent, #1d4ed8);
    --_mark: color-mix(in srgb, var(--_accent) 30%, currentColor);
    --_inner: calc(var(--_radius) * 0.66);
    --_corner: var(--kyc-button-radius, var(--_inner));
  }
  /* a text that is large for its column gives way, before a word is torn; never below 70 % */
  @container (width < 13.4em) {
    [part='base'] > * {
      --_size: max(0.7em, min(1em, 7.5cqi));
      font-size: var(--_size);
      hyphens: auto;
    }
  }
  [part='base'] {
    container-type: inline-size;
    overflow: clip; /* a page's corners; and a button may stick to the window's edge */
    text-wrap: pretty; /* no last line of one sign, where a script has no spaces */
  }
  [part='base']:focus,
  [part='stage']:focus {
    outline: none;
  }
  button {
    max-inline-size: 100%;
    font: inherit;
    min-height: max(2.75em, 44px); /* as high as a thumb needs, of a small text too */
    padding: 0.5em 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_corner);
    color: inherit;
    background: none;
    cursor: pointer;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  [part~='primary'] {
    margin-block-start: var(--_space);
    border-color: color-mix(in srgb, currentColor 50%, transparent);
    background: var(--_accent);
    color: var(--kyc-on-accent, var(--_on-accent, #fff));
    font-weight: 600;
  }
  /* a touch leaves it behind on whatever comes to lie there next */
  @media (hover) {
    button:hover {
      background: color-mix(in srgb, currentColor 8%, transparent);
    }
    [part~='primary']:hover {
      background: var(--_accent);
    }
  }
  @supports (color: lch(from currentColor l c h)) {
    :host {
      --_accent: light-dark(
        var(--kyc-accent, #1d4ed8),
        var(--kyc-accent-dark, var(--kyc-accent, #1d4ed8))
      );
      --_mark: lch(
        from color-mix(in lab, lab(from currentColor 0 0 0 / calc(99 * (l - 49))), var(--_accent))
          clamp(132 * alpha - 66, 2 * alpha * l, 116 * alpha - 16)
          calc(2 * alpha * c * min(1, (58 * alpha - 8) / (alpha * l), (83 - 66 * alpha) / (50 - alpha * l)))
          h / 1
      );
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
    @media (hover) {
      [part~='primary']:hover {
        background: color-mix(in oklab, var(--_accent) 85%, oklab(from currentColor calc(1 - l) 0 0));
      }
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
    padding: 0 1em;
    border-block-start: 1px solid var(--_line);
    font-size: calc(0.875 * var(--_size, 1em));
  }
  [part='footer'] [part~='quiet'],
  [part='notice'] [part~='quiet'] {
    font-size: inherit;
  }
  /* two of them beside each other, each on two lines where one has no room */
  [part='footer'] [part~='quiet'] {
    flex: 1 1 9em;
    max-inline-size: max-content;
    line-height: 1.3;
    text-wrap: balance;
  }
  [part='notice'] {
    padding-block: 0.75em;
    background: color-mix(in srgb, var(--_mark) 10%, transparent);
  }
  [part='notice'] p {
    color: inherit;
    text-align: center;
    text-wrap: balance;
  }
  /* between phrases, as far as the browser knows them; a small kana begins no line */
  :lang(ja) {
    word-break: auto-phrase;
    line-break: strict;
  }
  /* between words, as Korean is written */
  :lang(ko) {
    word-break: keep-all;
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
  const isFirst = adoptSheets(root, [viewsStyles, messageStyles, introductionStyles], 1);
  if (!isFirst || CSS.supports('color', 'lch(from currentColor l c h)')) return;
  void import('./computed-brand.js').then(
    ({ followBrand }) => {
      followBrand(root);
    },
    () => undefined,
  );
}
