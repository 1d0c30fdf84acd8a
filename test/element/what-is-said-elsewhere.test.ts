// What a customer hears who cannot see the screen, where the verification goes on in another window, on a
// phone, with our own camera, or without a network. As what-is-said.test.ts: each list is to be read aloud.

import { vi } from 'vitest';
import { SESSION_ID, askNow, click, letPageSay, pageAnswer, provider } from '../support/element.js';
import { handingMerchant, onPhone, typeDigits } from '../support/handing-merchant.js';
import { createDrawnCamera } from '../support/drawn-camera.js';
import { openFrames } from '../support/framed-windows.js';
import { later, listenFromTheWait } from '../support/listener.js';
import { merchantServer } from '../support/merchant.js';

const preparing = 'Preparing your verification…';
const ready = 'You can begin the verification.';
const checking = 'Checking your details…';
const verified = 'You are verified';

afterEach(() => {
  for (const element of document.querySelectorAll('kyc-enrolment')) element.remove();
  vi.restoreAllMocks();
});

/** What the return page in the element's own window says, which knows it by its mark. */
function letReturnPageSay(): void {
  const channel = new BroadcastChannel('kyc-return');
  const nonce = sessionStorage.getItem('kyc-return'); // frames have it in common with this page
  channel.postMessage({ type: 'kyc-return', result: 'success', nonce });
  channel.close();
}

const hosted = (step: 'identify' | 'sign') =>
  pageAnswer({ page: { url: `${provider}/page?step=${step}`, kind: 'hosted', step } });

/** A server that says one thing until it is told another. */
function truthful(session: object) {
  const server = {
    now: session,
    fetch: async (_: RequestInfo | URL, { method }: RequestInit = {}) =>
      Response.json(method === 'POST' ? session : server.now),
  };
  return server;
}

it('what is said in two windows, the second one for a signature', async () => {
  openFrames();
  const server = truthful(hosted('identify'));
  const { element, expectSaid } = await listenFromTheWait(server, { display: 'popup' });
  const inWindow =
    'Continue in the other window Keep this page open. We continue here when you are done there.';
  const said = [
    preparing,
    'Identity verification A new window opens for this. ' +
      'After that, a second window opens for your signature.',
  ];
  await expectSaid(...said);
  await click(element, 'Verify my identity');
  said.push(inWindow);
  await expectSaid(...said);
  server.now = hosted('sign');
  letReturnPageSay();
  said.push(
    checking,
    preparing,
    'Sign to finish Your identification is complete. The last step is your signature. ' +
      'A new window opens for this.',
  );
  await expectSaid(...said);
  await click(element, 'Continue');
  said.push(inWindow);
  await expectSaid(...said);
  server.now = { status: 'pending', pollAfterMs: 500 };
  letReturnPageSay();
  said.push(checking);
  await expectSaid(...said);
  server.now = { status: 'approved' };
  await expectSaid(...said, verified);
});

it('what is said on the way to a phone and back, with digits that are wrong at first', async () => {
  const merchant = handingMerchant();
  const { element, expectSaid } = await listenFromTheWait(merchant);
  const said = [preparing, ready];
  await expectSaid(...said);
  await click(element, 'Continue on your phone');
  said.push('Continue on your phone Scan this code with the camera of your phone.');
  await expectSaid(...said);
  merchant.elsewhere = { state: 'claimed', isQuiet: false };
  askNow();
  said.push('Type the two digits that your phone shows');
  await expectSaid(...said);
  await typeDigits(element, '41');
  said.push('Continue on your phone Those were not the digits. Please scan the new code.');
  await expectSaid(...said);
  merchant.elsewhere = { state: 'claimed', isQuiet: false };
  askNow();
  said.push('Type the two digits that your phone shows');
  await expectSaid(...said);
  await typeDigits(element, '42');
  said.push(
    'You are continuing on your phone Keep this page open. We continue here when you are done there.',
  );
  await expectSaid(...said);
  merchant.elsewhere = { ...onPhone, isQuiet: true };
  askNow();
  said.push('You are continuing on your phone We have not heard from your phone for a while.');
  await expectSaid(...said);
  merchant.status = { status: 'approved' };
  askNow();
  await expectSaid(...said, checking, verified);
});

it('what is said without a network, and when it is there again', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get');
  const merchant = merchantServer({
    session: [pageAnswer()],
    status: [new TypeError('no network'), { status: 'pending', pollAfterMs: 500 }, { status: 'approved' }],
  });
  const { element, expectSaid } = await listenFromTheWait(merchant);
  const said = [preparing, ready];
  await expectSaid(...said);
  online.mockReturnValue(false);
  letPageSay(element, { hasCompleted: true });
  said.push(
    checking,
    'Waiting for your connection… You are offline. We continue as soon as you are connected again.',
  );
  await expectSaid(...said);
  online.mockReturnValue(true);
  askNow();
  await expectSaid(...said, checking, verified);
});

/** A wall in the light: nothing to hold still for. */
function paintWall(context: CanvasRenderingContext2D): void {
  context.fillStyle = 'rgb(150 150 150)';
  context.fillRect(0, 0, 1280, 720);
}

it('what is said from the first picture of our own camera to the last', async () => {
  const camera = createDrawnCamera(paintWall);
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => camera.open());
  const uploadUrl = `/kyc/session/${SESSION_ID}`;
  const answers: Record<string, object> = {
    document: { hasError: false, isTwoSideDocument: false, pageSide: 'FRONT', type: 'PASSPORT' },
    face: { hasError: false },
  };
  const completed = later();
  const server = truthful(pageAnswer({ uploadUrl }));
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (pathname.endsWith('/complete')) return completed.answer;
    const answer = answers[pathname.replace(/.*\//, '')];
    return answer ? Response.json(answer) : server.fetch(input, init);
  };
  const { element, expectSaid } = await listenFromTheWait({ fetch }, { capture: 'own' });
  const press = (name: string) => click(element, name);
  const said = [preparing, ready];
  await expectSaid(...said);
  await press('Use the camera');
  said.push('→ Front of your document Fit it into the frame, with all corners visible.');
  said.push('Show your document in the frame.');
  await expectSaid(...said);
  await press('Take picture');
  said.push('→ Is everything easy to read? All corners are visible, the text is sharp and nothing shines.');
  await expectSaid(...said);
  await press('Use this picture');
  said.push('→ Sending your picture… Please keep this page open.');
  said.push('→ Your face Look straight ahead, with your face in the oval.');
  said.push('Show your face in the oval.');
  await expectSaid(...said);
  await press('Take picture');
  for (const number of ['3', '2', '1']) {
    said.push(number);
    await expectSaid(...said);
    askNow(); // the count goes on
  }
  said.push('→ Is your face easy to see? It is sharp, evenly lit and nothing covers it.');
  await expectSaid(...said);
  await press('Use this picture');
  said.push('→ Sending your picture… Please keep this page open.');
  said.push('→ Almost done… Please keep this page open.');
  await expectSaid(...said);
  server.now = { status: 'approved' };
  completed.give({});
  said.push('→ Checking your details… This usually takes less than a minute. You can leave this page open.');
  said.push('→ You are verified Thank you. There is nothing else to do.');
  await expectSaid(...said);
});
