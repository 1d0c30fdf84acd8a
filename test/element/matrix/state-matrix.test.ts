// Every state of the element against everything that may happen to it (docs/checks.md, Fuzz, soak, load and
// chaos). Whatever happens: no attempt has two ends, none is stranded, and none ends by a suspicion. An upset
// strikes a page with nine elements on it, one in each state.

import { expect } from '@open-wc/testing';
import { vi } from 'vitest';
import type { KycEnrolment } from '../../../src/index.js';
import { goOnToTheEnd, isOver, sceneIn, states, type Scene } from './each-state.js';
import { startFastClock, type FastClock } from './fast-clock.js';
import { upsets, type Upset } from './upsets.js';

let clock: FastClock;
beforeAll(() => {
  clock = startFastClock();
});
afterAll(() => {
  clock.stop();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** Goes on from an upset to the end. Returns what is not as it should be. */
async function judge(scene: Scene, state: KycEnrolment['state'], before: Before): Promise<string[]> {
  const { element, merchant, witness } = scene;
  const { upset, wasOver, ends, opened } = before;
  const isKept = wasOver && upset !== upsets['a restart'];
  if (isKept) await element.updateComplete;
  else await goOnToTheEnd(scene);
  const told = [...witness.ends];
  const expected = isKept ? ends : [...ends, 'approved'];
  const most = Math.max(opened, 1) + (upset.mayOpenOne?.(state) ? 1 : 0);
  return [
    ...witness.broken(),
    ...(told.join() === expected.join() ? [] : [`it was told ${told.join()}, and not ${expected.join()}`]),
    ...(element.state === (isKept ? state : 'succeeded') ? [] : [`it stands in "${element.state}"`]),
    ...(merchant.opened <= most ? [] : [`${merchant.opened} sessions are paid for, and not ${most}`]),
  ];
}

interface Before {
  readonly upset: Upset;
  readonly wasOver: boolean;
  readonly ends: readonly string[];
  readonly opened: number;
}

/** One element in each state; the one that is loading comes last, and is still at it. */
async function sceneInEach(): Promise<Map<KycEnrolment['state'], Scene>> {
  const others = states.filter((state) => state !== 'loading');
  const scenes = await Promise.all(others.map(async (state) => [state, await sceneIn(state)] as const));
  return new Map([...scenes, ['loading', await sceneIn('loading')] as const]);
}

/** The other engines play a cross section. */
const isChromium = 'userAgentData' in navigator;
const played = isChromium ? Object.keys(upsets) : ['a removal, and the way back', 'no network', 'a restart'];

describe('in each of the nine states', () => {
  for (const name of played) {
    const upset = upsets[name] as Upset;
    it(`${name} leads to one end, and that by the server's word`, async () => {
      const scenes = [...(await sceneInEach())];
      expect(scenes.map(([state, { element }]) => [state, element.state])).to.deep.equal(
        scenes.map(([state]) => [state, state]),
      );
      const before = scenes.map(([, { element, merchant, witness }]) => ({
        upset,
        wasOver: isOver(element),
        ends: [...witness.ends],
        opened: merchant.opened,
      }));
      await upset.happen(
        scenes.map(([, scene]) => scene),
        clock,
      );
      const wrong = await Promise.all(
        scenes.map(async ([state, scene], index) => {
          scene.letGo();
          const found = await judge(scene, state, before[index] as Before).catch((error: unknown) => [error]);
          return found.map((what) => `${state}: ${String(what)}`);
        }),
      );
      expect(wrong.flat()).to.deep.equal([]);

      document.body.replaceChildren();
      await vi.waitFor(() => {
        expect(clock.pauses(), 'pauses after the removal').to.equal(0);
        expect(clock.deadlines(), 'deadlines after the removal').to.equal(0);
      });
    });
  }
});
