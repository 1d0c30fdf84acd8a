// How a picture looks that has to be taken again. Loaded with it.

import { css } from 'lit';

export const refusedStyles = css`
  [part='capture'] > [part='sketch'] {
    width: 4.5em;
    height: 3.75em;
  }
  [part~='refused'] {
    outline: 3px solid var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
    outline-offset: -3px;
  }
  /* on a small phone the picture, what was wrong with it and the way on are in view together */
  @media (max-height: 41rem) {
    [part='capture'] > [part='sketch'] {
      display: none;
    }
  }
  /* a phone held sideways: the picture stands beside what was wrong with it and the way on */
  @media (max-height: 30rem) and (orientation: landscape) {
    [part='capture']:has(> [part~='refused']) {
      grid-template: repeat(3, auto) 1fr / minmax(0, 2fr) minmax(0, 3fr);
      column-gap: var(--_space);
    }
    [part~='refused'] {
      grid-area: 1 / 1 / span 4;
      align-self: center;
    }
    [part~='refused'] canvas {
      max-height: calc(100dvh - 3.5em);
    }
    [part~='refused'] ~ [part='actions'] {
      align-self: start;
    }
  }
`;
