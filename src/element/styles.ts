// How the element looks. Every colour but the accent comes from the page's own text colour, so it sits on any
// background.

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
  [part='base']:focus {
    outline: none;
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
  svg {
    width: 3rem;
    height: 3rem;
    margin-block-end: 0.25rem;
    color: var(--_mark);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .failed {
    --_mark: var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
  }
  .succeeded {
    --_mark: var(--kyc-success, color-mix(in srgb, #16a34a 75%, currentColor));
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
    border-color: transparent;
    background: var(--_accent);
    color: var(--kyc-on-accent, #fff);
    font-weight: 600;
  }
  button:hover {
    filter: brightness(1.1);
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  [part~='quiet'] {
    min-height: 2rem;
    padding: 0.25rem 0.5rem;
    border-color: transparent;
    font-size: 0.875rem;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    color: var(--_muted);
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
    border-radius: inherit;
    background: var(--_mark);
    forced-color-adjust: none;
    animation: sweep 1.6s ease-in-out infinite alternate;
  }
  @keyframes sweep {
    from {
      margin-inline-start: 0;
    }
    to {
      margin-inline-start: 60%;
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
