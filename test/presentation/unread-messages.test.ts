// What a page says before the part that reads it has come.

import { expect } from '@open-wc/testing';
import { placeFrame, showInFrame } from '../../src/presentation/frame.js';
import { parseReturn } from '../../src/presentation/return-message.js';

const words = (text: string) => ({ type: 'kyc-noise', text });
const end = { type: 'kyc-return', result: 'success' };

/** A page whose messages cannot be read yet. */
function show() {
  const box = document.body.appendChild(document.createElement('div'));
  const attempt = new AbortController();
  onTestFinished(() => {
    attempt.abort();
    box.remove();
  });
  const frame = placeFrame(box);
  const asked: unknown[] = [];
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const report = showInFrame({
    url: `${location.origin}/favicon.ico`,
    kind: { features: [] },
    loadReading: async () => {
      await arrived;
      return (data) => {
        asked.push(data);
        return parseReturn(data, true);
      };
    },
    origins: [location.origin],
    returnOrigins: [location.origin],
    sessionId: undefined,
    sandbox: 'off',
    isCredentialless: false,
    frame,
    onShown: () => undefined,
    onSilent: () => undefined,
    signal: attempt.signal,
  });
  const say = (data: unknown) => {
    const message = new MessageEvent('message', { data, origin: location.origin });
    window.dispatchEvent(Object.defineProperty(message, 'source', { value: frame.contentWindow }));
  };
  return { report, asked, arrive, say };
}

describe('a page that speaks before anybody can read it', () => {
  it('is heard to its last word, and keeps no more than a hundred of them', async () => {
    const { report, asked, arrive, say } = show();
    for (let index = 0; index < 10_000; index += 1) say(words(String(index)));
    say(end);
    for (let index = 0; index < 50; index += 1) say(words('after the end'));
    arrive();
    expect(await report).to.deep.equal({ kind: 'returned', isOwn: true });
    expect(asked.length).to.be.at.most(100);
  });

  it('is heard in the order in which it spoke', async () => {
    const { report, arrive, say } = show();
    say({ ...end, result: 'fail' });
    say(end);
    arrive();
    expect(await report).to.include({ kind: 'failed' });
  });

  it('is read as it speaks from then on', async () => {
    const { report, asked, arrive, say } = show();
    say(words('first'));
    arrive();
    await vi.waitFor(() => {
      expect(asked).to.have.length(1);
    });
    say(words('second'));
    say(end);
    expect(await report).to.include({ kind: 'returned' });
    expect(asked).to.have.length(3);
  });
});
