import { expect, fixtureCleanup } from '@open-wc/testing';
import { vi } from 'vitest';
import { KycEnrolment } from '../../src/index.js';
import { unknownWord } from '../../src/element/advice.js';
import { whyOutOfReach } from '../../src/element/advice/out-of-reach.js';
import { askAdvice } from '../../src/element/ask-advice.js';
import { register } from '../../src/element/register.js';
import { settingsInMarkup } from '../../src/element/settings.js';
import { version } from '../../src/enrolment/version.js';
import {
  TOKEN,
  askNow,
  create,
  hurried,
  letPageSay,
  mount,
  pageAnswer,
  provider,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const lines: string[] = [];
const said = vi.spyOn(console, 'error');

beforeEach(() => {
  lines.length = 0;
  said.mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => {
  fixtureCleanup();
  for (const element of document.querySelectorAll('kyc-enrolment')) element.remove();
});

const ours = () => lines.filter((line) => line.startsWith('<kyc-enrolment>'));
const untilSaid = (count = 1) =>
  vi.waitFor(
    () => {
      askNow(); // what failed is tried again at once
      expect(ours().length).to.be.at.least(count);
    },
    { timeout: 25_000 },
  );

/** Time passes only by `lookAround` from here to the test's end. */
function holdTime(): { lookAround(): void } {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return { lookAround: () => vi.advanceTimersByTime(2_000) };
}

/** Puts an element of this HTML on the page. */
function parse(text: string): KycEnrolment {
  const element = new DOMParser().parseFromString(text, 'text/html').body.firstElementChild;
  const adopted = document.importNode(element ?? document.body, true);
  document.body.append(adopted);
  if (!(adopted instanceof KycEnrolment)) throw new Error('it is no element of ours');
  return adopted;
}

describe('what is wrong with the page is said once', () => {
  it('no token source', async () => {
    const { lookAround } = holdTime();
    const element = parse('<kyc-enrolment></kyc-enrolment>');
    lookAround();
    await untilSaid();
    document.body.append(element); // moved
    parse('<kyc-enrolment></kyc-enrolment>');
    lookAround();
    await untilSaid(2);
    expect(ours()[0]).to.equal(
      '<kyc-enrolment> The element has no token source, so it never asks for a session. ' +
        'Set token-endpoint="/kyc/session", or the property requestSession. ' +
        `See docs/troubleshooting.md#the-element-does-not-start of kyc-enrolment ${version}.`,
    );
    expect(ours().length).to.equal(2);
  });

  it('a property’s name as an attribute, as server-rendered JSX writes it', async () => {
    const { lookAround } = holdTime();
    parse(
      '<kyc-enrolment tokenEndpoint="/secret-canary" class="wide" data-id="1" _ngcontent-x></kyc-enrolment>',
    );
    lookAround();
    await untilSaid();
    expect(ours()[0]).to.contain('no attribute tokenendpoint: did you mean token-endpoint?');
    expect(ours().length).to.equal(1);
    expect(ours()[0]).not.to.contain('canary');
  });

  it('a bound attribute that Alpine leaves in place is none of it', async () => {
    const { lookAround } = holdTime();
    const bound = ':token-endpoint="url" x-bind:lang="lang" :only-mobile="false" @kyc-success="go"';
    parse(`<kyc-enrolment ${bound} start-mode="manual"></kyc-enrolment>`);
    parse(`<kyc-enrolment ${bound}></kyc-enrolment>`);
    lookAround();
    await untilSaid();
    expect(ours().length).to.equal(1);
    expect(ours()[0]).to.contain('no token source');
  });

  it('a false in an attribute that is true with any text, as Vue writes it', async () => {
    const { lookAround } = holdTime();
    parse('<kyc-enrolment disabled="false" required="" start-mode="manual"></kyc-enrolment>');
    lookAround();
    await untilSaid();
    expect(ours().length).to.equal(1);
    expect(ours()[0]).to.match(/disabled="false" means disabled.* Leave the attribute off/);
  });

  it('an unknown word, with the one that is meant', async () => {
    const element = document.createElement('kyc-enrolment');
    element.setAttribute('display', 'dialogue');
    await untilSaid();
    expect(ours()[0]).to.contain(
      'display has a word that is none of inline, dialog, popup, redirect, and counts as inline. ' +
        'Did you mean dialog?',
    );
    unknownWord('canary', ['auto', 'manual'], 'start-mode');
    expect(ours()[1]).to.contain('Write one of them.');
    expect(ours()[1]).not.to.contain('canary');
  });

  it('an unknown word that a framework sets again and again', async () => {
    const element = document.createElement('kyc-enrolment');
    for (const display of ['modal', 'modal', 'inline', 'modal', 'modul'])
      element.setAttribute('display', display);
    await untilSaid(2);
    askAdvice((advice) => {
      advice.unknownWord('', ['a', 'b'], 'the-last');
    });
    await vi.waitFor(() => {
      expect(ours().at(-1)).to.contain('the-last has a word');
    });
    expect(ours().length).to.equal(3);
  });

  it('an unknown word in a property, as Vue sets it where its template has an attribute', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }), {
      display: 'overlay' as 'inline',
    });
    await untilSaid();
    expect(ours()[0]).to.contain('display has a word that is none of inline, dialog, popup, redirect');
    await untilState(element, 'active');
    expect(ours().length).to.equal(1);
  });

  it('an unknown word in markup that is read before the element is defined, too', async () => {
    const element = parse('<kyc-enrolment display="pop-up" start-mode="manual"></kyc-enrolment>');
    expect(settingsInMarkup(element).display).to.equal('inline'); // as the early request reads it
    askAdvice((advice) => {
      advice.unknownWord('', ['a', 'b'], 'last');
    });
    await vi.waitFor(() => {
      expect(ours().at(-1)).to.contain('last has a word');
    });
    expect(ours().filter((line) => line.includes('display has a word')).length).to.equal(1);
  });

  it('check 89: two versions, with their numbers: the first stays, and nothing is thrown', async () => {
    const get = vi.spyOn(customElements, 'get').mockReturnValue(
      class extends HTMLElement {
        static readonly version = '0.0.9';
      },
    );
    const define = vi.spyOn(customElements, 'define');
    register();
    expect(define.mock.calls).to.deep.equal([]);
    await untilSaid();
    expect(ours().length).to.equal(1);
    expect(ours()[0]).to.contain(`0.0.9 is used, and ${version} came later`);
    get.mockRestore();
    register(); // once more, as by a hot update of a module
    expect(define.mock.calls).to.deep.equal([]);
    expect(ours().length).to.equal(1);
    define.mockRestore();
  });
});

