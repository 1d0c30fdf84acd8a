// The frame of the first page, put in place while the server is asked: making its empty document takes longer
// than pointing it at the page. It must never be seen, named or reached before it is pointed.

import { placeFrame } from '../presentation/frame.js';
import type { Surface } from './attempt.js';

export interface EmptyFrame {
  /** Puts it in place soon, unless it was asked for by then. */
  prepare(): void;
  /** Hands it over, if it is there, to the first who asks; it goes with the attempt otherwise. */
  take(): HTMLIFrameElement | undefined;
}

export function createEmptyFrame(surface: Surface, signal: AbortSignal): EmptyFrame {
  let frame: HTMLIFrameElement | undefined;
  let isOver = false;
  const take = () => {
    const taken = frame;
    frame = undefined;
    isOver = true;
    return taken;
  };
  signal.addEventListener('abort', () => take()?.remove());

  return {
    prepare() {
      const place = (stage: HTMLElement) => {
        if (!isOver) frame = placeFrame(stage);
      };
      setTimeout(() => void surface.stage().then(place)); // a task of its own: none is long on a slow phone
    },
    take,
  };
}
