import { expect, waitUntil } from '@open-wc/testing';
import { SESSION_ID, create, frameOf, letPageSay, pageAnswer, untilState } from '../support/element.js';
import { merchantServer, type MerchantServer } from '../support/merchant.js';

function formWith(merchant: MerchantServer, attributes: object = {}) {
  const form = document.createElement('form');
  const element = create(merchant, { name: 'kyc', required: true, ...attributes });
  form.append(element);
  document.body.append(form);
  return { form, element };
}

const approving = () => merchantServer({ session: [pageAnswer()], status: [{ status: 'approved' }] });

describe('in a form', () => {
  it('is missing its value until the customer has succeeded, then is the session id', async () => {
    const { form, element } = formWith(approving());
    await element.updateComplete;
    expect(element.form).to.equal(form);
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.validationMessage).to.equal('Please verify your identity first.');
    expect(form.checkValidity()).to.equal(false);
    expect(new FormData(form).get('kyc')).to.equal(null);
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    await element.finished;
    expect(form.checkValidity()).to.equal(true);
    expect(element.value).to.equal(SESSION_ID);
    expect(new FormData(form).get('kyc')).to.equal(SESSION_ID);
    form.remove();
  });

  it('is missing its value at once, and says so where the customer is and in their language', async () => {
    const { form, element } = formWith(approving(), { startMode: 'manual', lang: 'de' });
    expect(form.checkValidity()).to.equal(false);
    await element.updateComplete;
    await waitUntil(() => element.validationMessage !== 'Please verify your identity first.');
    form.requestSubmit();
    expect(document.activeElement).to.equal(element);
    form.remove();
  });

  it("says what is missing in the page's own words", async () => {
    const { form, element } = formWith(approving(), { startMode: 'manual', lang: 'en' });
    element.texts = { required: 'Identify yourself first.' };
    await element.updateComplete;
    expect(element.validationMessage).to.equal('Identify yourself first.');
    form.remove();
  });

  for (const [name, texts] of Object.entries({
    'not there yet': { required: undefined, failed: undefined, title: undefined },
    empty: { required: '', failed: '', title: '' },
    null: null,
  }))
    it(`says it in our words while the page's own are ${name}`, async () => {
      const merchant = merchantServer({ session: [pageAnswer()], status: [403] });
      const { form, element } = formWith(merchant, { lang: 'en', texts });
      await untilState(element, 'active');
      expect(element.validationMessage).to.equal('Please verify your identity first.');
      expect(frameOf(element).title).to.match(/^Identity verification( \d+)?$/);
      letPageSay(element, { hasCompleted: true });
      await element.finished;
      expect(element.validity.customError).to.equal(true);
      expect(element.validationMessage).not.to.equal('');
      form.remove();
    });

  it('a failure is a custom error', async () => {
    const { form, element } = formWith(merchantServer({ session: [401] }), { required: false });
    await element.finished;
    expect(element.validity.customError).to.equal(true);
    expect(element.checkValidity()).to.equal(false);
    form.remove();
  });

  it('reset clears the value and starts nothing', async () => {
    const merchant = approving();
    const { form, element } = formWith(merchant);
    await untilState(element, 'active');
    letPageSay(element, { hasCompleted: true });
    await element.finished;
    form.reset();
    await element.updateComplete;
    expect(element.value).to.equal('');
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.state).to.equal('idle');
    expect(merchant.posts).to.have.length(1);
    form.remove();
  });

  it('disabled does not kill a running attempt', async () => {
    const { form, element } = formWith(approving());
    await untilState(element, 'active');
    element.disabled = true;
    await element.updateComplete;
    expect(element.state).to.equal('active');
    letPageSay(element, { hasCompleted: true });
    expect(await element.finished).to.include({ kind: 'success' });
    form.remove();
  });
});

describe('from outside', () => {
  it('invoker commands start, restart and cancel', async () => {
    const merchant = approving();
    const { form, element } = formWith(merchant, { startMode: 'manual' });
    const send = (command: string) => element.dispatchEvent(Object.assign(new Event('command'), { command }));
    await element.updateComplete;
    send('--start');
    await untilState(element, 'active');
    send('--restart');
    await untilState(element, 'starting');
    await untilState(element, 'active');
    send('--cancel');
    expect(await element.finished).to.include({ kind: 'cancel', reason: 'page' });
    expect(merchant.posts).to.have.length(2);
    form.remove();
  });

  it('each state is a custom state', async () => {
    const { form, element } = formWith(approving());
    const matches = (state: string) => element.matches(`:state(${state})`);
    await untilState(element, 'active');
    expect(matches('active')).to.equal(true);
    expect(matches('starting')).to.equal(false);
    form.remove();
  });

  it('finished is the same promise before the first start and during it', async () => {
    const element = create(approving(), { startMode: 'manual' });
    const { finished } = element;
    document.body.append(element);
    await element.updateComplete;
    element.start();
    expect(element.finished).to.equal(finished);
    element.cancel();
    expect(await finished).to.include({ kind: 'cancel' });
    element.start();
    expect(element.finished).not.to.equal(finished);
    element.remove();
  });
});
