// How the first screen of a customer who begins by a click looks. Its steps are a list in a narrow column,
// and stand beside each other in a wide one.

import { css } from 'lit';

export const introductionStyles = css`
  [part='message']:has([part='steps']) {
    padding-block: var(--_space);
    width: min(42em, 100%);
    box-sizing: border-box;
    margin-inline: auto;
  }
  [part='message']:has([part='steps'])::before {
    content: none;
  }
  /* without a logo there is no gap either */
  [part='logo'] {
    display: flex;
    margin-block-end: calc(var(--_space) * -0.5);
  }
  [part='logo'] ::slotted(*) {
    max-width: 12em;
    max-height: 3em;
    margin-block-end: var(--_space);
  }
  [part='steps'],
  [part='message'] [part='needs'] {
    align-self: stretch;
    display: grid;
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
    text-align: start;
  }
  [part='steps'] li,
  [part='message'] [part='needs'] li {
    display: flex;
    gap: 0.75em;
    align-items: center;
  }
  [part='drawing'] {
    flex: none;
    display: grid;
    place-items: center;
    width: 2em;
    height: 2em;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_mark) 10%, transparent);
  }
  [part='drawing'] svg {
    width: 1.25em;
    height: 1.25em;
  }
  /* its drawings stand below those of the steps, and its words below theirs */
  [part='message'] [part='needs'] {
    gap: 0.25em;
    padding-block: 0.75em 0;
    border-block-start: 1px solid var(--_line);
    font-size: 0.875em;
    color: var(--_muted);
  }
  [part='message'] [part='needs'] li {
    gap: 1.5em;
    padding-inline-start: 0.5em;
  }
  [part='message'] [part='needs'] svg {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    stroke-width: 2;
  }
  [part='steps'] ~ .hints {
    font-size: 0.875em;
  }
  [part='privacy'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 1em;
    font-size: 0.875em;
    line-height: max(1.5em, 24px); /* of a link that stands alone: WCAG 2.2 2.5.8 */
  }
  [part='privacy'] a {
    color: var(--_mark);
    text-underline-offset: 0.2em;
  }
  /* beside its drawing, and below it where a word would have no room */
  @container (width < 14em) {
    [part='steps'],
    [part='message'] [part='needs'] {
      grid-template-columns: minmax(0, 1fr);
    }
    [part='steps'] li,
    [part='message'] [part='needs'] li {
      flex-wrap: wrap;
      gap: 0.25em 0.5em;
      padding: 0;
    }
    li > :last-child {
      flex: 1 1 0;
      max-inline-size: 100%;
      overflow-wrap: break-word;
    }
  }
  @container (width >= 30em) {
    [part='steps'] {
      grid-template-columns: repeat(3, 1fr);
      margin-block: 1em 0.5em;
      text-align: center;
      text-wrap: balance;
    }
    [part='steps'] li {
      flex-direction: column;
      gap: 0.625em;
    }
    [part='drawing'] {
      width: 3.5em;
      height: 3.5em;
    }
    [part='drawing'] svg {
      width: 2em;
      height: 2em;
    }
    [part='message'] [part='needs'] {
      grid-template-columns: repeat(3, auto);
      justify-content: space-evenly;
      gap: 1em;
    }
    [part='message'] [part='needs'] li {
      gap: 0.5em;
      padding: 0;
    }
  }
  /* a phone held sideways has the button in view instead of drawings */
  @media (max-height: 30rem) {
    [part='drawing'],
    [part='message']:has(> .main) > [part='icon'] {
      display: none;
    }
    [part='steps'] {
      margin: 0;
    }
  }
`;
