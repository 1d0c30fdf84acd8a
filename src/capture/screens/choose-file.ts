// A picture from a file: chosen, dropped, or taken with the phone's own camera app. Equal to our camera in
// all that follows.

import { PictureError } from '../picture/picture-error.js';
import { readPicture } from '../picture/read-picture.js';
import type { Stage } from '../stage.js';
import type { Happening, Progress } from '../steps.js';
import { fileProblems, fileScreen, type FileView } from './file-screen.js';
import { fileStyles } from './file-styles.js';

export function chooseFile(
  progress: Progress,
  { show, update, wear, recognised, signal }: Stage,
): Promise<Happening> {
  const { step } = progress;
  wear(fileStyles);
  return new Promise((resolve, reject) => {
    let view: FileView = { problem: step.name === 'files' && step.isMissing ? 'missing' : undefined };
    const change = (changed: FileView) => {
      view = { ...view, ...changed };
      if (!signal.aborted) update();
    };

    const read = async (file: File) => {
      if (view.isReading) return;
      change({ isReading: true, problem: undefined });
      try {
        resolve({ kind: 'taken', picture: await readPicture(file) });
      } catch (error) {
        if (error instanceof PictureError) change({ isReading: false, problem: fileProblems[error.problem] });
        else reject(error);
      }
    };
    const choose = ({ currentTarget }: Event) => {
      const input = currentTarget as HTMLInputElement;
      const [file] = input.files ?? [];
      input.value = ''; // the same file may be chosen again
      if (file) void read(file);
    };
    const drag = (event: DragEvent) => {
      // else the page would be left for the file, also for one that misses its place a little
      event.preventDefault();
      const isOver = event.type === 'dragover';
      if (isOver !== view.isOver) change({ isOver });
    };
    const drop = (event: DragEvent) => {
      drag(event);
      const [file, another] = event.dataTransfer?.files ?? [];
      if (another) change({ problem: 'oneFile' });
      else if (file) void read(file);
      else change({ problem: 'dropFile' }); // a link or a text: no address of somebody else's is fetched
    };

    show((texts, level) =>
      fileScreen({
        progress,
        view,
        texts,
        level,
        recognised,
        choose,
        drag,
        drop,
        useCamera: () => {
          resolve({ kind: 'chosen', way: 'camera' });
        },
        useProviderPage: () => {
          resolve({ kind: 'chosen', way: 'hosted' });
        },
      }),
    );
  });
}
