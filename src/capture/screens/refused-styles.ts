// How a picture looks that has to be taken again. Loaded with it.

import { css } from 'lit';

export const refusedStyles = css`
  [part='capture'] > .drawing {
    width: 4.5em;
    height: 3.75em;
  }
  [part~='refused'] {
    outline: 3px solid var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
    outline-offset: -3px;
  }
`;
