// Going on on a phone: the offer beside a page, and what is shown while the phone goes on. Loaded on demand.
// The server alone says where the phone stands. What is suspected is offered, and ends nothing.

import { childOf } from '../enrolment/abort.js';
import { loadPart } from '../enrolment/load-part.js';
import type { Elsewhere, PageStatus, Status } from '../enrolment/merchant-contract.js';
import type { PageReport } from '../enrolment/page-report.js';
import type { Texts } from '../i18n/en/element-texts.js';
import { texts as english, type HandOffTexts } from '../i18n/en/hand-off-texts.js';
import { localizeHandOff } from '../i18n/localize-hand-off.js';
import { createDeviceEndpoint, type DeviceEndpoint } from './device-endpoint.js';
import type { PageToShow } from './attempt.js';
import type { BegunPage } from './begun-page.js';
import { awayScreen, digitsScreen, offerScreen, type HandOffScreen } from './hand-off-screens.js';
import { handOffStyles } from './hand-off-styles.js';
import { adoptSheets } from './message.js';
import { pageBase } from './page-base.js';
import { isBeyond } from './rest.js';

const POLL_MS = 2_000;
const POLL_AWAY_MS = 5_000;
/** Until English stands in for a language that has not come: the page's end is heard after it. */
const LANGUAGE_MS = 5_000;

/** A step ends with what comes next: another state of the phone, or the end of the hand-off. */
type Next = { readonly elsewhere: Elsewhere | undefined; readonly wasWrong?: boolean } | End;

interface End {
  /** Undefined is to go on here. */
  readonly end: PageReport | undefined;
  /** With what the customer has come back from the phone. */
  readonly returned?: PageStatus['returned'];
}

/** By its own property: to go on here is an end without a report. */
const isEnd = (next: Next): next is End => Object.hasOwn(next, 'end');

/** In the customer's language, as far as it has come; a page's own texts are among the given ones. */
type Words = (texts: Texts) => HandOffTexts & Texts;

interface HandOff extends BegunPage {
  readonly endpoint: DeviceEndpoint;
  readonly words: Words;
}

/** Resolves with what the page, or the phone, reports. Rejects with the signal's reason. */
export async function showOrHandOff(given: BegunPage): Promise<PageReport> {
  const { attempt, shown, begin, signal } = given;
  const { settings, surface } = attempt;
  const { deviceUrl = '', statusUrl } = shown.session;
  let { begun, inPlace } = given;
  if (!statusUrl) return begun ?? begin(inPlace.signal);
  let language = '';
  let ours: HandOffTexts = english;
  const follow = async () => {
    const present = surface.language();
    if (present === language) return;
    language = present;
    const texts = await localizeHandOff(present);
    if (present !== language) return; // another one was chosen meanwhile
    ours = texts;
    void surface.update();
  };
  const words: Words = (texts) => {
    void follow();
    return { ...ours, ...texts };
  };
  await Promise.race([follow(), given.environment.pause(LANGUAGE_MS, signal)]);
  adoptSheets(surface.root(), [handOffStyles]);
  const baseUrl = new URL(settings.tokenEndpoint, pageBase()).href;
  const endpoint = createDeviceEndpoint({
    ...given,
    credentials: settings.credentials,
    deviceUrl,
    baseUrl,
  });
  const isDesktop = !matchMedia('(pointer: coarse)').matches;
  let elsewhere = given.elsewhere?.state === 'offered' ? undefined : given.elsewhere;
  let isWanted = isDesktop && settings.handOff === 'force';
  let returned: PageStatus['returned'];
  for (;;) {
    if (!elsewhere && !isWanted) {
      const click = new Promise<void>((resolve) => {
        const start = () => {
          resolve();
        };
        if (isDesktop) attempt.patch({ handOff: { text: (texts) => words(texts).handOff, start } });
        shown.goElsewhere = () => {
          elsewhere = { state: 'active', isQuiet: false };
          resolve();
        };
      });
      const report = await Promise.race([begun ?? begin(inPlace.signal, returned), click]);
      if (report) return report;
      inPlace.abort();
      shown.isLive = false;
    }
    const over = await handOff({ ...given, endpoint, words }, elsewhere);
    if (over.end) return over.end;
    signal.throwIfAborted();
    returned = over.returned;
    elsewhere = begun = undefined;
    isWanted = false;
    inPlace = childOf(signal);
    attempt.patch({ instead: undefined, told: undefined });
    attempt.load();
  }
}

async function handOff(given: HandOff, elsewhere: Elsewhere | undefined): Promise<End> {
  const { attempt } = given;
  attempt.patch({ handOff: undefined, openWindow: undefined, isPopupBlocked: undefined, notice: undefined });
  const click = attempt.takeClick();
  if (typeof click === 'object') click.close(); // it was for a page here
  let next: Next = { elsewhere };
  while (!isEnd(next)) {
    const step: HandOff = { ...given, elsewhere: next.elsewhere };
    const state = next.elsewhere?.state;
    const taken: Promise<Next> =
      state === 'active' ? away(step) : state === 'claimed' ? askDigits(step) : offer(step, next.wasWrong);
    // a server that refuses is asked again by the page's own way
    next = await taken.catch((error: unknown): Next => {
      given.signal.throwIfAborted();
      if (state !== 'active') return { end: undefined };
      throw error;
    });
  }
  return next;
}

