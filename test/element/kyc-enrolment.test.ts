import { expect } from '@open-wc/testing';
import { KycEnrolment } from '../../src/index.js';
import {
  SESSION_ID,
  TOKEN,
  click,
  create,
  frameOf,
  hurried,
  letPageSay,
  mount,
  pageAnswer,
  provider,
  recordEvents,
  textOf,
  trustmaticAnswer,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

describe('an enrolment', () => {
  it('goes from the token request through the page and the wait to the verdict', async () => {
    const merchant = merchantServer({
      session: [pageAnswer()],
      status: [
        { status: 'pending', pollAfterMs: 500 },
        { status: 'approved', level: 'HIGH', score: 94, returnUrl: '/done' },
      ],
    });
    const element = create(merchant);
    const { names, events } = recordEvents(element);
    document.body.append(element);
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    await untilState(element, 'verifying'); // a page's word takes longer than a hurry on a busy machine
    const outcome = await hurried(element.finished);

    expect(names).to.deep.equal([
      'kyc-state:starting',
      'kyc-state:loading',
      'kyc-state:active',
      'kyc-ready',
      'kyc-state:verifying',
      'kyc-submit',
      'kyc-state:succeeded',
      'kyc-success',
    ]);
    const detail = {
      sessionId: SESSION_ID,
      outcome: 'approved',
      level: 'HIGH',
      score: 94,
      returnUrl: '/done',
    };
    expect(events.at(-1)?.detail).to.deep.equal(detail);
    expect(outcome).to.deep.equal({ kind: 'success', ...detail });
    expect(element.outcome).to.equal(outcome);
    await vi.waitFor(() => {
      expect(textOf(element)).to.contain('You are verified');
    });
    expect(
      merchant.requests.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
    ).to.deep.equal([
      'POST /kyc/session',
      `GET /kyc/session/${SESSION_ID}?seen=submitted`,
      `GET /kyc/session/${SESSION_ID}`,
    ]);
    element.remove();
  });

  it('tells the token endpoint its wishes, with an idempotency key', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    await mount(merchant, { lang: 'pt-BR' });
    const [post] = merchant.posts;
    expect(post?.headers.get('Idempotency-Key')).to.match(/^[0-9a-f-]{36}$/);
    expect(post?.body).to.deep.equal({
      language: 'pt-BR',
      display: 'inline',
      capture: 'hosted',
      restart: false,
    });
  });

  it('tells the time zone where the page asks for it, by a name or the browser’s own', async () => {
    for (const [timeZone, sent] of [
      ['Europe/Sofia', 'Europe/Sofia'],
      ['auto', Intl.DateTimeFormat().resolvedOptions().timeZone],
    ] as const) {
      const merchant = merchantServer({ session: [pageAnswer()] });
      await mount(merchant, { timeZone });
      expect(merchant.posts[0]?.body).to.include({ timeZone: sent });
    }
  });

  it('ends with "submitted" where the answer has no statusUrl', async () => {
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }));
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    expect(await element.finished).to.deep.equal({
      kind: 'success',
      sessionId: SESSION_ID,
      outcome: 'submitted',
    });
  });

  it('asks requestSession instead of the token endpoint', async () => {
    const merchant = merchantServer({ session: [404] });
    const requests: unknown[] = [];
    const element = await mount(merchant, {
      requestSession: (request) => {
        requests.push(request);
        return Promise.resolve(trustmaticAnswer);
      },
    });
    await untilState(element, 'active');
    // nothing that is undefined: the page may send it on as a form
    expect(requests).to.deep.equal([
      { language: 'en', display: 'inline', capture: 'hosted', restart: false },
    ]);
    expect(merchant.requests).to.have.length(0);
  });

  for (const [status, code] of [
    ['rejected', 'VERIFICATION_REJECTED'],
    ['failed', 'VERIFICATION_FAILED'],
  ] as const) {
    it(`ends a verdict ${status} as ${code}, with its level and score`, async () => {
      const merchant = merchantServer({
        session: [pageAnswer()],
        status: [{ status, level: 'LOW', score: 12 }],
      });
      const element = await mount(merchant);
      await untilState(element, 'active');
      letPageSay(element, { hasCompleted: true });
      const outcome = await element.finished;
      expect(outcome).to.include({ kind: 'error', code, level: 'LOW', score: 12, sessionId: SESSION_ID });
    });
  }

  it('resumes: an open session that is pending is waited for, without a page', async () => {
    const merchant = merchantServer({
      session: [{ sessionId: SESSION_ID, statusUrl: '/kyc/s', status: 'pending', pollAfterMs: 500 }],
      status: [{ status: 'review' }],
    });
    const element = await mount(merchant);
    expect(await hurried(element.finished)).to.deep.equal({
      kind: 'success',
      sessionId: SESSION_ID,
      outcome: 'review',
    });
  });

  it('takes an unknown status word for pending', async () => {
    const merchant = merchantServer({
      session: [{ sessionId: SESSION_ID, statusUrl: '/kyc/s', status: 'thinking', pollAfterMs: 500 }],
      status: [{ status: 'approved', level: 'STRANGE' }],
    });
    const element = await mount(merchant);
    expect(await hurried(element.finished)).to.deep.include({ outcome: 'approved', level: 'UNKNOWN' });
  });

  it('waits when the server still answers the page that was finished', async () => {
    const merchant = merchantServer({
      session: [pageAnswer()],
      status: [pageAnswer(), { status: 'approved' }],
    });
    const element = await mount(merchant);
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    await untilState(element, 'verifying');
    expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
    expect(await hurried(element.finished)).to.include({ outcome: 'approved' });
  });
});

