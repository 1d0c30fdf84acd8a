// How a hand-off looks. It builds on the styles of the other screens.

import { css } from 'lit';

const handOffStyles = css`
  [part='code'] {
    width: min(15rem, 70%);
    height: auto;
    margin-block: 0.75rem;
    border-radius: 0.25rem;
    forced-color-adjust: none;
  }
  [part='digits'] {
    display: flex;
    flex-direction: column;
    align-items: center;
    margin-block-start: 0.5rem;
  }
  [part='digits-field'] {
    width: 3.5em;
    padding: 0.25em 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.66);
    color: inherit;
    background: none;
    font: inherit;
    font-size: 2rem;
    letter-spacing: 0.2em;
    text-align: center;
  }
`;

export function adoptHandOffStyles(root: ShadowRoot): void {
  const { styleSheet } = handOffStyles;
  const sheets = root.adoptedStyleSheets;
  if (styleSheet && !sheets.includes(styleSheet)) root.adoptedStyleSheets = [...sheets, styleSheet];
}
