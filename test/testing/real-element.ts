// What is asked of the real element where there is only half a browser: whoever tests a page that contains
// it, and has not replaced it, must not be thrown at.

import { KycEnrolment } from '../../src/index.js';
import type { Outcome } from '../../src/index.js';
import '../../src/define.js';

/** The faults that nobody caught while a test ran. */
function listenForFaults() {
  const faults: unknown[] = [];
  const listen = (fault: unknown) => faults.push(fault);
  const listenToWindow = (event: ErrorEvent) => faults.push(event.error);
  process.on('uncaughtException', listen);
  process.on('unhandledRejection', listen);
  window.addEventListener('error', listenToWindow);
  return () => {
    process.off('uncaughtException', listen);
    process.off('unhandledRejection', listen);
    window.removeEventListener('error', listenToWindow);
    return faults;
  };
}

/** Lets everything happen that is due, timers included. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

export function describeRealElement(): void {
  describe('the real element', () => {
    let faults: () => unknown[];
    beforeEach(() => {
      faults = listenForFaults();
    });
    afterEach(() => {
      document.body.replaceChildren();
    });

    it('is made from markup, and has its properties', async () => {
      const form = document.createElement('form');
      document.body.append(form);
      const element = document.createElement('kyc-enrolment');
      element.setAttribute('token-endpoint', '/kyc/session');
      element.setAttribute('start-mode', 'manual');
      element.required = true;
      form.append(element);
      await element.updateComplete;
      expect(element).toBeInstanceOf(KycEnrolment);
      expect(element.tokenEndpoint).toBe('/kyc/session');
      expect(element.state).toBe('idle');
      expect([element.value, element.disabled]).toEqual(['', false]);
      expect([element.checkValidity(), element.reportValidity()]).toEqual([true, true]);
      await settle();
      expect(faults()).toEqual([]);
    });

    it('asks for a session, and ends with what the server says', async () => {
      const element = document.createElement('kyc-enrolment');
      const asked: string[] = [];
      element.requestSession = ({ language }) => {
        asked.push(language);
        return Promise.resolve({ sessionId: 's1', status: 'approved', level: 'HIGH' });
      };
      const events: string[] = [];
      element.addEventListener('kyc-success', ({ detail }) => events.push(detail.outcome));
      document.body.append(element);
      const outcome: Outcome = await element.finished;
      expect(outcome).toMatchObject({ kind: 'success', outcome: 'approved', level: 'HIGH' });
      expect([asked.length, events, element.state]).toEqual([1, ['approved'], 'succeeded']);
      await element.updateComplete;
      await settle();
      expect(faults()).toEqual([]);
    });

    it('is about to show a page, which never loads there, and is cancelled', async () => {
      const element = document.createElement('kyc-enrolment');
      const page = { url: 'http://localhost:1/page', kind: 'web-enrolment' };
      element.requestSession = () => Promise.resolve({ sessionId: 's1', status: 'page', page });
      const loading = new Promise<void>((resolve) => {
        element.addEventListener('kyc-state', ({ detail }) => {
          if (detail.state === 'loading') resolve();
        });
      });
      document.body.append(element);
      await loading;
      element.cancel();
      expect(await element.finished).toMatchObject({ kind: 'cancel', reason: 'page' });
      await settle();
      expect(faults()).toEqual([]);
    });

    it('ends with an error where there is nobody to ask, and is removed', async () => {
      const element = document.createElement('kyc-enrolment');
      element.requestSession = () => Promise.reject(new Error('down'));
      document.body.append(element);
      expect(await element.finished).toMatchObject({ kind: 'error' });
      element.remove();
      await settle();
      expect(faults()).toEqual([]);
    });
  });
}
