// How a message looks: its mark, its title, its words. Each stands in the middle of its box, and its button
// is as wide as a narrow one.

import { css } from 'lit';

export const messageStyles = css`
  [part='message'] {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    padding-inline: min(calc(var(--_space) * 1.5), 6%);
  }
  [part='message'] p,
  [part='hint'] {
    text-wrap: balance;
  }
  svg {
    width: 3em;
    height: 3em;
    color: var(--_sign, var(--_mark));
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :is([part='message'], [part='capture']) > [part='icon'] {
    box-sizing: border-box;
    width: 4.5em;
    height: 4.5em;
    margin-block-end: 0.5em;
    padding: 1.125em;
    stroke-width: 2;
    border-radius: 50%;
    background: color-mix(in srgb, currentColor 10%, transparent);
  }
  .failed {
    --_sign: var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
  }
  .succeeded {
    --_sign: var(--kyc-success, color-mix(in srgb, #16a34a 75%, currentColor));
  }
  h2 {
    margin: 0;
    max-inline-size: 28em;
    font: inherit;
  }
  h2:focus {
    outline: none;
  }
  h2[part='title'] {
    max-inline-size: min(20em, 100%);
    font-size: 1.375em;
    font-weight: 600;
    text-wrap: balance;
    line-height: 1.3;
  }
  .hints {
    display: grid;
    gap: 0.25em;
  }
  [part='step'],
  [part='reference'] {
    font-size: 0.875em;
    text-align: center;
  }
  code {
    font-family: ui-monospace, monospace;
    color: var(--kyc-text, currentColor);
    user-select: all;
  }
  .main {
    display: flex;
    align-items: end;
    min-inline-size: min(14em, 100%);
  }
  .main > button {
    flex: 1;
    position: sticky;
    inset-block-end: max(var(--_space), env(safe-area-inset-bottom)); /* above a home bar */
    pointer-events: auto;
  }
  /* a phone held sideways: a taken picture and its answers are in view together */
  @media (max-height: 30rem) {
    [part='message'] {
      padding-block: var(--_space);
    }
    [part='message']:has(h2) {
      justify-content: start; /* its box may be higher than the window */
    }
    /* where that is not enough, the button is in view over the last words */
    .main {
      min-block-size: 7.75em;
      margin-block-start: -4em;
    }
    div[part='capture'] {
      gap: calc(var(--_space) * 0.5);
      padding: calc(var(--_space) * 0.75) min(var(--_space), 2%);
    }
  }
  /* on a phone, either way up, what is needed stands below the buttons: they are in view below a heading */
  @media (max-height: 42rem) {
    [part='needs'] {
      order: 1;
    }
  }
  /*
   * on a phone: the words in the middle, and the button at the lower edge, as wide as the column. Where the
   * box reaches below the window, the window's edge is the lower one, as far as the words leave room
   */
  @container (width < 30em) {
    [part='message']:has(> .main)::before {
      content: '';
      flex-grow: 1;
    }
    .main {
      flex-grow: 1;
      align-self: stretch;
      pointer-events: none; /* its box lies over words, too */
    }
  }
  /* a large text in a narrow column: the button is in view over the words, as long as it hides few of them */
  @container (7em < width < 14em) {
    .main,
    [part='actions'] > [part~='primary'] {
      position: sticky;
      inset-block-end: max(0.25em, env(safe-area-inset-bottom));
    }
    /* a step's button sticks in the whole step */
    div[part='capture'] {
      display: flex;
      flex-direction: column;
      align-items: center;
    }
    [part='capture'] > [part='actions'] {
      display: contents;
    }
  }
  @container (width < 14em) {
    h2[part='title'] {
      font-size: clamp(0.9375em, 8.5cqi, 1.125em);
    }
    /* never larger than its title */
    [part='message'] :is(.hints, [part='steps']) {
      font-size: 0.9375em;
    }
    button,
    [part='capture'] label[part~='button'] {
      padding-inline: 0.25em;
    }
  }
  /* below a picture: a bar */
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
  /* in a mark's place: the mark's disc, and a ring around it */
  [part='progress']:has(svg) {
    position: relative;
    width: 4.5em;
    height: 4.5em;
    margin-block-end: 0.5em;
    border-radius: 50%;
    overflow: visible;
    background: color-mix(in srgb, var(--_mark) 10%, transparent);
  }
  [part='progress'] > [part='icon'] {
    display: block;
    width: 2.25em;
    height: 2.25em;
    margin: 1.125em;
    stroke-width: 2;
  }
  [part='progress']:has(svg)::before {
    position: absolute;
    inset: 0;
    width: auto;
    height: auto;
    border: 3px solid transparent;
    border-block-start-color: var(--_mark);
    background: none;
    animation: turn 1.2s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='progress']::before {
      width: 100%;
    }
    [part='progress']:has(svg)::before {
      width: auto;
      border-color: var(--_mark);
    }
    [part='progress']::before,
    [part='progress']:has(svg)::before {
      animation: pulse 2s ease-in-out infinite alternate;
    }
    @keyframes pulse {
      to {
        opacity: 0.4;
      }
    }
  }
  @media (forced-colors: active) {
    svg {
      color: CanvasText;
    }
    :is([part='message'], [part='capture']) > [part='icon'] {
      border: 2px solid;
      background: none;
    }
    [part='progress']:not(:has(svg))::before {
      background: Highlight;
    }
    [part='progress']:has(svg)::before {
      border-block-start-color: Highlight;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='message']:has(h2) {
      animation: appear 0.25s ease-out;
    }
    @keyframes appear {
      from {
        opacity: 0;
        transform: translateY(0.5em);
      }
    }
  }
`;