describe('what a page reports', () => {
  it('check 36: SESSION_ALREADY_COMPLETED means finished, and the server is asked', async () => {
    const element = await mount(
      merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] }),
    );
    await untilState(element, 'active');
    letPageSay(element, { hasError: true, error: 'SESSION_ALREADY_COMPLETED' });
    expect(await element.finished).to.include({ kind: 'success', outcome: 'approved' });
  });

  it('check 35: SESSION_UNAUTHORIZED renews once, and is an error the second time', async () => {
    const merchant = merchantServer({ session: [pageAnswer()], status: [pageAnswer()] });
    const element = await mount(merchant);
    await untilState(element, 'active');
    letPageSay(element, { hasError: true, error: 'SESSION_UNAUTHORIZED' });
    await untilState(element, 'loading');
    await untilState(element, 'active');
    expect(merchant.posts.map(({ body }) => (body as { restart: boolean }).restart)).to.deep.equal([
      false,
      true,
    ]);
    letPageSay(element, { hasError: true, error: 'SESSION_UNAUTHORIZED' });
    expect(await element.finished).to.include({
      kind: 'error',
      code: 'SESSION_UNAUTHORIZED',
      retryable: true,
    });
    expect(merchant.posts).to.have.length(2);
  });

  it('ends INTERNAL_ERROR as itself when the server has nothing better', async () => {
    const merchant = merchantServer({ session: [pageAnswer()], status: [pageAnswer()] });
    const element = await mount(merchant);
    await untilState(element, 'active');
    letPageSay(element, { hasError: true, error: 'INTERNAL_ERROR' });
    expect(await element.finished).to.include({ kind: 'error', code: 'INTERNAL_ERROR' });
    expect(merchant.requests.at(-1)?.url.search).to.equal('?seen=failed');
  });

  it('check 11: an unknown code is UNKNOWN_PROVIDER_ERROR, its raw value capped', async () => {
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }));
    await untilState(element, 'active');
    letPageSay(element, { hasError: true, error: `<b>${'x'.repeat(100)}` });
    const outcome = await element.finished;
    expect(outcome).to.include({ code: 'UNKNOWN_PROVIDER_ERROR', providerCode: `<b>${'x'.repeat(61)}` });
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
  });

  it('check 9: completed and failed at once is failed', async () => {
    const element = await mount(merchantServer({ session: [trustmaticAnswer] }));
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true, hasError: true, error: 'INTERNAL_ERROR' });
    expect(await element.finished).to.include({ kind: 'error', code: 'INTERNAL_ERROR' });
  });

  it('check 7: a message that comes before the load event counts', async () => {
    const early = encodeURIComponent(
      JSON.stringify({ sessionId: SESSION_ID, hasCompleted: true, hasError: false }),
    );
    const answer = { ...trustmaticAnswer, webEnrolmentUrl: `${provider}/page?say=${early}` };
    const element = await mount(merchantServer({ session: [answer] }));
    expect(await element.finished).to.include({ outcome: 'submitted' });
  });
});

