// How the choice of a picture looks: the place to drop it, the buttons, and what was wrong with a file.

import { html, nothing, type TemplateResult } from 'lit';
import type { PictureProblem } from '../picture/picture-error.js';
import type { Screen, Words, WordsAtHand } from '../stage.js';
import type { Progress } from '../steps.js';
import { allWords } from './all-words.js';
import { alert, drawIcon, pictureHead, quiet, secondary } from './screen-parts.js';

/** What to do about a file that is no picture for us. */
export const fileProblems: Readonly<Record<PictureProblem, keyof Words>> = {
  'not-a-picture': 'notAPicture',
  'too-large': 'fileTooLarge',
  'too-small': 'fileTooSmall',
  damaged: 'fileDamaged',
  heic: 'fileHeic',
  unfit: 'fileUnfit',
};

export interface FileView {
  readonly problem?: keyof Words | undefined;
  readonly isReading?: boolean;
  /** Something is held over the place for files. */
  readonly isOver?: boolean;
}

export interface FileScreenOptions {
  readonly progress: Progress;
  readonly view: FileView;
  readonly texts: WordsAtHand;
  /** Of the heading. */
  readonly level: number;
  readonly recognised?: Screen | undefined;
  readonly choose: (event: Event) => void;
  readonly drag: (event: DragEvent) => void;
  readonly drop: (event: DragEvent) => void;
  readonly useCamera: () => void;
  readonly useProviderPage: () => void;
}

export function fileScreen(options: FileScreenOptions): TemplateResult {
  const { progress, view, level, recognised, choose, drag, drop } = options;
  const { problem, isReading, isOver } = view;
  const texts = allWords(options.texts);
  const isPhone = hasCameraApp();
  /** The input itself lies over its button, so that it is what is clicked, focused and named. */
  const picker = (text: string, part: string, camera?: 'user' | 'environment') =>
    html`<label part=${part}>
      <input type="file" accept="image/*" capture=${camera ?? nothing} @change=${choose} />
      <span>${text}</span>
    </label>`;

  return html`<div part="capture" @dragover=${drag} @dragleave=${drag} @drop=${drop}>
    ${pictureHead(progress, texts, { level, hasFrame: false })} ${recognised?.(texts, level)}
    <div part=${isPhone ? 'ways' : isOver ? 'dropzone over' : 'dropzone'}>
      ${drawIcon(landscape)}
      <div part="actions">
        ${isPhone ? picker(texts.takePhoto, 'button primary', sideOf(progress)) : nothing}
        ${picker(texts.chooseFile, isPhone ? 'button' : 'button primary')}
      </div>
      ${isPhone ? nothing : html`<p part="small">${texts.dropHere}</p>`}
    </div>
    <p part="small" role="status">${isReading ? texts.reading : nothing}</p>
    ${alert(problem && texts[problem])}
    ${problem === 'fileUnfit' ? secondary(texts.providerPage, options.useProviderPage) : nothing}
    ${quiet(texts.useCamera, options.useCamera)}
  </div>`;
}

const landscape = 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 5M15.5 9.5v.1';

/** The phone's camera that looks at what is wanted. */
const sideOf = ({ wanted }: Progress) => (wanted === 'face' ? 'user' : 'environment');

/** A phone or tablet: its file dialog can open the camera. */
const hasCameraApp = () => matchMedia('(pointer: coarse)').matches;
