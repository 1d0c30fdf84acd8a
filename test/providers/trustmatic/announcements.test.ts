import { createAnnouncements } from '../../../src/providers/trustmatic/sandbox/announcements.js';
import { scenarios } from '../../../src/providers/trustmatic/sandbox/scenarios.js';
import { createSessions } from '../../../src/providers/trustmatic/sandbox/emulated-sessions.js';

it('a timer that fires a moment early loses no webhook', async () => {
  let now = 1_000_000;
  const timers: { at: number; callback: () => void }[] = [];
  const clock = {
    now: () => now,
    wait: () => Promise.resolve(),
    after: (ms: number, callback: () => void) => {
      timers.push({ at: now + Math.max(ms, 0), callback });
      return () => undefined;
    },
  };
  const sent: string[] = [];
  const sessions = createSessions({ now: clock.now, validityMs: 10 ** 9, verdictAfterMs: 1500 });
  const send = ({ body }: { body: string }) => Promise.resolve(void sent.push(body));
  const announcements = createAnnouncements({
    sessions,
    clock,
    projectId: 'p',
    password: 'secret',
    url: () => 'http://127.0.0.1/',
    send,
  });
  const session = sessions.add({
    id: 's',
    externalId: undefined,
    returnUrl: '',
    theme: undefined,
    comparesApplicant: false,
    scenario: scenarios[0],
  });
  sessions.complete(session);
  announcements.watch(session);

  now += 1499; // as Node's timers do against Date.now()
  timers.shift()?.callback();
  expect(timers).toHaveLength(1);
  now += 1;
  timers.shift()?.callback();
  await vi.waitFor(() => {
    expect(sent).toHaveLength(1);
  });
  expect(JSON.parse(sent[0] ?? '')).toMatchObject({ sessionId: 's', status: 'AUTO_APPROVED' });
});
