// Styles of the consent step: a page to read, and two answers of the same weight.

import { css } from 'lit';

export const consentStyles = css`
  [part='consent'] {
    flex: 1;
    container-type: inline-size;
    position: relative;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: calc(34em + 3 * var(--_space)); /* as wide as a line is read well */
    margin-inline: auto;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 1.5);
    text-align: center;
  }
  .reading {
    display: contents;
  }
  .reading > :is(h2, p) {
    align-self: center;
    text-wrap: balance;
  }
  /* the text that comes, as it will stand: its title, its lines, its answers */
  .reading > [part='skeleton'] {
    inset: calc(var(--_space) * 1.5);
    max-inline-size: none;
    grid: 1.7875em 1fr 2.75em / 1fr 1fr;
    gap: calc(var(--_space) * 0.75);
  }
  [part='consent'] i:nth-child(1) {
    grid-column: 1 / span 2;
    justify-self: center;
    width: min(12em, 80%);
  }
  [part='consent'] i:nth-child(2) {
    grid-column: 1 / span 2;
    margin: 2.75em 0 0; /* the words that tell of the wait stand above it */
    background: repeating-linear-gradient(
      color-mix(in srgb, currentColor 7%, transparent) 0 0.75em,
      transparent 0.75em 1.6em
    );
  }
  [part='skeleton'] + [role='status'] {
    margin-block-start: calc(1.7875em + var(--_space) * 0.75);
  }
  [part='document'] {
    flex: 1 0 5em; /* as high as the box allows, and never lower than a few lines */
    padding-block: 1em;
    border-block: 1px solid var(--_line);
    overflow: auto;
    overscroll-behavior: contain;
    line-height: 1.6;
    text-align: start;
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
  }
  [part~='decision'] {
    flex: 1 1 9em;
    border-color: currentColor;
    font-weight: 600;
  }
  [part~='decision'][aria-disabled='true'] {
    opacity: 0.5;
    cursor: progress;
  }
  @container (width < 30em) {
    [part='consent'] {
      padding-inline: min(1em, 4%);
    }
    .reading > [part='skeleton'] {
      inset-inline: min(1em, 4%);
    }
    [part~='decision'] {
      padding-inline: 0.25em;
    }
  }
  /* a large text in a narrow column: both answers stay in view beside some lines */
  @container (width < 14em) {
    [part='consent'] {
      gap: calc(var(--_space) * 0.5);
      padding-block: calc(var(--_space) * 0.75);
    }
    .reading > p {
      font-size: 0.875em;
    }
    [part='document'] {
      flex-basis: 4em;
    }
    [part='decisions'] {
      gap: 0.5em;
    }
  }
  /* a phone held sideways: all that is to be read scrolls together, above both answers */
  @media (max-height: 30rem) {
    [part='consent'] {
      padding-block: calc(var(--_space) * 0.5);
      max-block-size: min(100svh, max(15em, 68svh)); /* both answers are in view below a heading, too */
    }
    .reading > [part='skeleton'] {
      inset-block: calc(var(--_space) * 0.5);
    }
    .reading {
      display: block;
      flex: 1 0 4em;
      overflow: auto;
    }
    .reading > :is(h2, p) {
      margin-inline: auto;
    }
    [part='document'] {
      overflow: visible;
    }
    [part~='decision'] {
      flex-basis: 0;
      padding-block: 0;
      line-height: 1.25;
    }
  }
`;
