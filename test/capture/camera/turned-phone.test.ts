import { createCaptureStage, type CaptureStage } from '../../support/capture-stage.js';
import { createDrawnCamera } from '../../support/drawn-camera.js';

const upright = [320, 560] as const;
const sideways = [560, 320] as const;

let stage: CaptureStage;
const before = [innerWidth, innerHeight] as const;

const part = (name: string) => stage.box.querySelector<HTMLElement>(`[part~=${name}]`)!;

/** The tests' page stands in a frame. */
function resize(width: number, height: number): void {
  const { style } = window.frameElement as HTMLIFrameElement;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

/** Turns it, and waits until the page has been laid out anew. */
async function turn(size: readonly [number, number]): Promise<void> {
  const turned = new Promise((resolve) => {
    matchMedia('(orientation: portrait)').addEventListener('change', resolve, { once: true });
  });
  resize(...size);
  await turned;
  await new Promise(requestAnimationFrame);
}

/** Once the browser has told everybody what is in view, which it does in one task. */
const isSeen = () =>
  new Promise((resolve) => {
    new IntersectionObserver(() => setTimeout(resolve)).observe(part('viewfinder'));
  });

function isInView(): boolean {
  const { top, bottom } = part('viewfinder').getBoundingClientRect();
  return top >= -0.5 && bottom <= innerHeight + 0.5;
}

beforeEach(async () => {
  resize(...upright);
  stage = createCaptureStage();
  for (const place of ['beforebegin', 'afterend'] as const) {
    const words = Object.assign(document.createElement('p'), { textContent: 'words '.repeat(900) });
    stage.box.insertAdjacentElement(place, words);
    onTestFinished(() => {
      words.remove();
    });
  }
  const { style } = document.documentElement;
  style.overflowAnchor = 'none'; // WebKit has no such help
  style.scrollBehavior = 'smooth';
  stage.start(createDrawnCamera((context) => context.fillRect(0, 0, 1, 1))).catch(() => undefined);
  await stage.press('Use the camera');
  await vi.waitFor(() => {
    expect(stage.buttonNamed('Take picture')).toBeTruthy();
  });
});

afterEach(async () => {
  stage.leave();
  document.documentElement.removeAttribute('style');
  resize(...before);
});

describe('a phone that is turned', () => {
  it('has the viewfinder in view as before, at once', async () => {
    part('live').scrollIntoView({ behavior: 'instant', block: 'center' });
    for (const size of [sideways, upright]) {
      await isSeen();
      await turn(size);
      expect(isInView(), size.join(' x ')).toBe(true);
    }
  });

  it('leaves those alone who read something else, wherever our own heading has the focus', async () => {
    stage.box.querySelector('h2')?.focus({ preventScroll: true });
    await Promise.resolve(); // the heading has brought the picture
    scrollTo({ top: 0, behavior: 'instant' });
    await isSeen();
    await turn(sideways);
    expect(scrollY).toBe(0);
  });

  it('brings the viewfinder to a customer who is at its controls', async () => {
    part('shutter').focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: 'instant' });
    await isSeen();
    await turn(sideways);
    expect(isInView()).toBe(true);
  });
});
