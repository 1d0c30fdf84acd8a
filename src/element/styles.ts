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
  [part='base'] {
    font: 1rem/1.5 var(--kyc-font, inherit);
    color: var(--kyc-text, inherit);
    background: var(--kyc-surface, transparent);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  [part='message'] {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.5rem;
    padding: 2.5rem 1.5rem;
    text-align: center;
    text-wrap: pretty;
  }
  p {
    margin: 0;
    max-width: 28rem;
    color: var(--_muted);
  }
  [part='title'] {
    font-size: 1.125rem;
    font-weight: 600;
    text-wrap: balance;
    color: inherit;
  }
  [part='stage'] {
    position: relative;
    display: grid;
    height: var(--kyc-frame-height, 750px);
  }
  [part='stage'] > *,
  [part='stage'] [part='message'] {
    grid-area: 1 / 1;
    min-width: 0;
  }
  [part='stage'] [part='message'] {
    align-content: start;
    padding-block-start: 5rem;
  }
  iframe {
    position: relative;
    width: 100%;
    height: 100%;
    border: 0;
    color-scheme: normal;
  }
  [inert] {
    position: absolute;
    visibility: hidden;
  }
  [part='progress'] {
    width: min(16rem, 100%);
    height: 4px;
    margin-block-end: 0.75rem;
    border-radius: 4px;
    overflow: hidden;
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
