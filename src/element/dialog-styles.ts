// How the dialog looks.

import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    width: min(42em, 100vw);
    max-width: none;
    height: min(52em, 100dvh);
    max-height: none;
    padding: 0;
    box-sizing: border-box;
    border: 1px solid var(--_line); /* its edge in the dark, where no shadow is seen */
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
    background: var(--kyc-backdrop, rgb(15 23 42 / 60%));
  }
  [part='header'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.375em;
    padding-inline: 1.25em 0.375em;
    border-block-end: 1px solid var(--_line);
    font-weight: 600;
  }
  [part='heading']:focus {
    outline: none;
  }
  [part~='close'] {
    min-width: max(2.75em, 44px);
    padding: 0.5em;
    border-color: transparent;
    line-height: 0;
  }
  [part~='close'] svg {
    width: 1.5em;
    height: 1.5em;
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
  [part='content'][inert] {
    opacity: 0.25;
  }
  [part='question'] {
    position: absolute;
    z-index: 1;
    inset: min(1.25em, 4%);
    max-inline-size: 22em;
    block-size: fit-content;
    max-block-size: 92%;
    margin: auto;
    box-sizing: border-box;
    overflow: auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 0.5em;
    padding: min(calc(var(--_space) * 1.5), 6%);
    text-align: center;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--kyc-surface, Canvas);
    box-shadow: 0 12px 32px rgb(0 0 0 / 25%);
  }
  [part='choices'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    justify-self: stretch;
    margin-block-start: 1em;
  }
  [part='choices'] > * {
    flex: 1 1 8em;
    margin: 0;
    padding-inline: 0.5em;
  }
  [part='question'] p {
    text-wrap: balance;
  }
  /* a phone, either way up */
  @media (width < 43rem) or (height < 30rem) {
    dialog {
      width: 100vw;
      height: 100dvh;
      /* nothing lies under a notch or a home bar, where the page has viewport-fit=cover */
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
        env(safe-area-inset-left);
      border: 0;
      border-radius: 0;
    }
  }
`;