describe('the frame', () => {
  it('check 27: the token reaches no attribute, property, Resource Timing entry or event', async () => {
    const element = create(merchantServer({ session: [trustmaticAnswer] }));
    const { events } = recordEvents(element);
    document.body.append(element);
    await untilState(element, 'active');
    expect(element.shadowRoot?.innerHTML).not.to.contain(TOKEN);
    expect(frameOf(element).src).to.equal('');
    expect(JSON.stringify(performance.getEntries())).not.to.contain(TOKEN);
    expect(JSON.stringify(events.map(({ detail }) => detail))).not.to.contain(TOKEN);
    expect(location.href).not.to.contain(TOKEN);
    const values = [];
    for (const name in element) values.push(String(element[name as keyof KycEnrolment]));
    expect(values.join()).not.to.contain(TOKEN);
    element.remove();
  });

  it('check 20: camera is allowed for every listed origin, and nothing else is', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }), {
      providerOrigins: [provider, 'https://kyc.example'],
    });
    await untilState(element, 'active');
    expect(frameOf(element).allow).to.equal(`camera ${provider} https://kyc.example`);
  });

  it('has a localised title, unique on the page', async () => {
    const [first, second] = await Promise.all(
      ['en', 'en'].map((lang) => mount(merchantServer({ session: [pageAnswer()] }), { lang })),
    );
    if (!first || !second) throw new Error();
    await Promise.all([untilState(first, 'active'), untilState(second, 'active')]);
    expect(frameOf(first).title).to.match(/^Identity verification/);
    expect(frameOf(first).title).not.to.equal(frameOf(second).title);
    first.remove();
    second.remove();
    const [third] = [await mount(merchantServer({ session: [pageAnswer()] }))];
    await untilState(third, 'active');
    expect(frameOf(third).title, 'no number of elements that have gone').to.equal('Identity verification');
  });

  it('that the page’s policy keeps out ends as FRAME_BLOCKED, by whichever of its origins', async () => {
    const providerOrigins = [provider, 'https://second.example'];
    const element = await mount(merchantServer({ session: [pageAnswer()] }), { providerOrigins });
    await untilState(element, 'active');
    const violation = (blockedURI: string) =>
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        blockedURI,
        effectiveDirective: 'frame-src',
        violatedDirective: 'frame-src',
        documentURI: location.href,
        originalPolicy: '',
        disposition: 'enforce',
        statusCode: 200,
      });
    window.dispatchEvent(violation('https://other.example'));
    expect(element.state).to.equal('active');
    window.dispatchEvent(violation('https://second.example'));
    expect(await element.finished).to.include({ code: 'FRAME_BLOCKED' });
  });

  it('has a title of its own also where elements stand in other roots, or come before it', async () => {
    const hosts = ['first', 'second', 'third'].map(() => document.createElement('section'));
    const elements: KycEnrolment[] = [];
    for (const host of hosts) {
      document.body.prepend(host);
      const element = create(merchantServer({ session: [pageAnswer()] }));
      (host === hosts[2] ? host : host.attachShadow({ mode: 'open' })).append(element);
      await untilState(element, 'active');
      elements.push(element);
    }
    const titles = () => elements.map((element) => frameOf(element).title);
    const [first, second, third] = titles();
    expect(new Set(titles()).size).to.equal(3);
    hosts[0]?.append(hosts[1] as HTMLElement); // moved
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    expect(titles()).to.deep.equal([first, second, third]);
    for (const host of hosts) host.remove();
  });

  it('check 28: a restart adds nothing to the history', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }));
    await untilState(element, 'active');
    const before = history.length;
    element.restart();
    await untilState(element, 'starting');
    await untilState(element, 'active');
    expect(history.length).to.equal(before);
  });

  it('check 26: a move by append loads the page again, in the same attempt', async () => {
    const merchant = merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] });
    const element = await mount(merchant);
    const { names } = recordEvents(element);
    await untilState(element, 'active');
    const ready = new Promise((resolve) => {
      element.addEventListener('kyc-ready', resolve, { once: true });
    });
    const box = document.createElement('div');
    document.body.append(box);
    box.append(element);
    await ready;
    letPageSay(element, { hasCompleted: true });
    expect(await element.finished).to.include({ outcome: 'approved' });
    expect(merchant.posts).to.have.length(1);
    expect(names.filter((name) => name === 'kyc-success')).to.have.length(1);
    box.remove();
  });

  for (const address of [
    'javascript:alert(1)',
    ' \tjava\nscript:alert(1)',
    'data:text/html,x',
    'http://kyc.example/x',
    'https://a:b@kyc.example/',
    '/relative',
  ]) {
    it(`checks 15 and 17: refuses a page at ${JSON.stringify(address)}`, async () => {
      const element = await mount(
        merchantServer({ session: [{ ...trustmaticAnswer, webEnrolmentUrl: address }] }),
      );
      expect(await element.finished).to.include({ kind: 'error', code: 'URL_NOT_ALLOWED', retryable: false });
      expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
    });
  }

  it('check 16: refuses a page of an origin that is not listed', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }), {
      providerOrigins: ['https://kyc.example'],
    });
    expect(await element.finished).to.include({ code: 'URL_NOT_ALLOWED' });
  });
});

