// How the dialog looks.

import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    width: min(42rem, 100vw);
    max-width: none;
    height: min(52rem, 100dvh);
    max-height: none;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    color: var(--kyc-text, CanvasText);
    background: var(--kyc-surface, Canvas);
    box-shadow: 0 24px 64px rgb(0 0 0 / 35%);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(15 23 42 / 60%);
  }
  [part='header'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.375rem;
    padding-inline: 1.25rem 0.375rem;
    border-block-end: 1px solid var(--_line);
    font-weight: 600;
  }
  [part='heading']:focus {
    outline: none;
  }
  [part~='close'] {
    min-width: 2.75rem;
    padding: 0.5rem;
    border-color: transparent;
    line-height: 0;
  }
  [part~='close'] svg {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    color: inherit;
  }
  [part='content'] {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: auto;
  }
  [part='content'] > [part='stage'],
  [part='content'] > [part='message'] {
    flex: 1;
    height: auto;
  }
  [part='content'][inert] {
    opacity: 0.25;
  }
  [part='question'] {
    position: absolute;
    z-index: 1;
    inset-inline: 1.25rem;
    top: 28%;
    max-width: 22rem;
    margin-inline: auto;
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    padding: 1.5rem;
    text-align: center;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--kyc-surface, Canvas);
    box-shadow: 0 12px 32px rgb(0 0 0 / 25%);
  }
  [part='choices'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    justify-content: center;
    margin-block-start: 1rem;
  }
  [part='choices'] [part~='primary'] {
    margin: 0;
  }
  @media (width < 43rem) {
    dialog {
      width: 100vw;
      height: 100dvh;
      border-radius: 0;
    }
  }
`;
