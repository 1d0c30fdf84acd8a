// A database that was restored to a point in time (docs/events.md).

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../src/server/store/open-store.js';
import type { OutcomeEvent } from '../../src/server/store/store.js';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { json, minute, startKit } from './kit.js';

const folder = temporaryFolder();
const users = ['decided', 'told later', 'undecided', 'undelivered'];

describe('a database that was restored from a dump', () => {
  it('tells nothing twice with another content', async () => {
    const told: OutcomeEvent[] = [];
    let isAway = false;
    const onOutcome = (event: OutcomeEvent) => {
      if (isAway) throw new Error('away');
      told.push(event);
    };
    const file = join(folder, 'live.sqlite');
    const dump = join(folder, 'dump.sqlite');
    const words: Record<string, string> = {};
    const started = startKit({ store: openStore(file), onOutcome });
    const ids: Record<string, string> = {};
    const answer = (path: string) => {
      const user = Object.entries(ids).find(([, id]) => path.includes(id))?.[0];
      const isStatus = user !== undefined && path.endsWith('/status');
      return isStatus ? Response.json({ status: words[user] ?? 'PENDING' }) : undefined;
    };
    started.upstream.override = answer;
    for (const user of users) {
      const as = { 'x-user': user };
      const { sessionId, statusUrl } = await json(started.open({}, as));
      ids[user] = sessionId;
      await started.ask(`${statusUrl}?seen=submitted&own=1`, as);
    }
    const decide = async (kit: typeof started, user: string, word: string) => {
      words[user] = word;
      await kit.webhook({ sessionId: ids[user], status: word, timestamp: kit.clock.now });
      await kit.settle();
    };
    await decide(started, 'decided', 'AUTO_APPROVED');
    isAway = true;
    await decide(started, 'undelivered', 'AUTO_REJECTED');
    await started.kit.close();
    copyFileSync(file, dump); // the point in time

    // Life goes on, and the database is lost.
    const going = startKit({ store: openStore(file), onOutcome });
    going.upstream.override = answer;
    isAway = false;
    await decide(going, 'told later', 'MANUAL_APPROVED');
    going.clock.now += minute;
    await going.kit.sweep();
    await going.kit.close();
    const before = told.splice(0);
    expect(before.map(({ userId }) => userId).sort()).toEqual(['decided', 'told later', 'undelivered']);

    const restored = startKit({ store: openStore(dump), onOutcome });
    onTestFinished(() => restored.kit.close());
    restored.upstream.override = answer;
    for (let round = 0; round < 5; round += 1) {
      restored.clock.now += 10 * minute;
      await restored.kit.sweep();
      await restored.settle();
    }
    const { eventId: _, occurredAt: __, ...first } = before.find(({ userId }) => userId === 'told later')!;
    // What the dump had not delivered is the same event. What it had forgotten has the same content.
    expect(told).toHaveLength(2);
    expect(told.find(({ userId }) => userId === 'undelivered')).toEqual(
      before.find(({ userId }) => userId === 'undelivered'),
    );
    expect(told.find(({ userId }) => userId === 'told later')).toMatchObject(first);
    expect(await restored.kit.session(ids['undecided']!)).toMatchObject({ undelivered: [] });
    for (const event of told)
      for (const known of before.filter(({ eventId }) => eventId === event.eventId))
        expect(event).toEqual(known);
  });
});
