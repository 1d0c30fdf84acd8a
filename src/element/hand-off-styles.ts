// How a hand-off looks. It builds on the styles of the other screens.

import { css } from 'lit';

export const handOffStyles = css`
  [part='code'] {
    width: min(15em, 100%, max(8em, 40svh)); /* a large text leaves the ways below it in view */
    height: auto;
    margin-block: 0.5em;
    stroke: none;
    forced-color-adjust: none;
  }
  [role='status']:empty {
    position: absolute; /* an empty line leaves no gap */
  }
  form label {
    flex: 1 1 12em;
    display: grid;
    gap: 0.25em;
    text-align: start;
  }
  [part*='-field'] {
    box-sizing: border-box;
    padding: 0.25em 0.75em;
    border: 1px solid color-mix(in srgb, currentColor 60%, transparent); /* WCAG 2.2 1.4.11 */
    border-radius: var(--_inner);
    color: inherit;
    background: none;
    font: inherit;
  }
  [part='number-field'] {
    width: 100%;
    min-height: 2.75em;
    direction: ltr;
  }
  /* the field and its button beside each other: a low window has both of them and the words in view */
  form {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.75em;
    width: min(28em, 100%);
  }
  [part='digits-field'] {
    width: 2.5em;
    padding-inline: 0;
    font-size: 2em;
    letter-spacing: 0.2em;
    text-align: center;
  }
  form > [part~='button'] {
    flex: auto;
    max-width: 20em;
    margin: 0;
  }
  [part='number'] {
    align-items: end;
  }
  @media (max-height: 30rem) {
    :has(> [part='digits']) > svg {
      display: none;
    }
  }
  /* a wide box: the words and the ways stand beside the code, so that a large text needs no more height */
  @container (width >= 34em) {
    :has(> [part='code']) {
      display: grid;
      grid-template: 1fr repeat(3, auto) 1fr / auto fit-content(28em);
      gap: 0.25em 2.5em;
      place-content: stretch center;
      justify-items: start;
      padding-block: var(--_space);
      text-align: start;
    }
    :has(> [part='number']) {
      grid-template-rows: none; /* its words are as high as the code */
      align-content: center;
    }
    :has(> [part='code']) > * {
      grid-column: 2;
    }
    [part='code'] {
      grid-area: 1 / 1 / span 5;
      align-self: center;
      width: min(15em, max(8em, 45svh));
    }
    :has(> [part='code']) > h2 {
      align-self: end;
    }
    [part='code'] ~ :is([part='actions'], [part~='quiet']) {
      margin-inline-start: -0.5em;
      align-self: start;
    }
  }
`;
