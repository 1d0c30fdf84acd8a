// What the frame is called for those who cannot see it. Frames of one name can be told apart by a number, in
// whatever roots their elements stand, and whoever else comes or goes.

import type { ReactiveController } from 'lit';

/** Which places are taken by elements on the page. */
const taken: boolean[] = [];

export class FrameName implements ReactiveController {
  #place = 0;

  hostConnected(): void {
    for (this.#place = 0; taken[this.#place];) this.#place += 1;
    taken[this.#place] = true;
  }

  hostDisconnected(): void {
    taken[this.#place] = false;
  }

  /** Names the frame in a root, if there is one. */
  write(root: ParentNode, title: string): void {
    const frame = root.querySelector<HTMLIFrameElement>('[part=frame]');
    if (frame) frame.title = title + (this.#place ? ` ${this.#place + 1}` : '');
  }
}
