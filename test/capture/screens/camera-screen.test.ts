import { render } from 'lit';
import type { Camera } from '../../../src/capture/camera/camera.js';
import { cameraScreen, type CameraView } from '../../../src/capture/screens/camera-screen.js';
import { beginning } from '../../../src/capture/steps.js';
import { complete } from '../../../src/i18n/en/element-texts.js';
import { en } from '../../../src/i18n/en/first-texts.js';
import { captureTexts } from '../../../src/i18n/en/camera-texts.js';

const cameras = [
  { id: 'a', label: 'Rear' },
  { id: 'b', label: 'Front' },
];
const cameraOf = (deviceId: string): Camera => ({
  stream: new MediaStream(),
  facing: undefined,
  deviceId,
  cameras,
  ended: new Promise(() => undefined),
});

describe('the choice of a camera', () => {
  it('check 96: keeps the focus while the chosen camera is being opened', () => {
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
    show({ camera: cameraOf('a') });
    const select = box.querySelector('select');
    select?.focus();
    show({ previous: cameraOf('a') });
    show({ camera: cameraOf('b'), previous: cameraOf('a') });
    expect(document.activeElement).toBe(select);
    expect(select?.value).toBe('b');
  });
});
