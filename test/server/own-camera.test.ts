// The own camera's pictures through the kit to the emulated provider, and what the customer hears of each.

import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { createTrustmaticEmulator } from '../../src/providers/trustmatic/sandbox.js';
import { postedSpecimen } from '../support/pictures.js';
import { json, startKit } from './kit.js';

const provider = 'http://127.0.0.1:4020';

async function begin(scenario = 'approved') {
  const emulator = createTrustmaticEmulator({ verdictAfterMs: 0 });
  const started = startKit({
    provider: trustmatic({ url: provider, ...emulator, retryDelayMs: 0 }),
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    identify: () => ({ id: 'ada', externalId: `sandbox:${scenario}` }),
  });
  const session = await json(started.open({ capture: 'own' }));
  const { uploadUrl } = session;
  const send = async (step: 'document' | 'face', name: string) =>
    json(started.upload(uploadUrl, step, await postedSpecimen(name)));
  const complete = () => json(started.upload(uploadUrl, 'complete'));
  return { ...started, emulator, session, send, complete };
}

const refused = (error: string) => ({ hasError: true, error });

describe('the own camera with the sandbox', { timeout: 60_000 }, () => {
  it('takes a customer with an identity card to the verdict', async () => {
    const { send, complete, ask, session, clock } = await begin();
    expect(await send('document', 'identity-card-front')).toEqual({
      hasError: false,
      isTwoSideDocument: true,
      pageSide: 'FRONT',
      country: 'SVK',
      type: 'IDENTITY_CARD',
    });
    expect(await send('document', 'identity-card-back')).toMatchObject({ hasError: false, pageSide: 'BACK' });
    expect(await send('face', 'face')).toEqual({ hasError: false });
    expect(await complete()).toEqual({ customerReturnUrl: 'https://shop.example/done' });
    clock.now += 60_000;
    expect(await json(ask(session.statusUrl))).toMatchObject({ status: 'approved', level: 'HIGH' });
    expect(await complete()).toEqual(refused('SESSION_ALREADY_COMPLETED'));
  });

  it('takes a customer with a passport, who makes every mistake, to the verdict', async () => {
    const { send, complete, ask, session, clock } = await begin('rejected');
    expect(await complete()).toEqual(refused('MISSING_DOCUMENT_AND_FACE'));
    expect(await send('document', 'identity-card-back')).toEqual(refused('WRONG_SIDE'));
    expect(await send('document', 'face')).toEqual(refused('DOCUMENT_NOT_RECOGNIZED'));
    expect(await send('document', 'identity-card-front-worn')).toEqual(refused('FACE_QUALITY_LOW'));
    expect(await send('document', 'passport')).toMatchObject({
      hasError: false,
      isTwoSideDocument: false,
      type: 'PASSPORT',
    });
    expect(await send('face', 'face-small')).toEqual(refused('FACE_TOO_SMALL'));
    expect(await complete()).toEqual(refused('MISSING_DOCUMENT_AND_FACE'));
    expect(await send('face', 'face-2')).toEqual({ hasError: false });
    expect(await complete()).toHaveProperty('customerReturnUrl');
    clock.now += 60_000;
    expect(await json(ask(session.statusUrl))).toMatchObject({ status: 'rejected' });
  });

  it('check 49: a front whose answer was lost is no wrong side', async () => {
    const { send, emulator } = await begin();
    await send('document', 'identity-card-front');
    expect(await send('document', 'identity-card-front')).toMatchObject({
      hasError: false,
      pageSide: 'FRONT',
    });
    emulator.fault({ path: '/api/v1/enrolment/document', drop: true });
    expect(await send('document', 'identity-card-back')).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(await send('document', 'identity-card-back')).toMatchObject({ hasError: false, pageSide: 'BACK' });
  });

  it('passes on what the scenario says', async () => {
    expect(await (await begin('already-completed')).send('document', 'passport')).toEqual(
      refused('SESSION_ALREADY_COMPLETED'),
    );
    expect(await (await begin('unauthorized')).send('document', 'passport')).toEqual(
      refused('SESSION_UNAUTHORIZED'),
    );
  });
});
