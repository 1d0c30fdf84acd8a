import { expect } from '@open-wc/testing';
import {
  SESSION_ID,
  click,
  create,
  frameOf,
  letPageSay,
  mount,
  pageAnswer,
  provider,
  recordEvents,
  trustmaticAnswer,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const nextFrame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });

describe('a listener that acts', () => {
  it('cancel() on "active" is the last that anyone hears of the attempt', async () => {
    const element = create(merchantServer({ session: [pageAnswer()] }));
    const { names } = recordEvents(element);
    element.addEventListener('kyc-state', ({ detail }) => {
      if (detail.state === 'active') element.cancel();
    });
    document.body.append(element);
    await element.finished;
    await nextFrame();
    expect(names.at(-1)).to.equal('kyc-cancel');
    expect(names.filter((name) => name === 'kyc-cancel')).to.have.length(1);
    element.remove();
  });

  it('restart() on "failed" begins after the error was told', async () => {
    const element = create(merchantServer({ session: [409, pageAnswer()] }));
    const { names } = recordEvents(element);
    element.addEventListener('kyc-state', ({ detail }) => {
      if (detail.state === 'failed') element.restart();
    });
    document.body.append(element);
    await untilState(element, 'active');
    const told = names.map((name) => name.replace('kyc-', ''));
    expect(told.indexOf('error')).to.be.lessThan(told.lastIndexOf('state:active'));
    expect(told.slice(0, 3)).to.deep.equal(
      ['state:starting', 'state:failed', 'error'].filter((name) => told.includes(name)),
    );
    expect(names.filter((name) => name === 'kyc-error')).to.have.length(1);
    element.remove();
  });

  it('cancel() inside requestSession leaves no attempt behind', async () => {
    const element = create(merchantServer({ session: [404] }), {
      requestSession: () => {
        element.cancel();
        return Promise.resolve(trustmaticAnswer);
      },
    });
    document.body.append(element);
    await element.finished;
    await nextFrame();
    expect(element.state).to.equal('cancelled');
    element.remove();
  });
});

describe('a page that failed', () => {
  it('ends also when the status endpoint is away', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()], status: [503] }));
    await untilState(element, 'active');
    letPageSay(element, { hasError: true, error: 'INTERNAL_ERROR' });
    expect(await element.finished).to.include({ kind: 'error', code: 'INTERNAL_ERROR' });
  });
});

describe('a removal', () => {
  it('takes the custom state with it, and keeps an end that was reached', async () => {
    const merchant = merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] });
    const element = await mount(merchant);
    await untilState(element, 'active');
    element.remove();
    await element.finished;
    expect(element.matches(':state(active)')).to.equal(false);
    document.body.append(element);
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    await element.finished;
    element.remove();
    await nextFrame();
    document.body.append(element);
    await nextFrame();
    expect(element.value).to.equal(SESSION_ID);
    expect(merchant.posts).to.have.length(2);
    element.remove();
  });

  it('a move of an open dialog keeps it modal', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }), { display: 'dialog' });
    await untilState(element, 'active');
    const box = document.body.appendChild(document.createElement('section'));
    box.append(element);
    await nextFrame();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('dialog')?.matches(':modal')).to.equal(true);
    box.remove();
  });
});

describe('start-mode="visible"', () => {
  it('starts nothing after an attempt that was started and cancelled by hand', async () => {
    const merchant = merchantServer({ session: [pageAnswer()] });
    const spacer = document.createElement('div');
    spacer.setAttribute('style', 'height: 5000px');
    const element = create(merchant, { startMode: 'visible' });
    document.body.append(spacer, element);
    await element.updateComplete;
    element.start();
    element.cancel();
    await element.finished;
    element.scrollIntoView();
    await nextFrame();
    await nextFrame();
    expect(merchant.posts).to.have.length(1);
    expect(element.state).to.equal('cancelled');
    spacer.remove();
    element.remove();
  });
});

describe('configuration', () => {
  it('an address that is none is CONFIGURATION_INVALID', async () => {
    const element = await mount(merchantServer({ session: [404] }), { tokenEndpoint: 'http://[' });
    expect(await element.finished).to.include({ code: 'CONFIGURATION_INVALID', retryable: false });
  });

  it('a display that changes before a restart is the next attempt’s', async () => {
    const never = new Promise<Response>(() => undefined);
    const element = await mount(merchantServer({ session: [never, pageAnswer()] }));
    element.display = 'dialog';
    element.restart();
    await untilState(element, 'active');
    expect(element.shadowRoot?.querySelector('dialog')?.open).to.equal(true);
  });

  it('a returnUrl of another scheme is not passed on', async () => {
    const answer = { sessionId: SESSION_ID, status: 'approved', returnUrl: `blob:${location.origin}/x` };
    const element = await mount(merchantServer({ session: [answer] }));
    expect(await element.finished).not.to.have.property('returnUrl');
  });
});

describe('the question of the dialog', () => {
  it('takes the focus once, and is gone when the page is done', async () => {
    const element = await mount(
      merchantServer({
        session: [pageAnswer()],
        status: [{ status: 'pending', pollAfterMs: 500 }, pageAnswer({}, '/page?second')],
      }),
      { display: 'dialog' },
    );
    await untilState(element, 'active');
    await click(element, 'Close');
    await element.updateComplete;
    const leave = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
      (button) => button.textContent === 'Leave',
    );
    leave?.focus();
    element.requestUpdate();
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(leave);
    letPageSay(element, { hasCompleted: true });
    await untilState(element, 'verifying');
    await untilState(element, 'active');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[role=alertdialog]')).to.equal(null);
  });
});

describe('kyc-ready', () => {
  it("is fired once for a page, not for the page's own steps", async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()] }));
    const { names } = recordEvents(element);
    await untilState(element, 'active');
    const frame = frameOf(element);
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    frame.contentWindow?.location.replace(`${provider}/page?step=2`);
    await loaded;
    expect(names.filter((name) => name === 'kyc-ready')).to.have.length(1);
  });
});
