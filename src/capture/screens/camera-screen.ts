// How the live camera looks: its picture, the shape to fit, what would make the picture better, and the
// shutter.

import { html, nothing, type TemplateResult } from 'lit';
import type { Camera } from '../camera/camera.js';
import { bringLive } from '../camera/in-view.js';
import { alert, icon, pictureHead, quiet } from './screen-parts.js';
import type { Screen, WordsAtHand } from '../stage.js';
import type { Progress, Wanted } from '../steps.js';
import { hintText, type CaptureKey, type LiveHint } from '../text-keys.js';

/** What is shown of a camera beside its picture. */
type CameraFacts = Pick<Camera, 'cameras' | 'deviceId' | 'torch'>;

export interface CameraView {
  /** Undefined while it is being opened. */
  readonly camera?: CameraFacts | undefined;
  /** The one before, while another is being opened: a customer who chose it by keyboard goes on choosing. */
  readonly previous?: CameraFacts | undefined;
  readonly hint?: LiveHint | undefined;
  /** The hint that was last read out. */
  readonly spoken?: LiveHint | undefined;
  readonly isAutomatic: boolean;
  readonly isTorchOn?: boolean;
  readonly isTaking?: boolean;
  /** Seconds to a picture of a face, as they are counted. */
  readonly countdown?: number | undefined;
  readonly problem?: CaptureKey | undefined;
}

export interface CameraScreenOptions {
  readonly progress: Progress;
  readonly view: CameraView;
  readonly video: HTMLVideoElement;
  /** The box whose place decides what is looked at. */
  readonly shape: HTMLElement;
  readonly texts: WordsAtHand;
  /** Of the heading. */
  readonly level: number;
  readonly recognised?: Screen | undefined;
  /** Whether a picture can take itself. */
  readonly canFire: boolean;
  readonly take: () => void;
  readonly toggleAutomatic: () => void;
  readonly toggleTorch: () => void;
  readonly choose: (deviceId: string) => void;
  readonly useFiles: () => void;
}

export function cameraScreen(options: CameraScreenOptions): TemplateResult {
  const { progress, view, video, shape, texts, level } = options;
  const { wanted } = progress;
  const { camera, hint, spoken } = view;
  const form = wanted === 'front' ? progress.shape : wanted === 'back' ? 'card' : 'face';
  const shown = hint ? texts[hintText(hint, wanted)] : camera ? '' : texts.opening;
  const hinted = camera ? spoken && texts[hintText(spoken, wanted)] : texts.opening;
  const said = view.countdown ?? (view.isTaking ? '' : hinted);
  shape.part = view.isTaking || hint === 'good' ? 'shape good' : 'shape';
  return html`<div part="capture" @focusin=${bringLive}>
    ${pictureHead(progress, texts, { level, hasFrame: true })} ${options.recognised?.(texts, level)}
    ${alert(view.problem && texts[view.problem])}
    <div part="live" class=${form}>
      <div part="viewfinder">
        ${video}${shape}${outline(wanted, form)}
        ${view.countdown ? html`<p part="countdown" aria-hidden="true">${view.countdown}</p>` : nothing}
      </div>
      <p part="hint" aria-hidden="true" class=${hint ?? nothing} .textContent=${shown}></p>
      <div part="controls">
        ${camera?.torch ? torch(options) : nothing}
        <button
          type="button"
          part="button shutter"
          ?disabled=${!camera || view.isTaking}
          @click=${options.take}
        >${texts.shutter}</button>
        ${cameraChoice(options)}
      </div>
    </div>
    <div class="unseen" role="status" .textContent=${said}></div>
    ${options.canFire ? automatic(options) : nothing}
    ${quiet(texts.useFiles, options.useFiles)}
  </div>`;
}

const torch = ({ view, texts, toggleTorch }: CameraScreenOptions): TemplateResult =>
  html`<button
    type="button"
    part="button"
    aria-pressed=${String(view.isTorchOn)}
    @click=${toggleTorch}
  >${icon('light')}${texts.light}</button>`;

const automatic = ({ view, texts, toggleAutomatic }: CameraScreenOptions): TemplateResult =>
  html`<label part="option">
    <input type="checkbox" .checked=${view.isAutomatic} @change=${toggleAutomatic} />
    <span>${texts.automatic}</span>
  </label>`;

function cameraChoice({ view, texts, choose }: CameraScreenOptions): TemplateResult | typeof nothing {
  const camera = view.camera ?? view.previous;
  if (!camera || camera.cameras.length < 2) return nothing;
  return html`<select part="cameras" aria-label=${texts.camera} @change=${({ target }: Event) => {
    choose((target as HTMLSelectElement).value);
  }}>
    ${camera.cameras.map(({ deviceId, label }, index) => {
      const name = label || `${texts.camera} ${index + 1}`;
      return html`<option value=${deviceId} ?selected=${deviceId === camera.deviceId}>${name}</option>`;
    })}
  </select>`;
}

/** Where on the document what is, drawn faintly; a face needs none. */
function outline(wanted: Wanted, form: 'card' | 'passport' | 'face'): TemplateResult | typeof nothing {
  if (form === 'face') return nothing;
  const isPassport = form === 'passport';
  const withPhoto = 'M8 16h26v34H8zM44 18h48M44 28h36M44 38h42';
  const path =
    wanted === 'back'
      ? 'M8 10h40M8 18h28M6 42h88M6 49h88M6 56h88'
      : withPhoto + (isPassport ? 'M6 58h88M6 65h88' : 'M8 57h52');
  const box = isPassport ? '0 0 100 70.4' : '0 0 100 63';
  return html`<svg part="outline" viewBox=${box} aria-hidden="true"><path d=${path} /></svg>`;
}