describe('the end of an attempt', () => {
  it('cancel() ends it as cancelled by the page', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }));
    const { names } = recordEvents(element);
    await untilState(element, 'active');
    element.cancel();
    element.cancel();
    expect(await element.finished).to.deep.equal({ kind: 'cancel', sessionId: SESSION_ID, reason: 'page' });
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
    expect(names.filter((name) => name === 'kyc-cancel')).to.have.length(1);
    await click(element, 'Start again');
    await untilState(element, 'active');
  });

  it('restart() supersedes it silently and asks for a new session', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const element = await mount(merchant);
    const { names } = recordEvents(element);
    await untilState(element, 'active');
    const { finished } = element;
    element.restart();
    expect(element.finished).not.to.equal(finished);
    expect(await finished).to.deep.equal({ kind: 'cancel', sessionId: SESSION_ID, reason: 'restart' });
    await untilState(element, 'active');
    expect(merchant.posts.map(({ body }) => (body as { restart: boolean }).restart)).to.deep.equal([
      false,
      true,
    ]);
    expect(names.filter((name) => /cancel|error|success/.test(name))).to.deep.equal([]);
  });

  it('removal ends it silently and leaves nothing', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }));
    const { names } = recordEvents(element);
    await untilState(element, 'active');
    const { finished } = element;
    names.length = 0;
    element.remove();
    expect(await finished).to.deep.equal({ kind: 'cancel', sessionId: SESSION_ID, reason: 'removed' });
    expect(names).to.deep.equal([]);
    expect(element.state).to.equal('idle');
    expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
  });

  it('check 30: an answer that comes after the removal mounts nothing and says nothing', async () => {
    let answer: (response: Response) => void = () => undefined;
    const merchant = merchantServer({
      session: [
        new Promise<Response>((resolve) => {
          answer = resolve;
        }),
      ],
    });
    const element = await mount(merchant);
    const { names } = recordEvents(element);
    const { finished } = element;
    element.remove();
    await finished;
    answer(Response.json(pageAnswer()));
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    expect(names).to.deep.equal([]);
    expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
  });
});

