// How the element looks on the first screen; views-styles.ts has the others. Every colour but the accent
// comes from the page's own text colour, so it sits on any background.

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    --_accent: var(--kyc-accent, #1d4ed8);
    --_mark: color-mix(in srgb, var(--_accent) 70%, currentColor);
    --_muted: var(--kyc-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_line: var(--kyc-border, color-mix(in srgb, currentColor 18%, transparent));
    --_radius: var(--kyc-radius, 12px);
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
