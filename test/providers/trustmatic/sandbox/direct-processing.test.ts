import { postedSpecimen } from '../../../support/pictures.js';
import { RETURN_URL, startTrustmatic } from './emulated-trustmatic.js';

describe('direct processing', { timeout: 60_000 }, () => {
  it('goes front, back, face, complete', async () => {
    const { picture, post, status } = await startTrustmatic().begin();
    const side = { hasError: false, isTwoSideDocument: true, country: 'SVK', type: 'IDENTITY_CARD' };
    expect(await picture('document', 'identity-card-front')).toEqual({ ...side, pageSide: 'FRONT' });
    expect(await picture('document', 'identity-card-back')).toEqual({ ...side, pageSide: 'BACK' });
    expect(await picture('face', 'face')).toEqual({ hasError: false });
    expect(await (await post('complete')).json()).toEqual({ customerReturnUrl: RETURN_URL });
    expect(await status()).toBe('PENDING');
  });

  it('needs no back of a passport, whatever the scenario', async () => {
    const { picture, post, data } = await startTrustmatic().begin();
    expect(await picture('document', 'passport')).toMatchObject({
      isTwoSideDocument: false,
      pageSide: 'FRONT',
      type: 'PASSPORT',
    });
    expect(await picture('document', 'passport')).toEqual({ hasError: true, error: 'WRONG_SIDE' });
    await picture('face', 'face');
    expect((await post('complete')).status).toBe(200);
    expect(await (await data('/document/result')).json()).toMatchObject({
      documentType: 'PASSPORT',
      availableImages: ['primary_face', 'original_normalized_FRONT'],
    });
  });

  it.each([
    'https://evil.example/a.jpg',
    'data:image/jpeg;base64,/9j/',
    'R0lGODlhAQABAAAA',
    '/9j/4',
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB',
  ])('check 45: takes no picture from %s', async (imageBase) => {
    const { picture } = await startTrustmatic().begin();
    expect(await picture('document', imageBase)).toEqual({
      hasError: true,
      error: 'DOCUMENT_NOT_RECOGNIZED',
    });
    expect(await picture('face', imageBase)).toEqual({ hasError: true, error: 'FACE_NOT_FOUND' });
  });

  it('misses what was not sent', async () => {
    const { picture, post } = await startTrustmatic().begin();
    const missing = { hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' };
    expect(await picture('face', 'face')).toEqual(missing);
    await picture('document', 'identity-card-front');
    expect(await picture('face', 'face')).toEqual(missing);
    await picture('document', 'identity-card-back');
    const response = await post('complete');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(missing);
  });

  it('check 48: wants the front first, then the back, and each once', async () => {
    const { picture } = await startTrustmatic().begin();
    const wrong = { hasError: true, error: 'WRONG_SIDE' };
    expect(await picture('document', 'identity-card-back')).toEqual(wrong);
    await picture('document', 'identity-card-front');
    for (const name of ['identity-card-front', 'passport'])
      expect(await picture('document', name)).toEqual(wrong);
    await picture('document', 'identity-card-back');
    for (const name of ['identity-card-front', 'identity-card-back'])
      expect(await picture('document', name)).toEqual(wrong);
  });

  it('fails once with a specimen that is made to, and takes it then', async () => {
    const { picture } = await startTrustmatic().begin();
    expect(await picture('document', 'identity-card-front-failing')).toEqual({
      hasError: true,
      error: 'INTERNAL_ERROR',
    });
    expect(await picture('document', 'identity-card-front-failing')).toMatchObject({ pageSide: 'FRONT' });
  });

  it('takes any picture, in the scenario for that', async () => {
    const { picture, post } = await startTrustmatic().begin('any-picture');
    expect(await picture('document', 'face-none')).toMatchObject({
      pageSide: 'FRONT',
      isTwoSideDocument: true,
    });
    expect(await picture('document', 'face-none')).toMatchObject({ pageSide: 'BACK' });
    expect(await picture('document', 'face-none')).toMatchObject({ error: 'WRONG_SIDE' });
    expect(await picture('face', 'face-none')).toEqual({ hasError: false });
    expect((await post('complete')).status).toBe(200);
  });

  it('loses the pictures once, in the scenario for that', async () => {
    const { picture, post } = await startTrustmatic().begin('pictures-lost');
    const sendAll = async () => {
      for (const name of ['identity-card-front', 'identity-card-back']) await picture('document', name);
      await picture('face', 'face');
      return (await post('complete')).json();
    };
    expect(await sendAll()).toEqual({ hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' });
    expect(await sendAll()).toEqual({ customerReturnUrl: RETURN_URL });
  });

  it('is over after the completion', async () => {
    const { picture, post, finish } = await startTrustmatic().begin();
    await finish();
    const over = { hasError: true, error: 'SESSION_ALREADY_COMPLETED' };
    expect(await picture('document', 'identity-card-front')).toEqual(over);
    expect(await picture('face', 'face')).toEqual(over);
    expect(await (await post('complete')).json()).toEqual(over);
  });

  it('passes on the error of the scenario', async () => {
    const imageBase = await postedSpecimen('identity-card-front');
    expect(await (await startTrustmatic().begin('internal-error')).picture('document', imageBase)).toEqual({
      hasError: true,
      error: 'INTERNAL_ERROR',
    });
    expect(
      (await (await startTrustmatic().begin('unauthorized')).post('document', { imageBase })).status,
    ).toBe(401);
  });

  it('is 400 without a picture', async () => {
    const { post } = await startTrustmatic().begin();
    for (const step of ['document', 'face']) expect((await post(step, {})).status).toBe(400);
  });

  it('is 401 for no token, the page’s token and one that is an hour old', async () => {
    const { ask, begin, pass } = startTrustmatic();
    const { token, post } = await begin();
    for (const step of ['document', 'face', 'complete']) {
      const path = `/api/v1/enrolment/${step}`;
      expect((await ask(path, { method: 'POST' })).status).toBe(401);
      expect(
        (await ask(path, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })).status,
      ).toBe(401);
    }
    pass(3_599_000);
    expect((await post('face', { imageBase: 'AAAA' })).status).toBe(200);
    pass(2_000);
    expect((await post('face', { imageBase: 'AAAA' })).status).toBe(401);
  });
});
