// How the recognised document looks. Loaded with it.

import { css } from 'lit';

export const recognisedStyles = css`
  [part='recognised'] {
    display: flex;
    align-items: flex-start;
    gap: 0.375em;
    padding: 0.25em 0.75em 0.25em 0.5em;
    border-radius: 2em;
    font-size: 0.875em;
    color: inherit;
    background: var(--_tint);
  }
  [part='recognised'] svg {
    width: 1.25em;
    height: 1.25em;
  }
`;
