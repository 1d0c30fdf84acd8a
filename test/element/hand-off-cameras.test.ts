// A customer at a computer whose camera does not help goes on on a phone, from every screen of our own
// camera.

import { expect } from '@open-wc/testing';
import { createDrawnCamera } from '../support/drawn-camera.js';
import { SESSION_ID, click, textOf } from '../support/element.js';
import { handingMerchant, mountAt, shadow, until } from '../support/handing-merchant.js';

const ownCamera = { uploadUrl: `/kyc/session/${SESSION_ID}` };
const offer = 'Continue on your phone';

afterEach(() => {
  vi.restoreAllMocks();
});

const refuse = (name: string) => () => {
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', name));
};

/** As Firefox does with `privacy.resistFingerprinting`. */
function garble(): void {
  vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(
    (_x, _y, width, height) => new ImageData(width, height),
  );
}

describe('a camera that does not help', { timeout: 60_000 }, () => {
  it.each([
    ['denied', 'The camera is not allowed', refuse('NotAllowedError')],
    ['not there', 'No camera was found', refuse('NotFoundError')],
    ['in use', 'The camera did not start', refuse('NotReadableError')],
    ['kept from the page', 'This page may not use the camera', refuse('SecurityError')],
    ['not known to the browser', 'This browser cannot use the camera', refuse('NotSupportedError')],
    ['behind a browser that changes pictures', 'This browser changes pictures', garble],
  ])('%s: the phone is offered, and taken', async (_, heading, fail) => {
    fail();
    const element = await mountAt(handingMerchant(ownCamera), { capture: 'own' });
    await until(() => textOf(element).includes('What you need') && textOf(element).includes(offer));
    await click(element, 'Use the camera');
    await until(() => shadow(element).querySelector('h2')?.textContent === heading);
    expect(textOf(element)).to.contain(offer);
    await click(element, offer);
    await until(() => shadow(element).querySelector('[part=code]') !== null);
  });

  it('or that shows too little: the phone is offered beside the picture, in a dialog too', async () => {
    const black = document.createElement('canvas');
    black.getContext('2d')?.fillRect(0, 0, 640, 480);
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => black.captureStream());
    for (const display of ['inline', 'dialog'] as const) {
      const element = await mountAt(handingMerchant(ownCamera), { capture: 'own', display });
      await until(() => textOf(element).includes(offer));
      await click(element, 'Use the camera');
      await until(() => shadow(element).querySelector('video') !== null);
      expect(textOf(element)).to.contain(offer);
      element.remove();
    }
  });

  it('that is of no use any more, because another tab has gone on on a phone: that is said', async () => {
    const card = createDrawnCamera((context) => {
      context.fillRect(0, 0, 9, 9);
    });
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(card.mediaDevices.getUserMedia);
    const merchant = handingMerchant(ownCamera);
    merchant.isTaken = true;
    const element = await mountAt(merchant, { capture: 'own' });
    await click(element, 'Use the camera');
    await until(() => shadow(element).querySelector('[part~=shutter]:enabled') !== null);
    await click(element, 'Take picture');
    await click(element, 'Use this picture');
    await vi.waitFor(() => {
      expect(textOf(element)).to.contain('You are continuing on your phone');
    });
    expect(element.state).to.equal('active');
    expect(card.liveTracks()).to.equal(0);
    element.remove();
  });

  it('and where the page wants none, nothing is offered', async () => {
    refuse('NotAllowedError')();
    const element = await mountAt(handingMerchant(ownCamera), { capture: 'own', handOff: 'off' });
    await click(element, 'Use the camera');
    await until(() => textOf(element).includes('The camera is not allowed'));
    expect(textOf(element)).not.to.contain(offer);
  });
});
