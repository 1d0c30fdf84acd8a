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
    margin: 0;
    max-inline-size: 28em;
    color: var(--_muted);
  }
  [part='title'] {
    font-size: 1.125em;
    font-weight: 600;
    text-wrap: balance;
    color: inherit;
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
  [part='progress'] {
    width: min(16em, 100%);
    height: 4px;
    margin-block-end: 0.75em;
    border-radius: 4px;
    overflow: hidden;
    outline: 1px solid transparent; /* seen where the colours are forced */
    background: var(--_line);
  }
  [part='progress']::before {
    content: '';
    display: block;
    width: 40%;
    height: 100%;
    margin-inline: auto;
    border-radius: inherit;
    background: var(--_mark);
    forced-color-adjust: none;
    animation: sweep 1.6s ease-in-out infinite alternate;
  }
  @keyframes sweep {
    from {
      transform: translateX(-75%);
    }
    to {
      transform: translateX(75%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='progress']::before {
      animation-duration: 6s;
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
