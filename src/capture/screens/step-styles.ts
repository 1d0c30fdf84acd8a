// How a step looks: its heading, its choices, its notes and its buttons.

import { css } from 'lit';

export const stepStyles = css`
  [part='capture'] {
    --_tint: color-mix(in srgb, var(--_mark) 10%, transparent);
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    flex: 1;
    align-content: start;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 1.5) min(var(--_space), 5%);
  }
  [part='capture'] > * {
    max-width: 100%;
  }
  /* what is only told stands in the middle, as a message does */
  [part='capture']:has(> [part='icon'], > [part='progress'] > svg) {
    align-content: center;
  }
  [role='alert']:empty {
    margin-block-start: -0.75em;
  }
  [part='capture'] svg {
    flex: none;
    width: 1.5em;
    height: 1.5em;
  }
  [part='small'] {
    font-size: 0.875em;
  }
  h2,
  [part='instruction'],
  [part='small'] {
    text-align: center;
    text-wrap: balance;
  }
  [part='small']:empty {
    display: none;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), auto));
    gap: 0.75em;
    width: 34em;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    width: 100%;
    margin-block-end: 0.75em;
    padding: 0;
    text-align: center;
    color: var(--_muted);
  }
  [part='choice'] {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding: 0.625em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_inner);
    cursor: pointer;
  }
  [part='choice']:has(:checked) {
    border-color: var(--_mark);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_mark);
  }
  [part='choice']:has(:focus-visible) {
    outline: 2px solid var(--_mark);
    outline-offset: 2px;
  }
  [part='choice'] input {
    order: 1;
    margin-inline-start: auto;
  }
  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    margin-block: 0;
    font: inherit; /* as large as the words beside it */
    accent-color: var(--_mark);
  }
  /* as wide as the choices, and each line from its edge */
  [part='needs'] {
    display: grid;
    gap: 0.75em;
    width: 34em;
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
  }
  [part='needs'] li,
  [part='problem'] {
    display: flex;
    align-items: flex-start;
    gap: 0.75em;
  }
  [part='actions'] {
    width: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    justify-content: center;
  }
  [part='actions'] > * {
    min-width: min(14em, 100%);
    margin: 0;
  }
  @container (width < 30em) {
    [part='actions'] {
      display: grid;
      justify-content: stretch;
    }
  }
  [part='problem'] {
    --_sign: var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
    padding: 0.625em 1em;
    border: 1px solid var(--_sign);
    border-radius: var(--_inner);
    color: inherit;
  }
  select {
    width: min(12em, 100%); /* a camera's long name widens nothing */
    min-height: max(2.75em, 44px);
    padding: 0.5em;
    font: inherit;
    border: 1px solid var(--_line);
    border-radius: var(--_inner);
    color: FieldText;
    background: Field;
  }
  [part='option'] {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-height: max(2.75em, 44px);
    font-size: 0.875em;
  }
  /* a large text in a narrow column: beside its drawing, and below it where a word would have no room */
  @container (width < 14em) {
    :is([part='choice'], li, p) {
      flex-wrap: wrap;
      gap: 0.25em 0.5em;
    }
    :is([part='choice'], li, p) > span {
      flex: 1 1 0;
      max-inline-size: 100%;
      overflow-wrap: break-word;
    }
    [part='choice'],
    [part='problem'] {
      padding: 0.5em min(0.75em, 5%);
    }
    [part='choice'] input {
      order: 0;
      margin: 0;
    }
    [part='choice'] svg {
      display: none;
    }
  }
`;
