// No camera: why, and every way on (check 44). Trying again is the customer's to ask for, never ours. Loaded
// on demand.

import { html, nothing } from 'lit';
import type { CaptureTexts } from '../../i18n/en/camera-texts.js';
import { allWords } from './all-words.js';
import { drawIcon, head, primary, quiet, secondary } from './screen-parts.js';
import type { Stage } from '../stage.js';
import type { CameraFailure, Happening } from '../steps.js';

type Key = keyof CaptureTexts;

export function noCamera(
  failure: CameraFailure,
  { show, update, hasOtherDevice, signal }: Stage,
): Promise<Happening> {
  return new Promise((resolve) => {
    let copied: 'no' | 'yes' | 'refused' = 'no';
    const choose = (way: 'camera' | 'files' | 'hosted') => () => {
      resolve({ kind: 'chosen', way });
    };
    const copy = async () => {
      copied = await navigator.clipboard.writeText(location.href).then(
        () => 'yes',
        () => 'refused',
      );
      if (!signal.aborted) update();
    };
    const isGarbled = failure === 'CANVAS_GARBLED';
    const isFinal =
      failure === 'CAMERA_BLOCKED_BY_POLICY' ||
      failure === 'INSECURE_CONTEXT' ||
      failure === 'CAMERA_UNSUPPORTED' ||
      isGarbled;
    const canCopy = failure === 'CAMERA_UNSUPPORTED' && 'clipboard' in navigator;
    const [title, hint] = failures[failure];

    show((atHand, level) => {
      const texts = allWords(atHand);
      return html`<div part="capture">
      ${drawIcon(crossedCamera)}
      ${head({ level, title: texts[title], hint: texts[hint] })}
      <div part="actions">
        ${isFinal ? nothing : primary(texts.retry, choose('camera'))}
        ${(isFinal ? primary : secondary)(texts.useFiles, choose('files'))}
        ${canCopy ? secondary(texts.copyLink, () => void copy()) : nothing}
        ${isGarbled ? secondary(texts.providerPage, choose('hosted')) : nothing}
        ${hasOtherDevice && !isGarbled ? quiet(texts.otherDevice, choose('hosted')) : nothing}
      </div>
      <p part="small" role="status">${
        copied === 'yes' ? texts.linkCopied : copied === 'refused' ? location.href : nothing
      }</p>
    </div>`;
    });
  });
}

const crossedCamera = 'M3 8h4l2-3h6l2 3h4v11H3zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 3l18 18';

const failures: Readonly<Record<CameraFailure, readonly [title: Key, hint: Key]>> = {
  CAMERA_DENIED: ['denied', 'deniedHint'],
  CAMERA_NOT_FOUND: ['noCamera', 'noCameraHint'],
  CAMERA_IN_USE: ['inUse', 'inUseHint'],
  CAMERA_BLOCKED_BY_POLICY: ['blocked', 'blockedHint'],
  CAMERA_UNSUPPORTED: ['unsupported', 'unsupportedHint'],
  INSECURE_CONTEXT: ['blocked', 'blockedHint'],
  CAMERA_LOST: ['lost', 'lostHint'],
  CANVAS_GARBLED: ['garbled', 'garbledHint'],
};