describe('the start', () => {
  it('check 29: disconnecting and connecting again in one tick, and a double start, ask once', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const element = create(merchant);
    document.body.append(element);
    element.remove();
    document.body.append(element);
    element.start();
    element.start();
    await untilState(element, 'active');
    expect(merchant.posts).to.have.length(1);
    element.remove();
  });

  it('waits for a token source', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const element = await mount(merchant, { tokenEndpoint: '' });
    expect(element.state).to.equal('idle');
    element.tokenEndpoint = '/kyc/session';
    await untilState(element, 'active');
    expect(merchant.posts).to.have.length(1);
  });

  it('the token request leaves before the first render', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const element = create(merchant);
    const isRendered: boolean[] = [];
    element.fetch = (...request) => {
      isRendered.push(Boolean(element.shadowRoot?.querySelector('[part=base]')));
      return merchant.fetch(...request);
    };
    document.body.append(element);
    await untilState(element, 'active');
    expect(isRendered).to.deep.equal([false]);
    element.remove();
  });

  it('manual waits for the button', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const element = await mount(merchant, { startMode: 'manual' });
    expect(merchant.posts).to.have.length(0);
    await click(element, 'Verify my identity', { times: 2 });
    await untilState(element, 'active');
    expect(merchant.posts).to.have.length(1);
  });

  it('says kyc-submit only after the last page of a journey that was resumed', async () => {
    const waiting = { status: 'pending', step: 'identify', pollAfterMs: 500 };
    const signing = {
      status: 'page',
      page: { url: `${provider}/page?leg=sign`, kind: 'hosted', step: 'sign' },
    };
    const { sessionId, statusUrl } = pageAnswer();
    const merchant = merchantServer({
      session: [{ sessionId, statusUrl, ...waiting }],
      status: [
        waiting,
        signing,
        { status: 'pending', step: 'sign', pollAfterMs: 500 },
        { status: 'approved' },
      ],
    });
    const element = create(merchant, { frameHostedPages: true });
    const { names } = recordEvents(element);
    document.body.append(element);
    await untilState(element, 'verifying');
    await hurried(untilState(element, 'loading'));
    expect(names).not.to.contain('kyc-submit');
    await hurried(element.finished);
    expect(names.filter((name) => name === 'kyc-submit')).to.have.length(1);
    element.remove();
  });

  it('visible waits until the element is in view', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const spacer = document.createElement('div');
    spacer.className = 'spacer';
    spacer.setAttribute('style', 'height: 5000px');
    const element = create(merchant, { startMode: 'visible' });
    document.body.append(spacer, element);
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
    expect(merchant.posts).to.have.length(0);
    element.scrollIntoView();
    await untilState(element, 'active');
    element.remove();
    spacer.remove();
  });

  it('visible, and disabled when it comes into view, starts once it is enabled', async () => {
    const spacer = document.createElement('div');
    spacer.setAttribute('style', 'height: 5000px');
    const [element, other] = [0, 1].map(() =>
      create(merchantServer({ session: [pageAnswer()] }), { startMode: 'visible' }),
    ) as [KycEnrolment, KycEnrolment];
    const row = document.createElement('div');
    row.setAttribute('style', 'display: flex');
    row.append(element, other);
    document.body.append(spacer, row);
    await element.updateComplete;
    element.disabled = true;
    row.scrollIntoView();
    await untilState(other, 'active'); // which has come into view no sooner
    expect(element.state).to.equal('idle');
    element.disabled = false;
    await untilState(element, 'active');
    for (const one of [spacer, row]) one.remove();
  });

  it('disabled, or in a disabled fieldset, does not start', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const element = await mount(merchant, { disabled: true });
    element.start();
    expect(element.state).to.equal('idle');
    const fieldset = document.createElement('fieldset');
    fieldset.disabled = true;
    element.disabled = false;
    document.body.append(fieldset);
    fieldset.append(element);
    await element.updateComplete;
    element.start();
    expect(element.state).to.equal('idle');
    fieldset.disabled = false;
    await untilState(element, 'active');
    fieldset.remove();
  });

  it('check 41: an attribute that changes in mid-attempt restarts nothing', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const element = await mount(merchant);
    await untilState(element, 'active');
    const frame = frameOf(element);
    const { height } = element.getBoundingClientRect();
    element.display = 'dialog';
    element.crossDevice = false;
    element.lang = 'de';
    element.tokenEndpoint = '/elsewhere';
    await element.updateComplete;
    expect(element.state).to.equal('active');
    expect(frameOf(element)).to.equal(frame);
    expect(element.getBoundingClientRect().height).to.equal(height);
    expect(merchant.posts).to.have.length(1);
  });
});