describe('an attempt that ends with an error', () => {
  const failing = (answer: object | number, attributes: Partial<KycEnrolment> = {}) =>
    mount(merchantServer({ session: [answer] }), attributes);

  for (const [answer, code, mend, chapter] of [
    [
      404,
      'TOKEN_REQUEST_FAILED',
      'Mount it at what token-endpoint has before /session',
      'the-token-request-fails',
    ],
    [419, 'TOKEN_REQUEST_FAILED', 'Leave the mount out of checks of CSRF tokens', 'the-token-request-fails'],
    [502, 'TOKEN_REQUEST_FAILED', 'is it started', 'the-token-request-fails'],
    [401, 'NOT_SIGNED_IN', 'Sign the customer in first', 'the-login-is-lost'],
    [{ status: 'page', page: {} }, 'TOKEN_RESPONSE_INVALID', 'docs/contract.md', 'the-token-request-fails'],
    [
      pageAnswer({ page: { url: `http://other.example/?token=${TOKEN}`, kind: 'web-enrolment' } }),
      'URL_NOT_ALLOWED',
      'Correct provider-origins',
      'the-element-does-not-start',
    ],
  ] as const) {
    it(`is told in one line: ${code}, ${JSON.stringify(answer).slice(0, 20)}`, async () => {
      const element = await failing(answer);
      await hurried(element.finished);
      await untilSaid();
      expect(ours()[0]).to.contain(`<kyc-enrolment> ${code}: `);
      expect(ours()[0]).to.contain(mend);
      expect(ours()[0]).to.contain(`See docs/troubleshooting.md#${chapter} `);
      expect(lines.join('\n')).not.to.contain(TOKEN);
      element.restart();
      await hurried(element.finished);
      await untilSaid(2);
      expect(ours().length).to.equal(2);
    });
  }

  /** An attempt whose status is refused. */
  async function unknownStatus(status: number | Response): Promise<void> {
    const element = await mount(merchantServer({ session: [pageAnswer()], status: [status] }));
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    expect(await hurried(element.finished)).to.include({ code: 'SESSION_EXPIRED' });
  }

  it('is told of a status address that is not the kit’s', async () => {
    await unknownStatus(404);
    await untilSaid();
    expect(ours()[0]).to.contain('SESSION_EXPIRED: ').and.contain('mount everything below the mount');
    expect(ours()[0]).to.contain('baseUrl').and.contain('#the-token-request-fails ');
  });

  it('says nothing of a session that the kit does not know any more', async () => {
    await unknownStatus(Response.json({ code: 'SESSION_NOT_FOUND' }, { status: 404 }));
    await mount(merchantServer({ session: [404] }));
    await untilSaid();
    expect(ours().map((line) => line.split(':')[0])).to.deep.equal(['<kyc-enrolment> TOKEN_REQUEST_FAILED']);
  });

  it('is told of an origin that the kit does not list', async () => {
    const refused = new Response('{"code":"ORIGIN_REFUSED"}', {
      status: 403,
      headers: { 'content-type': 'application/problem+json' },
    });
    await failing(refused);
    await untilSaid();
    expect(ours()[0]).to.contain(`Its origins have to list ${location.origin}.`);
  });

  it('names CORS where a plain request is answered', async () => {
    parse(`<kyc-enrolment token-endpoint="${provider}/page?secret=canary"></kyc-enrolment>`);
    await untilSaid();
    expect(ours()[0]).to.contain(`${provider} answers, and CORS hides it`);
    expect(ours()[0]).to.contain('#another-origin');
    expect(ours()[0]).not.to.contain('canary');
  });

  it('does not name CORS where nobody answers', async () => {
    parse('<kyc-enrolment token-endpoint="http://127.0.0.1:4/kyc/session"></kyc-enrolment>');
    await untilSaid();
    expect(ours()[0]).to.contain('Start it, or add http://127.0.0.1:4 to connect-src');
  });

  it('does not name CORS or a policy where an https page asks an http address', async () => {
    const page = 'https://shop.example';
    const mendFrom = async (address: string) => (await whyOutOfReach(new URL(address), page)).mend;
    expect(await mendFrom('http://shop.example:1/kyc/session')).to.contain('write https');
    expect(await mendFrom('http://127.0.0.1:4/kyc/session')).to.contain('Start it');
  });

  it('does not have "null" listed where a sandbox or a file leaves the page without an origin', async () => {
    const { mend } = await whyOutOfReach(new URL(`${provider}/page`), 'null');
    expect(mend).to.contain('allow-same-origin').and.not.to.contain('null');
  });

  it('is told of a kit that asks for no consent', async () => {
    const none = Response.json({ code: 'NOT_FOUND' }, { status: 404 });
    const merchant = merchantServer({ session: [404], consent: { texts: [none] } });
    const element = await mount(merchant, { consentEndpoint: '/kyc/consent' });
    expect(await hurried(element.finished)).to.include({ code: 'CONSENT_UNAVAILABLE' });
    await untilSaid();
    expect(ours()[0]).to.contain('The kit has no requireConsent');
  });

  it('says nothing of a verdict, and nothing where all goes well', async () => {
    for (const status of ['rejected', 'failed', 'approved']) {
      const element = await mount(merchantServer({ session: [{ sessionId: 'a', status }] }));
      await element.finished;
    }
    const element = create(merchantServer({ session: [404] }));
    document.body.append(element);
    await untilState(element, 'failed');
    await untilSaid();
    expect(ours().length).to.equal(1); // of the last alone
  });
});
