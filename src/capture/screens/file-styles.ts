// How the place for a picture looks that is chosen from files. Loaded with it.

import { css } from 'lit';

export const fileStyles = css`
  [part~='dropzone'] {
    box-sizing: border-box;
    display: grid;
    justify-items: center;
    gap: 1em;
    width: 34em;
    padding: 2.5em min(1em, 5%);
    border: 2px dashed var(--_line);
    border-radius: var(--_radius);
  }
  [part='ways'] {
    display: grid;
    justify-items: center;
    gap: 1em;
    width: 34em;
  }
  [part='capture'] :is([part='ways'], [part~='dropzone']) > svg {
    width: 3em;
    height: 3em;
  }
  [part~='over'] {
    border-color: var(--_mark);
    background: var(--_tint);
  }
  label[part~='button'] {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: max(2.75em, 44px);
    box-sizing: border-box;
    padding: 0.5em 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_corner);
    cursor: pointer;
  }
  label:has(input[type='file']:focus-visible) {
    outline: 2px solid var(--_mark);
    outline-offset: 2px;
  }
  label[part~='primary']:has(input[type='file']:focus-visible) {
    outline-color: var(--_accent);
    box-shadow: 0 0 0 2px currentColor;
  }
  input[type='file'] {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
`;
