// What the page sets of the frame (docs/security.md, Frames).

import { expect } from '@open-wc/testing';
import { frameOf, mount, pageAnswer, untilState } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const showing = async (settings: object = {}) => {
  const element = await mount(merchantServer({ session: [pageAnswer()] }), settings);
  await untilState(element, 'active');
  return element;
};

describe("the frame's sandbox", () => {
  it('check 22: lets a hosted page do what it does, but never navigate the page around it', async () => {
    const { sandbox } = frameOf(await showing());
    for (const token of ['scripts', 'same-origin', 'forms', 'popups', 'modals'])
      expect(sandbox.contains(`allow-${token}`), token).to.equal(true);
    // a window outside of the sandbox navigates the merchant's page in Firefox
    const isFirefox = navigator.userAgent.includes('Firefox');
    expect(sandbox.contains('allow-popups-to-escape-sandbox')).to.equal(!isFirefox);
    expect(sandbox.value).not.to.contain('top-navigation');
  });

  it('check 22: is what the page says, and none where it says off', async () => {
    const own = await showing({ frameSandbox: 'allow-scripts allow-same-origin' });
    expect(frameOf(own).getAttribute('sandbox')).to.equal('allow-scripts allow-same-origin');
    own.remove();
    expect(frameOf(await showing({ frameSandbox: 'off' })).hasAttribute('sandbox')).to.equal(false);
  });

  it('is read from its attribute, and back when that goes', () => {
    const element = document.createElement('kyc-enrolment');
    const standard = element.frameSandbox;
    element.setAttribute('frame-sandbox', 'off');
    expect(element.frameSandbox).to.equal('off');
    element.removeAttribute('frame-sandbox');
    expect(element.frameSandbox).to.equal(standard);
  });
});

it('the frame is credentialless where the page asks for it, and not otherwise', async () => {
  const asked = await showing({ frameCredentialless: true });
  expect(frameOf(asked).hasAttribute('credentialless')).to.equal(true);
  asked.remove();
  expect(frameOf(await showing()).hasAttribute('credentialless')).to.equal(false);
});