async function offer(given: HandOff, wasWrong = false): Promise<Next> {
  const { attempt, endpoint, signal } = given;
  // without the code the link can still be copied or sent
  const loading = loadPart(() => import('./qr-code.js')).catch(() => undefined);
  const { link, sms } = await endpoint.offer({
    language: attempt.surface.language(),
    capture: attempt.settings.capture,
  });
  const qr = await loading;
  signal.throwIfAborted();
  let said: 'linkCopied' | 'smsSent' | 'smsFailed' | undefined;
  const say = (now: typeof said) => {
    said = now;
    void attempt.surface.update();
  };
  let isSending = false;
  const send = (to?: string) => {
    if (isSending) return;
    isSending = true;
    void endpoint.sendSms({ link, to }).then((isSent) => {
      isSending = false;
      say(isSent ? 'smsSent' : 'smsFailed');
    });
  };
  const hint = wasWrong ? 'wrongDigits' : 'handOffHint';
  return untilChosen(given, { state: 'offered', told: ['handOff', hint] }, (choose) => {
    const { clipboard, share } = navigator as Partial<Navigator>;
    const asksForNumber = sms === 'number';
    const actions = {
      copy:
        clipboard &&
        (() =>
          void clipboard.writeText(link).then(
            () => {
              say('linkCopied');
            },
            () => undefined,
          )),
      share: share && (() => void share.call(navigator, { url: link }).catch(() => undefined)),
      send: !sms || asksForNumber ? undefined : send,
      sendTo: asksForNumber ? send : undefined,
      stay: () => {
        choose(stay(given));
      },
    };
    const draw = qr && ((label: string) => qr.code(link, label));
    return (texts, level) => offerScreen({ draw, said, hint }, actions)(texts, level);
  });
}

const askDigits = (given: HandOff): Promise<Next> =>
  untilChosen(given, { state: 'claimed', told: ['typeDigits'] }, (choose) => {
    const type = (digits: string) => {
      choose(match(given, digits));
    };
    return digitsScreen(type, () => {
      choose(stay(given));
    });
  });

async function away(given: HandOff): Promise<Next> {
  const { attempt, elsewhere } = given;
  const isQuiet = !!elsewhere?.isQuiet;
  const told: Told = ['onPhone', isQuiet ? 'phoneQuiet' : 'elsewhereHint'];
  const next = untilChosen(given, { state: 'active', told }, (choose) =>
    awayScreen(isQuiet, () => {
      choose(takeBack(given));
    }),
  );
  if (attempt.view.notice !== 'CONTINUED_ELSEWHERE')
    attempt.notify('CONTINUED_ELSEWHERE', 'Continued elsewhere.');
  return next;
}

async function match({ endpoint }: HandOff, digits: string): Promise<Next> {
  return (await endpoint.match(digits))
    ? { elsewhere: { state: 'active', isQuiet: false } }
    : { elsewhere: undefined, wasWrong: true };
}

/** The customer stays here, and the link ends as soon as the server can be told. */
async function stay({ endpoint }: HandOff): Promise<Next> {
  await endpoint.takeBack().catch(() => undefined);
  return { end: undefined };
}

/** Another camera cannot go on from the phone's pictures, and begins anew. */
async function takeBack(given: HandOff): Promise<Next> {
  const { attempt, endpoint, shown } = given;
  const hasPictures = await endpoint.takeBack();
  const left = leftBy(await statusOf(given), shown);
  return !left.end && hasPictures && attempt.settings.capture === 'own' ? { end: { kind: 'again' } } : left;
}

const statusOf = (given: HandOff): Promise<Status | undefined> =>
  given.merchant.readStatus(given.shown.session.statusUrl ?? '').catch(() => undefined);

/** How the phone has left the session. Whatever is wrong with the status shows when the loop asks. */
function leftBy(status: Status | undefined, shown: PageToShow): End {
  // without a page here nothing but a page is left to go on with
  if (status?.status !== 'page' || isBeyond(status, shown)) return { end: { kind: 'moved' } };
  return { end: undefined, returned: status.returned };
}

type Choose = (next: Promise<Next>) => void;

/** What is said of a step to who cannot see it: its title and its hint. */
type Told = readonly (keyof HandOffTexts | 'elsewhereHint')[];

/** Shows a step until the customer chooses, or the server says that the phone is elsewhere. */
async function untilChosen(
  given: HandOff,
  { state, told }: { readonly state: Elsewhere['state']; readonly told: Told },
  screen: (choose: Choose) => HandOffScreen,
): Promise<Next> {
  const { attempt, words, signal } = given;
  const over = childOf(signal);
  try {
    const chosen = new Promise<Next>((resolve) => {
      const show = screen(resolve);
      attempt.patch({
        instead: (texts, level) => show(words(texts), level),
        told: (texts) => told.map((key) => words(texts)[key]),
      });
    });
    return await Promise.race([chosen, untilMovedOn({ ...given, signal: over.signal }, state)]);
  } finally {
    over.abort();
  }
}

/** Resolves when the server says something else than that the phone is in this state. */
async function untilMovedOn(given: HandOff, state: Elsewhere['state']): Promise<Next> {
  const { environment, shown, elsewhere, signal } = given;
  for (;;) {
    await environment.pause(state === 'active' ? POLL_AWAY_MS : POLL_MS, signal);
    const status = await statusOf(given);
    signal.throwIfAborted();
    const left = leftBy(status, shown);
    if (status?.status !== 'page' || left.end) return left;
    const now = status.elsewhere;
    if (now?.state !== state) return state === 'active' && !now ? left : { elsewhere: now };
    if (state === 'active' && now.isQuiet !== !!elsewhere?.isQuiet) return { elsewhere: now };
  }
}
