// How our own camera looks.

import { css } from 'lit';

export const captureStyles = css`
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
    outline: 2px solid currentColor;
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
    --_mark: var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
    padding: 0.625rem 1rem;
    border: 1px solid var(--_mark);
    border-radius: calc(var(--_radius) * 0.66);
    color: inherit;
  }
  [part='viewfinder'],
  [part~='picture'] {
    position: relative;
    display: grid;
    place-items: center;
    border-radius: var(--_radius);
    overflow: hidden;
    color: #fff;
    background: #0b1220;
  }
  [part='viewfinder'] {
    width: min(34rem, max(15rem, 60dvh));
    aspect-ratio: 4 / 3;
  }
  [part='viewfinder'].face {
    width: min(22rem, max(10rem, 34dvh));
    aspect-ratio: 3 / 4;
  }
  [part='viewfinder'] > *,
  [part~='picture'] > * {
    grid-area: 1 / 1;
  }
  video {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .mirrored {
    transform: scaleX(-1);
  }
  .shape,
  [part='viewfinder'] .outline {
    position: absolute;
    width: 88%;
    height: auto;
    aspect-ratio: 85.6 / 54;
  }
  .shape {
    border: 4px solid rgb(255 255 255 / 90%);
    box-sizing: border-box;
    border-radius: 4% / 6.4%;
    box-shadow: 0 0 0 100vmax rgb(11 18 32 / 55%);
    transition: border-color 0.2s;
  }
  .passport .shape,
  [part='viewfinder'].passport .outline {
    aspect-ratio: 125 / 88;
  }
  .face .shape {
    width: 72%;
    aspect-ratio: 3 / 4;
    border-radius: 50%;
  }
  .shape.good {
    border-color: #4ade80;
  }
  .outline {
    stroke-width: 0.6;
    color: rgb(255 255 255 / 40%);
  }
  .good + .outline {
    display: none;
  }
  [part='hint'] {
    min-height: 1.5rem;
    padding: 0.25rem 1rem;
    border-radius: 1.25rem;
    text-align: center;
    color: inherit;
    background: var(--_tint);
  }
  [part='hint'].good {
    color: #052e16;
    background: #4ade80;
  }
  [part='controls'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.75rem;
  }
  [part='controls'] svg {
    vertical-align: -0.35em;
    margin-inline-end: 0.5rem;
    color: inherit;
  }
  [aria-pressed='true'] {
    border-color: var(--_mark);
    background: var(--_tint);
  }
  [part~='shutter'] {
    order: -1;
    display: grid;
    justify-items: center;
    gap: 0.375rem;
    padding: 0.25rem 1rem;
    border-color: transparent;
    font-weight: 600;
  }
  [part~='shutter']::before {
    content: '';
    width: 3.5rem;
    height: 3.5rem;
    border: 4px solid var(--_mark);
    border-radius: 50%;
    background: radial-gradient(var(--_accent) 62%, transparent 64%);
    forced-color-adjust: none;
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
  [part~='picture'] canvas {
    display: block;
    max-width: 100%;
    max-height: 45dvh;
  }
  [part~='sending'] canvas {
    opacity: 0.6;
  }
  [part~='refused'] {
    outline: 3px solid var(--kyc-danger, color-mix(in srgb, #ea580c 80%, currentColor));
    outline-offset: -3px;
  }
  [part~='dropzone'] {
    box-sizing: border-box;
    display: grid;
    justify-items: center;
    gap: 1rem;
    width: 34rem;
    padding: 2.5rem 1rem;
    border: 2px dashed var(--_line);
    border-radius: var(--_radius);
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
    min-height: 2.75rem;
    box-sizing: border-box;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.66);
    cursor: pointer;
  }
  label[part~='primary'] {
    border-color: transparent;
  }
  label:has(input[type='file']:focus-visible) {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  input[type='file'] {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  @media (prefers-reduced-motion: reduce) {
    .shape {
      transition: none;
    }
  }
`;
