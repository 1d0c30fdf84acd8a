// How the element looks on the first screen; views-styles.ts has the others. Every colour but the accent
// comes from the page's own text colour, so it sits on any background.
//
// The mark is the accent as far as it can be read there (WCAG 2.2 1.4.3, 1.4.11): below lightness 42 beside
// a dark text, which stands on a light surface, and above 66 beside a light one. A relative colour reads one
// colour only, and this one depends on two. So the text's lightness travels in the alpha of a mixture with
// the accent: 0.5 for a dark text, and 1 for a light one.

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    --_accent: var(--kyc-accent, #1d4ed8);
    --_mark: color-mix(in srgb, var(--_accent) 30%, currentColor);
    --_muted: var(--kyc-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_line: var(--kyc-border, color-mix(in srgb, currentColor 18%, transparent));
    --_radius: var(--kyc-radius, 12px);
    --_space: var(--kyc-space, 1em);
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
    }
  }
  :host([hidden]) {
    display: none;
  }
  /* one height in every state, so that nothing on the page moves (docs/theming.md, Room on the page) */
  [part='base'] {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    min-block-size: var(--kyc-card-height, 448px);
    font-family: var(--kyc-font, inherit);
    font-size: var(--kyc-font-size, inherit);
    line-height: 1.5;
    color: var(--kyc-text, inherit);
    background: var(--kyc-surface, transparent);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .inline {
    min-block-size: min(var(--kyc-frame-height, 750px), max(320px, 100svh - var(--kyc-around, 96px)));
  }
  [part='message'] {
    flex: 1;
    display: grid;
    justify-items: center;
    align-content: center;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 1.5);
    text-align: center;
  }
  p {
    position: relative; /* above a skeleton */
    margin: 0;
    max-inline-size: 28em;
    color: var(--_muted);
  }
  [part='stage'] {
    flex: 1;
    position: relative;
    display: grid;
  }
  iframe {
    position: absolute;
    width: 100%;
    height: 100%;
    border: 0;
    color-scheme: normal;
  }
  iframe[inert] {
    visibility: hidden;
  }
  /* what a page looks like before it is there; the words stand in the place of its picture */
  [part='skeleton'] {
    position: absolute;
    inset: 1.5em;
    max-inline-size: 24em;
    margin-inline: auto;
    display: grid;
    grid: 1em 1em 1fr 3em / 1fr;
    gap: 1em;
  }
  i {
    border-radius: var(--_radius);
    outline: 1px solid transparent; /* seen where the colours are forced */
    background: color-mix(in srgb, currentColor 7%, transparent);
  }
  i:nth-child(2) {
    margin-inline-end: 30%;
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='skeleton'] {
      animation: fade 1s ease-in-out infinite alternate;
    }
    @keyframes fade {
      to {
        opacity: 0.5;
      }
    }
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
