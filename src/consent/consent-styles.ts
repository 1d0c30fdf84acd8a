// Styles of the consent step: a page to read, and two answers of the same weight.

import { css } from 'lit';

export const consentStyles = css`
  [part='consent'] {
    display: grid;
    gap: 0.75rem;
    padding: 1.5rem;
  }
  [part='consent'].asking {
    max-width: 46rem;
    margin-inline: auto;
  }
  [part='consent'].waiting {
    justify-items: center;
    align-content: start;
    min-height: var(--kyc-frame-height, 750px);
    padding-block-start: 5rem;
    box-sizing: border-box;
  }
  [part='consent'] h2 {
    margin: 0;
  }
  [part='consent'] > p {
    max-width: none;
  }
  [part='document'] {
    max-height: min(26rem, 60vh);
    padding: 1rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.66);
    overflow: auto;
    overscroll-behavior: contain;
    line-height: 1.6;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  [part='document'] > div > :first-child {
    margin-block-start: 0;
  }
  [part='document'] > div > :last-child {
    margin-block-end: 0;
  }
  [part='document'] p {
    margin-block: 0.75em;
    max-width: none;
    color: inherit;
  }
  [part='document'] :is(h1, h2, h3, h4, h5, h6) {
    margin-block: 1.25em 0.5em;
    font-size: 1.0625em;
    line-height: 1.3;
    text-wrap: balance;
  }
  [part='document'] :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  [part='document'] li {
    margin-block: 0.25em;
  }
  [part='document'] dd {
    margin-inline-start: 1.5em;
  }
  [part='document'] blockquote {
    margin: 0.75em 0;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_line);
  }
  [part='document'] hr {
    margin-block: 1.5em;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  [part='document'] table {
    border-collapse: collapse;
    overflow-wrap: normal;
  }
  [part='document'] :is(th, td) {
    padding: 0.375em 0.75em;
    border: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }
  [part='document'] a[href] {
    color: var(--_mark);
    text-underline-offset: 0.2em;
  }
  [part='decisions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    margin-block-start: 0.25rem;
  }
  [part~='decision'] {
    flex: 1 1 12rem;
    border-color: currentColor;
    font-weight: 600;
  }
  [part~='decision'][aria-disabled='true'] {
    opacity: 0.5;
    cursor: progress;
  }
  [part='content'] > [part='consent'].asking {
    flex: 1;
    min-height: 0;
    grid-template-rows: auto auto 1fr auto;
  }
  [part='content'] > [part='consent'] > [part='document'] {
    max-height: none;
    min-height: 10rem;
  }
  @media (width < 30rem) {
    [part='consent'] {
      padding: 1rem;
    }
    [part='document'] {
      padding: 0.75rem 1rem;
    }
  }
`;
