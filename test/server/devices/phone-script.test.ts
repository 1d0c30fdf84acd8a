// The script of the phone's page, run as it is served, on a page of which nothing is there but what it reads.

import { runInNewContext } from 'node:vm';
import { deviceScript } from '../../../src/server/devices/device-assets.js';

type Click = (event: { readonly target: object }) => void;

/** Lets a phone that goes on be given a page, and the person press the button. Returns where it leads. */
async function leadTo(page: object): Promise<string> {
  let click: Click = () => undefined;
  const screens = ['page', 'failed'].map((state) => ({
    dataset: { state },
    hidden: true,
    focus: () => undefined,
  }));
  const main = {
    dataset: { mount: '/kyc', element: '', pageLanguage: 'de-DE' },
    querySelectorAll: (selector: string) => (selector === '[data-state]' ? screens : []),
    addEventListener: (_type: string, listener: Click) => (click = listener),
  };
  const answers: Record<string, object> = {
    '/kyc/device': { state: 'active', sessionId: '1', capture: 'hosted' },
    '/kyc/device/session/1': { status: 'page', page },
  };
  const led: string[] = [];
  runInNewContext(deviceScript, {
    URL,
    document: { querySelector: () => main },
    location: { hash: '', assign: (address: string) => led.push(address) },
    addEventListener: () => undefined,
    fetch: (path: string) => Promise.resolve(Response.json(answers[path])),
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    scrollTo: () => undefined,
  });
  await vi.waitFor(() => expect(screens[0]?.hidden).toBe(false));
  click({ target: { closest: () => ({ dataset: { do: 'open' } }) } });
  return led.join();
}

describe('a phone that goes on with the provider’s page', () => {
  it.each([
    ['?token=a%2Fb+c==', '?token=a%2Fb+c==&lang=de-DE'],
    ['', '?lang=de-DE'],
    ['?lang=en-US&token=1', '?token=1&lang=de-DE'],
    ['?token=1#part', '?token=1&lang=de-DE#part'],
    ['#token=1', '?lang=de-DE#token=1'],
  ])('check 18: gets the language once, and leaves the rest of %s to the letter', async (given, wanted) => {
    const url = `https://pages.example/enrol${given}`;
    expect(await leadTo({ kind: 'web-enrolment', url })).toBe(`https://pages.example/enrol${wanted}`);
  });

  it('gets the address of a page that takes nothing of ours as it is', async () => {
    const url = 'https://pages.example/sign?lang=en#1';
    expect(await leadTo({ kind: 'hosted', url })).toBe(url);
  });
});
