// A new secret, while sessions are open: they are in the database, and the process is another one.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../src/server/store/open-store.js';
import { readRows } from '../support/rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { pageUrl } from './fake-trustmatic.js';
import { json, minute, startKit } from './kit.js';

const folder = temporaryFolder();
const [old, young] = ['the secret of last year, long enough', 'the secret of this year, long enough'];
const day = 24 * 60 * minute;

describe('a new secret', () => {
  it('leaves open sessions open, as long as the old one is kept behind it', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const before = startKit({ store: openStore(path), secret: old });
    const { sessionId, statusUrl } = await json(before.open());
    await before.kit.close();

    const after = startKit({ store: openStore(path), secret: [young, old] });
    expect(await json(after.ask(statusUrl))).toMatchObject({
      status: 'page',
      page: { url: pageUrl(sessionId) },
    });
    expect((await json(after.open())).sessionId).toBe(sessionId);
    await after.kit.close();

    const forgetful = startKit({ store: openStore(path), secret: young });
    const renewed = await json(forgetful.open());
    expect(renewed).toMatchObject({ status: 'page' });
    expect(renewed.sessionId).not.toBe(sessionId);
    await forgetful.kit.close();
  });

  it('seals from then on, and nothing that is sealed outlasts a session', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const sealed = async () =>
      [...(await readRows(path)).matchAll(/sealed[\\":]+(1\.[\w-]+)\./g)].map(([, key]) => key);
    const before = startKit({ store: openStore(path), secret: old });
    await before.open();
    const [oldKey] = await sealed();
    expect(oldKey).toBeDefined();
    await before.kit.close();

    const after = startKit({ store: openStore(path), secret: [young, old] });
    const { statusUrl } = await json(after.open({ restart: true }));
    // The former session is watched for a day; what is kept of it is sealed anew.
    expect(await sealed()).toEqual([
      expect.not.stringMatching(oldKey ?? 'x'),
      expect.not.stringMatching(oldKey ?? 'x'),
    ]);
    after.upstream.status = 'AUTO_APPROVED';
    await after.ask(`${statusUrl}?seen=submitted`);
    after.clock.now += day;
    await after.kit.sweep();
    expect(await sealed()).toEqual([]);

    after.clock.now += 91 * day;
    await after.kit.sweep();
    expect(await readRows(path)).not.toMatch(/\bada\b/);
    await after.kit.close();
  });
});

it('a secret is the same one with the line break of its file and without', async () => {
  const path = join(folder, `${randomUUID()}.sqlite`);
  const filed = startKit({ store: openStore(path), secret: `${old}\r\n` });
  const { sessionId, statusUrl } = await json(filed.open());
  await filed.kit.close();
  const named = startKit({ store: openStore(path), secret: old });
  expect(await json(named.ask(statusUrl))).toMatchObject({
    status: 'page',
    page: { url: pageUrl(sessionId) },
  });
  await named.kit.close();
});
