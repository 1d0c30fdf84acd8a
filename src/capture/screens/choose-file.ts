// A picture from a file: chosen, dropped, or taken with the phone's own camera app. Equal to our camera in
// all that follows.

import { html, nothing } from 'lit';
import { alert, icon, pictureHead, quiet, secondary } from './screen-parts.js';
import { PictureError } from '../picture/picture-error.js';
import { readPicture } from '../picture/read-picture.js';
import type { Stage, Words } from '../stage.js';
import type { Happening, Progress } from '../steps.js';
import { fileProblems } from '../text-keys.js';

export function chooseFile(
  progress: Progress,
  { show, update, recognised, signal }: Stage,
): Promise<Happening> {
  const { step } = progress;
  return new Promise((resolve, reject) => {
    let problem: keyof Words | undefined = step.name === 'files' && step.isMissing ? 'missing' : undefined;
    let isReading = false;
    let isOver = false;

    const read = async (file: File) => {
      if (isReading) return;
      isReading = true;
      problem = undefined;
      update();
      try {
        resolve({ kind: 'taken', picture: await readPicture(file) });
      } catch (error) {
        if (!(error instanceof PictureError)) {
          reject(error);
          return;
        }
        problem = fileProblems[error.problem];
      }
      isReading = false;
      if (!signal.aborted) update();
    };
    const choose = ({ currentTarget }: Event) => {
      const input = currentTarget as HTMLInputElement;
      const [file] = input.files ?? [];
      input.value = ''; // the same file may be chosen again
      if (file) void read(file);
    };
    const say = (what: keyof Words) => {
      problem = what;
      update();
    };
    const drag = (event: DragEvent) => {
      // else the page would be left for the file, also for one that misses its place a little
      event.preventDefault();
      if (isOver === (event.type === 'dragover')) return;
      isOver = event.type === 'dragover';
      update();
    };
    const drop = (event: DragEvent) => {
      drag(event);
      const [file, another] = event.dataTransfer?.files ?? [];
      if (another) say('oneFile');
      else if (file) void read(file);
      else say('dropFile'); // a link or a text: no address of somebody else's is fetched
    };
    const useProviderPage = () => {
      resolve({ kind: 'chosen', way: 'hosted' });
    };
    const useCamera = () => {
      resolve({ kind: 'chosen', way: 'camera' });
    };

    show(
      (texts, level) => html`<div part="capture" @dragover=${drag} @dragleave=${drag} @drop=${drop}>
      ${pictureHead(progress, texts, { level, hasFrame: false })} ${recognised?.(texts, level)}
      <div part=${hasCameraApp() ? 'ways' : isOver ? 'dropzone over' : 'dropzone'}>
        ${icon('picture')}
        <div part="actions">
          ${hasCameraApp() ? picker(texts.takePhoto, 'button primary', sideOf(progress)) : nothing}
          ${picker(texts.chooseFile, hasCameraApp() ? 'button' : 'button primary')}
        </div>
        ${hasCameraApp() ? nothing : html`<p part="small">${texts.dropHere}</p>`}
      </div>
      <p part="small" role="status">${isReading ? texts.reading : nothing}</p>
      ${alert(problem && texts[problem])}
      ${problem === 'fileUnfit' ? secondary(texts.providerPage, useProviderPage) : nothing}
      ${quiet(texts.useCamera, useCamera)}
    </div>`,
    );

    /** The input itself lies over its button, so that it is what is clicked, focused and named. */
    function picker(text: string, part: string, camera?: 'user' | 'environment') {
      return html`<label part=${part}>
        <input type="file" accept="image/*" capture=${camera ?? nothing} @change=${choose} />
        <span>${text}</span>
      </label>`;
    }
  });
}

/** The phone's camera that looks at what is wanted. */
const sideOf = ({ wanted }: Progress) => (wanted === 'face' ? 'user' : 'environment');

/** A phone or tablet: its file dialog can open the camera. */
const hasCameraApp = () => matchMedia('(pointer: coarse)').matches;
