// How an element comes into each of its nine states, and how its customer goes on from there.

import { vi } from 'vitest';
import type { KycEnrolment } from '../../../src/index.js';
import { create, frameOf, letPageSay, textOf, untilState } from '../../support/element.js';
import { truthfulMerchant, type TruthfulMerchant } from './truthful-merchant.js';
import { witnessOf, type Witness } from './witness.js';

export interface Scene {
  readonly element: KycEnrolment;
  readonly merchant: TruthfulMerchant;
  readonly witness: Witness;
  /** What the state was held by is over: an answer comes, a verdict is there. */
  letGo(): void;
}

/** Resolves with what lets the state go. */
type Enter = (scene: Omit<Scene, 'letGo'>) => Promise<Scene['letGo']>;

const nothing = () => undefined;

const append = ({ element }: Pick<Scene, 'element'>) => {
  document.body.append(element);
};

const enterPage = async (scene: Pick<Scene, 'element'>) => {
  append(scene);
  await untilState(scene.element, 'active');
  return nothing;
};

const ended = async (scene: Omit<Scene, 'letGo'>) => {
  await enterPage(scene);
  finishPage(scene);
  await scene.element.finished;
  return nothing;
};

const enter = {
  idle: async (scene) => {
    scene.element.startMode = 'manual';
    append(scene);
    await scene.element.updateComplete;
    return nothing;
  },
  consent: async (scene) => {
    scene.element.consentEndpoint = '/kyc/consent';
    append(scene);
    await vi.waitFor(() => {
      if (!scene.element.shadowRoot?.querySelector('[part=document]')) throw new Error('no text yet');
    });
    return nothing;
  },
  starting: async (scene) => {
    const letGo = scene.merchant.hold();
    append(scene);
    await untilState(scene.element, 'starting');
    return letGo;
  },
  loading: async (scene) => {
    append(scene);
    await untilState(scene.element, 'loading');
    return nothing;
  },
  active: enterPage,
  verifying: async (scene) => {
    scene.merchant.isJudging = true;
    await enterPage(scene);
    finishPage(scene);
    await untilState(scene.element, 'verifying');
    return () => {
      scene.merchant.isJudging = false;
    };
  },
  succeeded: ended,
  failed: async (scene) => {
    scene.merchant.verdict = 'failed';
    await ended(scene);
    scene.merchant.verdict = 'approved';
    return nothing;
  },
  cancelled: async (scene) => {
    await enterPage(scene);
    scene.witness.expectHand();
    scene.element.cancel();
    await scene.element.finished;
    return nothing;
  },
} satisfies Record<KycEnrolment['state'], Enter>;

export const states = Object.keys(enter) as KycEnrolment['state'][];

/** An element in a state, and all that belongs to it. */
export async function sceneIn(state: KycEnrolment['state']): Promise<Scene> {
  const merchant = truthfulMerchant();
  const element = create(merchant);
  const scene = { element, merchant, witness: witnessOf(element, merchant) };
  return { ...scene, letGo: await enter[state](scene) };
}

/** The customer finishes the page in the frame. */
function finishPage({ element, merchant }: Pick<Scene, 'element' | 'merchant'>): void {
  merchant.finish();
  letPageSay(element, { sessionId: merchant.sessionId, hasCompleted: true });
}

export const isOver = ({ state }: KycEnrolment): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'cancelled';

/** The customer takes every offer, but never gives up. Fails where there is nothing to take. */
export async function goOnToTheEnd(scene: Pick<Scene, 'element' | 'merchant'>): Promise<void> {
  const { element } = scene;
  await vi.waitFor(
    () => {
      if (isOver(element)) return;
      goOn(scene);
      throw new Error(`stranded in "${element.state}": ${textOf(element)}`);
    },
    { interval: 10 },
  );
}

function goOn(scene: Pick<Scene, 'element' | 'merchant'>): void {
  const { element } = scene;
  const offer = element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=decision], [part~=primary]');
  if (element.state === 'active' && frameOf(element).contentWindow) finishPage(scene);
  else offer?.click();
}
