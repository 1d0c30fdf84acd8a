// What a provider of the merchant's own gives in a wrong form goes no further, and stands in nobody's way.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Leg, News, Progress, Provider } from '../../src/providers/contract.js';
import { openStore } from '../../src/server/store/open-store.js';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { json, minute, startKit } from './kit.js';

const folder = temporaryFolder();
const approved = { at: 'end', verdict: { status: 'approved' } } as const;

/** A kit over SQLite, which tells a wrong form when it reads a row back. */
function start() {
  const answers = {
    begin: (sessionId: string): unknown => ({
      page: { url: `https://id.example/${sessionId}`, kind: 'hosted' },
    }),
    read: (): unknown => ({ at: 'page' }),
    readNews: (body: string): unknown => JSON.parse(body),
  };
  const provider: Provider = {
    id: 'own',
    readIntervalMs: 2_000,
    connect: () => ({
      begin: async ({ sessionId }) => answers.begin(sessionId) as Leg,
      read: async () => answers.read() as Progress,
      readNews: async ({ body }) => answers.readNews(new TextDecoder().decode(body)) as News,
    }),
  };
  const told: string[] = [];
  const store = openStore(join(folder, `${randomUUID()}.sqlite`));
  const kit = startKit({ provider, store, onOutcome: ({ userId }) => void told.push(userId) });
  onTestFinished(() => kit.kit.close());
  return {
    ...kit,
    told,
    answers,
    /** A customer who comes back from the page, and what the kit says then. */
    async visit(user: string) {
      const headers = { 'x-user': user };
      const { statusUrl } = await json(kit.open({}, headers));
      const status = await json(kit.ask(`${statusUrl}?seen=submitted&own=1`, headers));
      await kit.settle();
      return status['status'];
    },
    callBack: (body: object) => kit.send('webhook/own', { method: 'POST', body: JSON.stringify(body) }),
  };
}

describe('a wrong form of what a provider says', () => {
  it.each<[field: string, given: unknown]>([
    ['verdict.status', { ...approved, verdict: { status: 'APPROVED' } }],
    ['verdict.level', { ...approved, verdict: { status: 'approved', level: 'high' } }],
    ['verdict.score', { ...approved, verdict: { status: 'approved', score: null } }],
    ['verdict.score', { ...approved, verdict: { status: 'review', score: Number.NaN } }],
    ['verdict.providerStatus', { ...approved, verdict: { status: 'rejected', providerStatus: 7 } }],
    ['verdict', { at: 'end' }],
    ['references', { ...approved, references: { 'a name': true } }],
    ['references', { ...approved, references: { 'a name': null } }],
    ['leg.page.kind', { at: 'next-page', leg: { page: { url: 'https://id.example/2', kind: 'frame' } } }],
    ['memo', { at: 'finishing' }],
    ['at', { at: 'done' }],
    ['a value', undefined],
  ])('is told with its field: %s of %o', async (field, given) => {
    const { visit, answers, told, kit, clock, logged } = start();
    answers.read = () => given;
    expect(await visit('ada')).toBe('pending');
    expect(logged.join()).toContain(`read() gave ${field} in a wrong form`);
    expect(logged.join()).not.toContain('a name');

    answers.read = () => approved;
    expect(await visit('bob')).toBe('approved');
    expect(told).toEqual(['bob']);
    clock.now += 60 * minute;
    await kit.sweep();
    await kit.settled();
    expect(told).toEqual(['bob', 'ada']);
  });

  it('of a new page is told, and opens no session', async () => {
    const { open, answers, visit, kit, logged } = start();
    answers.begin = () => ({ page: { url: 'https://id.example/', kind: 'hosted' }, expiresInMs: Number.NaN });
    expect((await open()).status).toBe(502);
    expect(logged.join()).toContain('begin() gave expiresInMs in a wrong form');
    answers.begin = (id) => ({ page: { url: `https://id.example/${id}`, kind: 'hosted' } });
    expect(await visit('ada')).toBe('pending');
    await kit.sweep();
  });

  it('of a call-back is told, and the call-back refused', async () => {
    const { open, callBack, logged } = start();
    const { sessionId } = await json(open());
    expect((await callBack({ sessionId })).status).toBe(503);
    expect(logged.join()).toContain('readNews() gave fact in a wrong form');
    expect((await callBack({ sessionId, fact: 'done' })).status).toBe(204);
  });
});
