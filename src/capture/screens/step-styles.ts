// How a step looks: its heading, its choices, its notes and its buttons.

import { css } from 'lit';

export const stepStyles = css`
  [part='capture'] {
    --_tint: color-mix(in srgb, var(--_accent) 9%, transparent);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 0.75rem;
    padding: 1.5rem 1rem;
    overflow-wrap: anywhere;
  }
  [part='capture'] > * {
    max-width: 100%;
  }
  h2 {
    margin: 0;
    text-align: center;
  }
  [role='alert']:empty {
    margin-block-start: -0.75rem;
  }
  h2:focus {
    outline: none;
  }
  [part='capture'] svg {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
  }
  [part='capture'] > svg {
    width: 3rem;
    height: 3rem;
  }
  [part='capture'] > .drawing {
    width: 4.5rem;
    height: 3.75rem;
  }
  [part='step'],
  [part='small'] {
    font-size: 0.875rem;
  }
  [part='instruction'],
  [part='small'] {
    text-align: center;
    text-wrap: pretty;
  }
  [part='small']:empty {
    display: none;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    gap: 0.75rem;
    width: 32rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: 0.5rem;
    padding: 0;
    font-weight: 600;
  }
  [part='choice'] {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.66);
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
    width: 1.125rem;
    height: 1.125rem;
    margin-block: 0;
    accent-color: var(--_mark);
  }
  [part='needs'] {
    display: grid;
    gap: 0.625rem;
    width: 32rem;
    margin: 0.5rem 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
  }
  [part='needs'] li,
  [part='recognised'],
  [part='problem'] {
    display: flex;
    align-items: flex-start;
    gap: 0.75rem;
  }
  [part='actions'] {
    width: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    justify-content: center;
  }
  [part='actions'] > * {
    min-width: min(14rem, 100%);
    margin: 0;
  }
  @media (max-width: 30rem) {
    [part='actions'] {
      display: grid; /* all as wide as the widest */
      grid-template-columns: minmax(min(14rem, 100%), max-content);
    }
  }
  [part='recognised'] {
    gap: 0.375rem;
    padding: 0.25rem 0.75rem 0.25rem 0.5rem;
    border-radius: 2rem;
    font-size: 0.875rem;
    color: inherit;
    background: var(--_tint);
  }
  [part='recognised'] svg {
    width: 1.25rem;
    height: 1.25rem;
  }
  [part='problem'] {
    --_sign: var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
    padding: 0.625rem 1rem;
    border: 1px solid var(--_sign);
    border-radius: calc(var(--_radius) * 0.66);
    color: inherit;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  select {
    max-width: 12rem;
    min-height: 2.75rem;
    padding: 0.5rem;
    font: inherit;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.66);
    color: FieldText;
    background: Field;
  }
  [part='option'] {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 2rem;
    font-size: 0.875rem;
  }
`;
