// The first step: what the customer needs, which document it will be, and the ways to take its picture.

import { html } from 'lit';
import { alert, head, icon, primary, secondary } from './screen-parts.js';
import { loadGuidance } from '../camera/live-picture.js';
import { loadShutter } from '../camera/shutter.js';
import type { Stage } from '../stage.js';
import type { DocumentShape, Happening, Progress, Way } from '../steps.js';

export function prepare(progress: Progress, { show, isBegunAnew }: Stage): Promise<Happening> {
  for (const load of [loadShutter, loadGuidance]) load().catch(() => undefined);
  return new Promise((resolve) => {
    let { shape } = progress;
    /**
     * Who works by keyboard or screen reader does not see when a picture would take itself: they begin with
     * the shutter.
     */
    const begin =
      (way: Way) =>
      ({ detail }: MouseEvent) => {
        resolve({ kind: 'begun', choice: { way, shape, isAutomatic: detail > 0 } });
      };
    const choice = (value: DocumentShape, text: string) => html`<label part="choice">
      <input type="radio" name="shape" .checked=${shape === value} @change=${() => {
        shape = value;
      }} />${icon(value)}<span>${text}</span>
    </label>`;

    show(
      (texts, level) => html`<div part="capture">
      ${head({ level, title: texts.prepare })} ${alert(isBegunAnew && texts.begunAnew)}
      <fieldset part="documents">
        <legend>${texts.whichDocument}</legend>
        ${choice('card', texts.card)}${choice('passport', texts.passport)}
      </fieldset>
      <ul part="needs">
        <li>${icon('light')}<span>${texts.needLight}</span></li>
        <li>${icon('face')}<span>${texts.needFace}</span></li>
        <li>${icon('lock')}<span>${texts.privacy}</span></li>
      </ul>
      <div part="actions">
        ${primary(texts.useCamera, begin('camera'))}
        ${secondary(texts.useFiles, begin('files'))}
      </div>
      <p part="small">${texts.permission}</p>
    </div>`,
    );
  });
}
