import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../src/index.js';
import {
  SESSION_ID,
  click,
  create,
  frameOf,
  letPageSay,
  mount,
  pageAnswer,
  textOf,
  untilState,
} from '../support/element.js';
import { merchantServer } from '../support/merchant.js';

const dialogOf = (element: KycEnrolment): HTMLDialogElement => {
  const dialog = element.shadowRoot?.querySelector('dialog');
  if (!dialog) throw new Error('there is no dialog');
  return dialog;
};

const press = (element: KycEnrolment, key: string): boolean =>
  dialogOf(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

async function open(status: object[] = [pageAnswer()]): Promise<KycEnrolment> {
  const element = await mount(merchantServer({ session: [pageAnswer()], status }), { display: 'dialog' });
  await untilState(element, 'active');
  return element;
}

describe('display="dialog"', () => {
  it('shows the page in a modal dialog with a name', async () => {
    const element = await open();
    expect(dialogOf(element).open).to.equal(true);
    expect(dialogOf(element).matches(':modal')).to.equal(true);
    expect(dialogOf(element).getAttribute('aria-label')).to.equal('Identity verification');
    expect(dialogOf(element).contains(frameOf(element))).to.equal(true);
  });

  it('check 94: announces each state inside of the dialog, which silences everything around it', async () => {
    const element = await open([{ status: 'pending', pollAfterMs: 60_000 }]);
    const said = () => dialogOf(element).querySelector('[role=status]')?.textContent;
    await vi.waitFor(() => {
      expect(said()).to.equal('You can begin the verification.');
    });
    letPageSay(element, { hasCompleted: true });
    await vi.waitFor(() => {
      expect(element.shadowRoot?.activeElement?.textContent).to.equal('Checking your details…');
    });
    expect(said(), 'it is read where the focus is').to.equal('');
  });

  it('the question stands above the page that it asks about', async () => {
    const element = await open();
    press(element, 'Escape');
    await element.updateComplete;
    const question = element.shadowRoot?.querySelector('[part=question]');
    // what is inert is never hit
    element.shadowRoot?.querySelector('[part=content]')?.removeAttribute('inert');
    const { left, top } = question?.getBoundingClientRect() ?? new DOMRect();
    expect(element.shadowRoot?.elementFromPoint(left + 8, top + 8)).to.equal(question);
  });

  it('the question is a modal of its own, and the keyboard reaches its two answers alone', async () => {
    const element = await open();
    press(element, 'Escape');
    await element.updateComplete;
    const question = element.shadowRoot?.querySelector('[role=alertdialog]');
    expect(question?.getAttribute('aria-modal')).to.equal('true');
    const reachable = [...dialogOf(element).querySelectorAll<HTMLElement>('button, iframe')].filter(
      (one) => !one.closest('[inert]'),
    );
    expect(reachable.map((one) => one.textContent)).to.deep.equal(['Stay', 'Leave']);
  });

  for (const [headingLevel, own, below] of [
    [3, '3', '4'],
    ['3', '3', '4'],
    [undefined, '', '3'],
  ] as [number, string, string][])
    it(`has a heading of the level that is set: ${JSON.stringify(headingLevel)}`, async () => {
      const element = await mount(
        merchantServer({ session: [pageAnswer()], status: [{ status: 'pending', pollAfterMs: 60_000 }] }),
        { display: 'dialog', headingLevel },
      );
      await untilState(element, 'active');
      letPageSay(element, { hasCompleted: true });
      await vi.waitFor(() => {
        const levels = [...dialogOf(element).querySelectorAll('h2')].map((one) => [
          one.textContent,
          one.getAttribute('aria-level'),
        ]);
        expect(levels).to.deep.equal([
          ['Identity verification', own],
          ['Checking your details…', below],
        ]);
      });
    });

  it('Escape asks before it throws the enrolment away, and staying keeps the frame', async () => {
    const element = await open();
    const frame = frameOf(element);
    press(element, 'Escape');
    await element.updateComplete;
    expect(textOf(element)).to.contain('Leave the verification?');
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Stay');
    await click(element, 'Stay');
    await element.updateComplete;
    expect(textOf(element)).not.to.contain('Leave the verification?');
    expect(element.state).to.equal('active');
    expect(frameOf(element)).to.equal(frame);
  });

  it('leaving asks the server, and ends as cancelled by the user', async () => {
    const merchant = merchantServer({ session: [pageAnswer()], status: [pageAnswer()] });
    const element = await mount(merchant, { display: 'dialog' });
    await untilState(element, 'active');
    await click(element, 'Close');
    await element.updateComplete;
    await click(element, 'Leave');
    expect(await element.finished).to.deep.equal({ kind: 'cancel', sessionId: SESSION_ID, reason: 'user' });
    await element.updateComplete;
    expect(dialogOf(element).open).to.equal(false);
    expect(merchant.requests.at(-1)?.url.search).to.equal('?seen=closed');
  });

  it('leaving does not wait for a server that is away', async () => {
    const element = await mount(merchantServer({ session: [pageAnswer()], status: [503] as never }), {
      display: 'dialog',
    });
    await untilState(element, 'active');
    await click(element, 'Close');
    await element.updateComplete;
    await click(element, 'Leave');
    expect(await element.finished).to.include({ kind: 'cancel', reason: 'user' });
  });

  it('a forced close asks and shows again, with the frame kept', async () => {
    const element = await open();
    const frame = frameOf(element);
    dialogOf(element).close();
    await new Promise((resolve) => {
      dialogOf(element).addEventListener('close', resolve, { once: true });
    });
    await element.updateComplete;
    expect(dialogOf(element).open).to.equal(true);
    expect(textOf(element)).to.contain('Leave the verification?');
    expect(frameOf(element)).to.equal(frame);
  });

  it('gives the focus back to what had it', async () => {
    const opener = document.createElement('button');
    opener.textContent = 'open';
    const element = create(merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] }), {
      display: 'dialog',
      startMode: 'manual',
    });
    document.body.append(opener, element);
    opener.focus();
    element.start();
    await untilState(element, 'active');
    expect(document.activeElement).to.equal(element);
    letPageSay(element, { hasCompleted: true });
    await element.finished;
    await element.updateComplete;
    expect(document.activeElement).to.equal(opener);
    opener.remove();
    element.remove();
  });

  it('closing it while the provider is at work throws nothing away', async () => {
    const element = await open([{ status: 'pending', pollAfterMs: 60_000 }]);
    letPageSay(element, { hasCompleted: true });
    await untilState(element, 'verifying');
    await element.updateComplete;
    await click(element, 'Close');
    await element.updateComplete;
    expect(dialogOf(element).open).to.equal(false);
    expect(element.state).to.equal('verifying');
    expect(textOf(element)).to.contain('Checking your details…');
  });
});
