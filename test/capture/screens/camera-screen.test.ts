import { render } from 'lit';
import { cameraScreen, type CameraView } from '../../../src/capture/screens/camera-screen.js';
import { captureStyles } from '../../../src/capture/screens/capture-styles.js';
import { beginning } from '../../../src/capture/steps.js';
import { styles } from '../../../src/element/theme-and-first-screen-styles.js';
import { complete } from '../../../src/i18n/en/element-texts.js';
import { en } from '../../../src/i18n/en/first-texts.js';
import { captureTexts } from '../../../src/i18n/en/camera-texts.js';

const cameras = [
  { deviceId: 'a', label: 'Rear' },
  { deviceId: 'b', label: 'Front' },
];
const cameraOf = (deviceId: string): CameraView['camera'] => ({
  deviceId,
  cameras,
  torch: false,
});

/** Our own camera's screen on a bare page, removed after the test. */
function createScreen() {
  const box = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    box.remove();
  });
  const none = () => undefined;
  const elements = { video: document.createElement('video'), shape: document.createElement('div') };
  const actions = { take: none, toggleAutomatic: none, toggleTorch: none, choose: none, useFiles: none };
  const show = (view: Partial<CameraView>) => {
    render(
      cameraScreen({
        progress: beginning,
        view: { isAutomatic: false, ...view },
        ...elements,
        ...actions,
        texts: { ...complete(en), ...captureTexts },
        level: 2,
        canFire: true,
      }),
      box,
    );
  };
  return { box, show };
}

describe('a hint', () => {
  beforeEach(() => {
    document.adoptedStyleSheets = [styles, ...captureStyles].flatMap(({ styleSheet = [] }) => styleSheet);
    document.body.style.setProperty('--_mark', 'blue');
    return () => {
      document.adoptedStyleSheets = [];
      document.body.removeAttribute('style');
    };
  });

  it('of two lines moves no shutter', () => {
    const { box, show } = createScreen();
    box.style.cssText = 'width: 300px; font: 16px/1.5 sans-serif'; // narrow enough for every font
    const lines = () => (box.querySelector('[part=hint]')?.getBoundingClientRect().height ?? 0) / 24;
    const shutter = () => box.querySelector('[part~=shutter]')?.getBoundingClientRect().top;
    show({ camera: cameraOf('a') });
    const top = shutter();
    show({ camera: cameraOf('a'), hint: 'motion' });
    expect(lines()).toBeLessThan(2);
    expect(shutter()).toBe(top);
    show({ camera: cameraOf('a'), hint: 'out' });
    expect(lines()).toBeGreaterThan(2);
    expect(shutter()).toBe(top);
  });

  it('is the newest one also where a translator has put its own text in its place', () => {
    const { box, show } = createScreen();
    show({ camera: cameraOf('a'), hint: 'dark' });
    const line = box.querySelector('[part=hint]');
    const translated = document.createElement('span');
    translated.textContent = 'Zu dunkel';
    line?.firstChild?.replaceWith(translated);
    show({ camera: cameraOf('a'), hint: 'motion' });
    expect(line?.textContent).toBe(captureTexts.hintMotion);
    show({ camera: cameraOf('a') });
    expect(line?.textContent).toBe('');
  });

  it('has no bubble while there is nothing to say', () => {
    const { box, show } = createScreen();
    const bubble = () => getComputedStyle(box.querySelector('[part=hint]') as Element).backgroundColor;
    show({ camera: cameraOf('a') });
    expect(bubble()).toBe('rgba(0, 0, 0, 0)');
    show({ camera: cameraOf('a'), hint: 'far' });
    expect(bubble()).not.toBe('rgba(0, 0, 0, 0)');
  });
});

describe('the choice of a camera', () => {
  it('check 96: keeps the focus while the chosen camera is being opened', () => {
    const { box, show } = createScreen();
    show({ camera: cameraOf('a') });
    const select = box.querySelector('select');
    select?.focus();
    show({ previous: cameraOf('a') });
    show({ camera: cameraOf('b'), previous: cameraOf('a') });
    expect(document.activeElement).toBe(select);
    expect(select?.value).toBe('b');
  });
});
