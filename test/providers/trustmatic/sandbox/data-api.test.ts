import { startTrustmatic } from './emulated-trustmatic.js';

describe('the data API', { timeout: 60_000 }, () => {
  it('is 401 without credentials, 404 for an unknown session', async () => {
    const { ask, authorization } = startTrustmatic();
    for (const path of [
      'status',
      'decision/results',
      'document/result',
      'face/result',
      'images',
      'image/face_cropped',
      'images/face_cropped',
    ]) {
      const url = `/api/v1/data/${crypto.randomUUID()}/${path}`;
      expect((await ask(url)).status).toBe(401);
      expect((await ask(url, { headers: { Authorization: authorization } })).status).toBe(404);
    }
    expect((await ask('/api/v1/data/session/list')).status).toBe(401);
  });

  it('has results once there is a status', async () => {
    const { begin, pass } = startTrustmatic();
    const { data, finish } = await begin('approved-medium');
    await finish();
    expect((await data('/decision/results')).status).toBe(404);
    pass(1000);
    const results = await (await data('/decision/results')).json();
    expect(results.decision).toEqual({ score: 62, level: 'MEDIUM' });
    expect(results.verifications.mrzOcrCrossCheck.fields[0]).toEqual({
      inputFieldName: 'firstName',
      ocrTextValue: 'John',
      mrzTextValue: 'John',
      distance: 0,
      score: 100,
    });
    expect(results.verifications).not.toHaveProperty('applicantIntegrity');
  });

  it('compares the applicant only where asked to', async () => {
    const { begin, pass } = startTrustmatic();
    const asked = await begin('approved', { applicantForm: { firstName: 'John' } });
    const skipped = await begin('approved', {
      applicantForm: { firstName: 'John', skipIntegrityCheck: true },
    });
    await asked.finish();
    await skipped.finish();
    pass(1000);
    expect((await (await asked.data('/decision/results')).json()).verifications).toHaveProperty(
      'applicantIntegrity',
    );
    expect((await (await skipped.data('/decision/results')).json()).verifications).not.toHaveProperty(
      'applicantIntegrity',
    );
  });

  it('has document, face and drawn pictures after the completion', async () => {
    const { data, finish } = await startTrustmatic().begin();
    for (const path of ['/document/result', '/face/result', '/images', '/image/face_cropped'])
      expect((await data(path)).status).toBe(404);
    await finish();
    expect(await (await data('/document/result')).json()).toMatchObject({
      country: 'SVK',
      documentReleaseYear: '2022',
      applicant: { firstName: 'John' },
    });
    expect(await (await data('/face/result')).json()).toMatchObject({
      gender: -10000,
      availableImages: ['face_cropped'],
    });
    const { document, face } = await (await data('/images')).json();
    expect(document).toEqual(['primary_face', 'original_normalized_FRONT', 'original_normalized_BACK']);
    for (const name of [...document, ...face]) {
      for (const path of [`/image/${name}`, `/images/${name}`]) {
        const response = await data(path);
        expect(response.headers.get('Content-Type')).toBe('image/jpeg');
        expect(new Uint8Array(await response.arrayBuffer()).slice(0, 3)).toEqual(
          new Uint8Array([0xff, 0xd8, 0xff]),
        );
      }
    }
    expect((await data('/image/passwd')).status).toBe(404);
  });

  it('lists sessions by page, newest first, with seven digits of a second', async () => {
    const { begin, list } = startTrustmatic();
    const { sessionId: older } = await begin();
    const { sessionId: newer, finish } = await begin();
    await finish();
    const all = await (await list()).json();
    expect(all).toMatchObject({
      pageNumber: 1,
      pageSize: 20,
      totalRecords: 2,
      data: [
        { id: newer, country: 'SVK' },
        { id: older, completedDateUtc: null },
      ],
    });
    expect(all.data[0].createdDateUtc).toMatch(/^2026-01-01T00:00:00\.\d{7}\+00:00$/);
    expect((await (await list('?pageNumber=2&pageSize=1')).json()).data).toMatchObject([{ id: older }]);
    expect((await list('?pageSize=0')).status).toBe(400);
  });

  it('forgets a deleted session, page and all', async () => {
    const { authorization, begin } = startTrustmatic();
    const { data, page, sessionId } = await begin();
    const init = { method: 'DELETE', headers: { Authorization: authorization } };
    expect((await data('', init)).status).toBe(204);
    expect((await data('', init)).status).toBe(404);
    expect((await data('/status')).status).toBe(404);
    const html = await (await page()).text();
    expect(html).toContain('data-error="SESSION_UNAUTHORIZED"');
    expect(html).toContain(`data-session-id="${sessionId}"`);
  });

  it('lets an unfinished session expire after 14 days', async () => {
    const { begin, pass } = startTrustmatic();
    const { status } = await begin();
    pass(14 * 86_400_000 - 1);
    expect(await status()).toBe('PENDING');
    pass(1);
    expect(await status()).toBe('EXPIRED');
  });
});
