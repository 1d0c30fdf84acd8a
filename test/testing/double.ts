// What is asked of the double where there is only half a browser.

import { KycErrorEvent, KycReadyEvent, KycStateEvent, KycSubmitEvent, KycSuccessEvent } from 'kyc-enrolment';
import {
  doubleOf,
  play,
  registerDouble,
  type KycEnrolmentDouble,
  type Scenario,
} from 'kyc-enrolment/testing';

/** As a page under test makes it: it knows nothing of a double. */
function add(markup: Record<string, string> = { 'token-endpoint': '/kyc/session' }): KycEnrolmentDouble {
  const element = document.createElement('kyc-enrolment');
  for (const [name, value] of Object.entries(markup)) element.setAttribute(name, value);
  document.body.append(element);
  return doubleOf(element);
}

const eventTypes = ['state', 'ready', 'submit', 'success', 'error', 'cancel'] as const;

function record(element: KycEnrolmentDouble): Event[] {
  const events: Event[] = [];
  for (const type of eventTypes) element.addEventListener(`kyc-${type}`, (event) => events.push(event));
  return events;
}

/** Rejections and rendering are done. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve));

export function describeDouble(): void {
  beforeAll(() => {
    registerDouble();
  });
  beforeEach(() => {
    play('approved');
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  describe('the double', () => {
    it('plays an approval by itself, with the real events in their order', async () => {
      const element = add();
      const events = record(element);
      expect(element.state).toBe('idle');
      const outcome = await element.finished;
      expect(outcome).toEqual({ kind: 'success', sessionId: element.sessionId, outcome: 'approved' });
      expect(element.outcome).toEqual(outcome);
      expect(events.map(({ constructor }) => constructor)).toEqual([
        KycStateEvent,
        KycStateEvent,
        KycStateEvent,
        KycReadyEvent,
        KycStateEvent,
        KycSubmitEvent,
        KycStateEvent,
        KycSuccessEvent,
      ]);
      expect(events.every(({ bubbles, composed }) => bubbles && composed)).toBe(true);
      const states = events.flatMap((event) => (event instanceof KycStateEvent ? [event.detail.state] : []));
      expect(states).toEqual(['starting', 'loading', 'active', 'verifying', 'succeeded']);
    });

    it('an event bubbles to the page around it', async () => {
      const heard = new Promise<Event>((resolve) => {
        document.body.addEventListener('kyc-success', resolve, { once: true });
      });
      const element = add();
      expect((await heard).target).toBe(element);
    });

    it.each([
      ['review', { kind: 'success', outcome: 'review' }],
      ['submitted', { kind: 'success', outcome: 'submitted' }],
      ['rejected', { kind: 'error', code: 'VERIFICATION_REJECTED', retryable: false }],
      ['failed', { kind: 'error', code: 'VERIFICATION_FAILED', retryable: true }],
      ['expired', { kind: 'error', code: 'SESSION_EXPIRED', retryable: true }],
      ['cancelled', { kind: 'cancel', reason: 'user' }],
      ['declined', { kind: 'cancel', reason: 'consent-declined' }],
      ['error:CAMERA_DENIED', { kind: 'error', code: 'CAMERA_DENIED', retryable: false }],
      ['error:TOKEN_REQUEST_FAILED', { kind: 'error', code: 'TOKEN_REQUEST_FAILED' }],
    ] as const)('plays "%s"', async (scenario, outcome) => {
      play(scenario);
      expect(await add().finished).toMatchObject(outcome);
    });

    it('an error carries what the test says, and no session where there was none', async () => {
      play('error:NOT_SIGNED_IN', { retryable: true });
      const element = add();
      const events = record(element);
      await element.finished;
      const error = events.find((event) => event instanceof KycErrorEvent);
      expect(error?.detail).toMatchObject({ code: 'NOT_SIGNED_IN', retryable: true });
      expect(error?.detail).not.toHaveProperty('sessionId');
      expect(element.state).toBe('failed');
    });

    it('a scenario that there is not is refused, with the one that is meant', () => {
      const mistyped = (scenario: string) => () => {
        play(scenario as Scenario);
      };
      expect(mistyped('aproved')).toThrow('no scenario "aproved": did you mean "approved"?');
      expect(mistyped('error:NOT_SIGNED')).toThrow('did you mean "error:NOT_SIGNED_IN"?');
      expect(mistyped('nothing')).toThrow('no scenario "nothing". See docs/testing.md');
    });

    it('a verdict carries level and score', async () => {
      play('review', { level: 'LOW', score: 31 });
      expect(await add().finished).toMatchObject({ outcome: 'review', level: 'LOW', score: 31 });
    });

    it('by hand, each step waits for the test', async () => {
      play('approved', { pace: 'by-hand' });
      const element = add();
      await aMoment();
      expect(element.state).toBe('starting');
      expect([element.step(), element.step(), element.step()]).toEqual(['loading', 'active', 'verifying']);
      expect(element.outcome).toBeNull();
      expect(element.step()).toBe('succeeded');
      expect(element.value).toBe(element.sessionId);
      expect(element.step()).toBe('succeeded');
    });

    it('is played to its end in one call', async () => {
      play('rejected', { pace: 'by-hand' });
      const element = add();
      await aMoment();
      expect(element.playToEnd()).toMatchObject({ code: 'VERIFICATION_REJECTED' });
    });

    it('asks for consent first, where the page does', async () => {
      play('approved', { pace: 'by-hand' });
      const element = add({ 'token-endpoint': '/kyc/session', 'consent-endpoint': '/kyc/consent' });
      await aMoment();
      expect([element.state, element.step()]).toEqual(['consent', 'starting']);
    });

    it.each([
      ['start-mode="manual"', { 'token-endpoint': '/kyc/session', 'start-mode': 'manual' }],
      ['no token source', {}],
      ['disabled', { 'token-endpoint': '/kyc/session', disabled: '' }],
    ])('with %s it starts nothing by itself', async (_, markup) => {
      const element = add(markup);
      await aMoment();
      expect(element.state).toBe('idle');
    });

    it('starts by a call, restarts, and is cancelled by the page', async () => {
      play('approved', { pace: 'by-hand' });
      const element = add({ 'token-endpoint': '/kyc/session', 'start-mode': 'manual' });
      const events = record(element);
      element.start();
      const { finished } = element;
      element.step();
      element.restart();
      expect(await finished).toMatchObject({ kind: 'cancel', reason: 'restart' });
      expect(element.state).toBe('starting');
      element.step();
      element.cancel();
      expect(await element.finished).toMatchObject({ kind: 'cancel', reason: 'page' });
      expect(events.filter(({ type }) => type === 'kyc-cancel')).toHaveLength(1);
    });

    it('removed, it ends without an event, and begins anew when it is back', async () => {
      play('approved', { pace: 'by-hand' });
      const element = add();
      await aMoment();
      const events = record(element);
      const { finished } = element;
      element.remove();
      expect(await finished).toMatchObject({ kind: 'cancel', reason: 'removed' });
      expect([events, element.state]).toEqual([[], 'idle']);
      document.body.append(element);
      await aMoment();
      expect(element.state).toBe('starting');
    });

    it('reads attributes as the real one does', () => {
      const element = add({
        'cross-device': 'false',
        'provider-origins': 'https://a.example https://b.example',
      });
      expect([element.crossDevice, element.onlyMobile]).toEqual([false, false]);
      expect(element.providerOrigins).toEqual(['https://a.example', 'https://b.example']);
      expect(element.display).toBe('inline');
    });

    it('is missing from a form until it has succeeded', async () => {
      play('approved', { pace: 'by-hand' });
      const element = add({ 'token-endpoint': '/kyc/session', required: '' });
      await aMoment();
      expect([element.checkValidity(), element.validity.valueMissing]).toEqual([false, true]);
      element.playToEnd();
      expect([element.checkValidity(), element.validity.valid]).toEqual([true, true]);
    });

    it('registered again, it plays what the second call says', async () => {
      registerDouble({ scenario: 'review' });
      expect(await add().finished).toMatchObject({ outcome: 'review' });
    });

    it('stays when the page under test registers the real one, without a word', async () => {
      const spies = (['warn', 'error'] as const).map((word) =>
        vi.spyOn(console, word).mockImplementation(() => undefined),
      );
      await import('kyc-enrolment/define');
      await vi.dynamicImportSettled();
      const told = spies.flatMap(({ mock }) => mock.calls.flat().map(String));
      expect(told.filter((words) => words.includes('kyc-enrolment'))).toEqual([]);
      for (const spy of spies) spy.mockRestore();
      expect(await add().finished).toMatchObject({ outcome: 'approved' });
    });

    it('is told from any other element', () => {
      expect(() => doubleOf(null)).toThrow('no element');
      expect(() => doubleOf(document.body)).toThrow('registerDouble()');
    });
  });
}
