// The frame of the first page, put in place while the server is asked: making its empty document takes longer
// than pointing it at the page. It must never be seen, named or reached before it is pointed.

import { placeFrame } from '../presentation/frame.js';
import type { Surface } from './attempt.js';

export interface EmptyFrame {
  /** Puts it in place, once there is a stage. */
  prepare(): void;
  /** Hands it over, to the first who asks; it goes with the attempt otherwise. */
  take(): HTMLIFrameElement | undefined;
}

export function createEmptyFrame(surface: Surface, signal: AbortSignal): EmptyFrame {
  let frame: HTMLIFrameElement | undefined;
  let isOver = false;

  return {
    prepare() {
      void surface.stage().then((stage) => {
        // In a task of its own, none is long; and an answer that is there already goes first.
        setTimeout(() => {
          if (isOver || signal.aborted) return;
          frame = placeFrame(stage);
          signal.addEventListener('abort', () => frame?.remove());
        });
      });
    },
    take() {
      const taken = frame;
      frame = undefined;
      isOver = true;
      return taken;
    },
  };
}
