// How every screen but the first looks: marks, buttons, notices. Loaded on demand with them.

import { css } from 'lit';

export const viewsStyles = css`
  [part='base']:focus {
    outline: none;
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
