// What customers wish of every page: forced colours, more contrast, less motion. Chromium alone can be told
// such a wish by a test.

import { cdp, server } from 'vitest/browser';
import type { KycEnrolment } from '../../src/index.js';
import { SESSION_ID, create, pageAnswer } from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

/** The part of the Chrome DevTools Protocol that is used here. */
interface Devices {
  send(
    method: 'Emulation.setEmulatedMedia',
    told: { features: { name: string; value: string }[] },
  ): Promise<void>;
}

const wish = (name: string, value: string) =>
  (cdp() as Devices).send('Emulation.setEmulatedMedia', { features: [{ name, value }] });

const pending = {
  sessionId: SESSION_ID,
  statusUrl: '/kyc/session/1',
  status: 'pending',
  pollAfterMs: 60_000,
};

/** One that waits for the start, one that loads, one that waits for the verdict. */
async function open() {
  const box = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    box.remove();
  });
  const elements = [
    create(merchantServer({ session: [pageAnswer()] }), { startMode: 'manual' }),
    create(merchantServer({ session: [new Promise<Response>(() => undefined)] })),
    create(merchantServer({ session: [pending] })),
  ] as const;
  box.append(...elements);
  const [start, loading, waiting] = elements;
  return {
    primary: await part(start, '[part~=primary]'),
    skeleton: await part(loading, '[part=skeleton]'),
    track: await part(waiting, '[part=progress]'),
    needs: await part(start, '[part=needs]'),
  };
}

const part = (element: KycEnrolment, selector: string): Promise<Element> =>
  vi.waitFor(() => {
    const found = element.shadowRoot?.querySelector(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  });

const colorOf = (element: Element, property: string, pseudo?: string) =>
  getComputedStyle(element, pseudo).getPropertyValue(property);

describe.runIf(server.browser === 'chromium')('a customer who wishes', () => {
  afterEach(() => (cdp() as Devices).send('Emulation.setEmulatedMedia', { features: [] }));

  it('forced colours sees the main button, the track and what stands in for a page', async () => {
    await wish('forced-colors', 'active');
    const { primary, skeleton, track } = await open();
    const root = document.documentElement;
    const surface = colorOf(root, 'background-color');
    expect(colorOf(primary, 'background-color')).not.toBe(surface);
    expect(colorOf(primary, 'color')).not.toBe(colorOf(primary, 'background-color'));
    expect(colorOf(track, 'border-top-color', '::before')).not.toBe(surface);
    for (const outlined of [track, skeleton.querySelector('i') as Element]) {
      expect(colorOf(outlined, 'outline-style')).toBe('solid');
      expect(colorOf(outlined, 'outline-color')).toBe(colorOf(root, 'color'));
    }
  });

  it('less motion sees nothing fade or slide', async () => {
    await wish('prefers-reduced-motion', 'reduce');
    const { primary, skeleton } = await open();
    expect([...skeleton.getAnimations(), ...(primary.parentElement?.getAnimations() ?? [])]).toHaveLength(0);
  });

  it('more contrast reads words as dark as the text, and sees stronger lines', async () => {
    const usual = await open();
    const [muted, line] = [colorOf(usual.needs, 'color'), colorOf(usual.needs, 'border-top-color')];
    await wish('prefers-contrast', 'more');
    const { needs } = await open();
    expect(colorOf(needs, 'color')).not.toBe(muted);
    expect(colorOf(needs, 'color')).toBe(colorOf(needs.closest('[part=base]') as Element, 'color'));
    expect(colorOf(needs, 'border-top-color')).not.toBe(line);
  });
});
