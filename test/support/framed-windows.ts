// Windows that are frames: not every engine opens one for a test.

import { vi } from 'vitest';

/** What the element opens until the test is over is a frame. Returns what closes every one. */
export function openFrames(): () => void {
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow') ?? {};
  const box = document.body.appendChild(document.createElement('div'));
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockImplementation(function (
    this: HTMLIFrameElement,
  ) {
    const window = get?.call(this) as Window;
    if (!box.contains(this))
      window.open = () => get?.call(box.appendChild(document.createElement('iframe'))) as Window;
    return window;
  });
  onTestFinished(() => {
    box.remove();
  });
  return () => {
    box.replaceChildren();
  };
}
