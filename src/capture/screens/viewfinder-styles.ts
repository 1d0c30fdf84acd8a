// How the live camera looks, and a picture that was taken: the shape to fit, the hint and the shutter.

import { css } from 'lit';

export const viewfinderStyles = css`
  [part='viewfinder'],
  [part~='picture'] {
    position: relative;
    display: grid;
    place-items: center;
    border-radius: var(--_radius);
    overflow: hidden;
    color: #fff;
    background: var(--kyc-viewfinder, #0b1220);
  }
  [part='live'] {
    --_finder: min(34em, max(15em, 60dvh));
    --_finder-shape: 4 / 3;
    display: grid;
    /* room for a hint of two lines: what it says changes, and the shutter stays under the thumb */
    grid-template: auto minmax(3.5em, auto) / minmax(0, var(--_finder));
    justify-content: center;
    justify-items: center;
    align-items: center;
    gap: 0.75em;
    width: 100%;
    scroll-margin: 0.5em;
  }
  .face {
    --_finder: min(22em, max(10em, 34dvh));
    --_finder-shape: 3 / 4;
  }
  [part='viewfinder'] {
    width: 100%;
    aspect-ratio: var(--_finder-shape);
  }
  [part='viewfinder'] > * {
    grid-area: 1 / 1;
  }
  video {
    /* out of the grid: a row would grow with an upright stream, and the box would show its top */
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .mirrored {
    transform: scaleX(-1);
  }
  [part='viewfinder'] svg,
  [part~='shape'] {
    position: absolute;
    width: 88%;
    height: auto;
    aspect-ratio: 85.6 / 54;
    stroke-width: 0.6;
    color: rgb(255 255 255 / 40%);
  }
  [part~='shape'] {
    border: 4px solid rgb(255 255 255 / 90%);
    box-sizing: border-box;
    border-radius: 4% / 6.4%;
    box-shadow: 0 0 0 100vmax rgb(11 18 32 / 55%);
    forced-color-adjust: none; /* it lies on a picture, not on the page */
  }
  .passport :is([part~='shape'], [part='outline']) {
    aspect-ratio: 125 / 88;
  }
  .face [part~='shape'] {
    width: 72%;
    aspect-ratio: 3 / 4;
    border-radius: 50%;
  }
  [part~='good'] {
    border-color: #4ade80;
  }
  [part='countdown'] {
    font-size: 5em;
    font-weight: 700;
    line-height: 1;
    color: #fff;
    text-shadow: 0 0 0.2em #0b1220;
    z-index: 1;
    align-self: end; /* below the eyes, which look for the camera */
  }
  [part~='good'] + svg {
    display: none;
  }
  [part='hint'] {
    padding: 0.25em 1em;
    border-radius: 1.25em;
    text-align: center;
    color: inherit;
    background: var(--_tint);
  }
  [part='hint']:empty {
    background: none;
  }
  [part='hint'].good {
    color: #052e16;
    background: #4ade80;
  }
  [part='controls'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.75em;
  }
  [part='controls'] svg {
    vertical-align: -0.35em;
    margin-inline-end: 0.5em;
    color: inherit;
  }
  [aria-pressed='true'] {
    border-color: var(--_mark);
    background: var(--_tint);
  }
  [part~='shutter'] {
    order: -1;
    display: grid;
    justify-items: center;
    gap: 0.375em;
    padding: 0.25em 1em;
    border-color: transparent;
    font-weight: 600;
  }
  [part~='shutter']::before {
    content: '';
    width: 3.5em;
    height: 3.5em;
    border: 4px solid var(--_mark);
    border-radius: 50%;
    background: radial-gradient(var(--_accent) 62%, transparent 64%);
    forced-color-adjust: none;
  }
  @container (width < 14em) {
    [part='hint'],
    [part~='shutter'] {
      padding-inline: 0.25em;
    }
  }
  /*
   * a phone held sideways, a page enlarged to 400 %: picture, hint and shutter side by side. A large text
   * gives way to the picture, as it does to a narrow column
   */
  @media (max-height: 30rem) {
    [part='live'] {
      --_finder: calc((100dvh - 4.5em) * var(--_finder-shape));
      grid-template-columns: minmax(0, var(--_finder)) min-content;
      align-items: start; /* a light and a choice of cameras below the shutter push nothing down */
      font-size: clamp(0.7em, 6.25dvh, 1em);
    }
    [part='hint'] {
      grid-area: 1 / 1 / auto / span 2;
      display: grid;
      place-content: center;
      min-height: 3em;
      padding-block: 0;
      font-size: 0.875em;
    }
    /* beside a narrow picture there is room for the shutter alone, beside a very narrow one for its ring */
    [part='controls'] {
      display: contents;
      overflow-wrap: normal;
    }
    [part='controls'] > * {
      grid-column: 1;
    }
    [part~='shutter'] {
      grid-area: 2 / 2;
      padding-inline: 0;
    }
    @container (width < 20rem) {
      [part~='shutter'] {
        font-size: 0;
      }
      [part~='shutter']::before {
        font-size: 12px;
      }
    }
    @container (width >= 28em) {
      [part='live'] {
        --_finder: calc((100dvh - 1em) * var(--_finder-shape));
        grid-template-columns: minmax(0, var(--_finder)) minmax(10em, 14em);
      }
      [part='viewfinder'] {
        grid-row: 1 / span 2;
      }
      [part='hint'] {
        grid-area: 1 / 2;
        align-self: end;
        font-size: inherit;
      }
      [part='controls'] {
        display: flex;
      }
    }
  }
  [part~='picture'] canvas {
    display: block;
    max-width: 100%;
    max-height: 45dvh;
  }
  [part~='sending'] canvas {
    opacity: 0.6;
  }
`;
