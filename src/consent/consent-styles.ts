// Styles of the consent step: a page to read, and two answers of the same weight.

import { css } from 'lit';

export const consentStyles = css`
  [part='consent'] {
    flex: 1;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: 46em;
    margin-inline: auto;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 1.5);
  }
  [part='consent'] h2 {
    margin: 0;
  }
  /* as high as the title that comes in its place */
  [part='consent'] > [part='progress'] {
    margin-block: calc(0.84375em - 2px);
  }
  [part='consent'] > p {
    max-inline-size: none;
  }
  [part='document'] {
    flex: 1 0 10em; /* as high as the box allows, and never lower than a few lines */
    padding: 1em 1.25em;
    border: 1px solid var(--_line);
    border-radius: var(--_inner);
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
    max-inline-size: none;
    color: inherit;
  }
  [part='document'] :is(h1, h2, h3, h4, h5, h6) {
    margin-block: 1.25em 0.5em;
    font-size: 1.0625em;
    font-weight: 600;
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
    gap: 0.75em;
    margin-block-start: 0.25em;
  }
  [part~='decision'] {
    flex: 1 1 12em;
    border-color: currentColor;
    font-weight: 600;
  }
  [part~='decision'][aria-disabled='true'] {
    opacity: 0.5;
    cursor: progress;
  }
  @media (width < 30rem) {
    [part='consent'] {
      padding: 1em;
    }
    [part='document'] {
      padding: 0.75em 1em;
    }
  }
`;
