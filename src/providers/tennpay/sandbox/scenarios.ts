// What the emulated provider can play, as data. The table of docs/sandbox.md and the playground's picker show
// the name and description. 10nPay's API has no free text that could choose a scenario, so the user id does:
// 9, two digits for the scenario's number, then any six digits.

import type { ListedScenario, Scenario } from '../../../sandbox/scenario.js';

/** How one leg goes: the hosted page, then what the status says about it. */
export interface LegScenario {
  /**
   * How the page ends if not successfully. `fails`: on the Fail URL, and the status says ERROR. `breaks-off`:
   * on the Fail URL, and the status never learns of it. `expired`: the link leads to the Fail URL at once.
   */
  readonly page?: 'fails' | 'breaks-off' | 'expired';
  /** How often the status says PROCESSING after the page. The default is the sandbox's `processingPolls`. */
  readonly polls?: number;
  /** The final word of the status, in place of success. */
  readonly error?: string;
  /** Milliseconds for which the status answers 503, from the first status request after the page. */
  readonly downMs?: number;
}

/** How initiate answers in place of opening an identification. */
export type Refusal = 'user-not-found' | 'wrong-state' | 'missing-data' | 'empty-500';

/** The vendor whose identification page is shown. */
export type Skin = 'onfido' | 'borica';

export interface TennpayScenario extends Scenario {
  /** 0 to 99. It never changes, because user ids contain it. */
  readonly number: number;
  readonly refusal?: Refusal;
  readonly identification?: LegScenario;
  readonly signing?: LegScenario;
  /** The status says null in place of PROCESSING. */
  readonly isWordless?: boolean;
  /** Finalize takes effect, but its first two answers are 503. */
  readonly losesAnswers?: boolean;
  readonly skin?: Skin;
  /** Lets the hosted pages be framed. */
  readonly isFramable?: boolean;
  /**
   * Serves the hosted pages with `Cross-Origin-Opener-Policy: same-origin`, so their opener loses its handle.
   */
  readonly isIsolated?: boolean;
}

/** All scenarios. The first one applies to all ordinary user ids. */
export const tennpayScenarios: readonly [TennpayScenario, ...TennpayScenario[]] = [
  { number: 0, name: 'approved', description: 'Identified, signed and finalized; the default.' },
  {
    number: 1,
    name: 'fail-identification',
    description: 'Identification fails: Fail URL, and the status says ERROR.',
    identification: { page: 'fails' },
  },
  {
    number: 2,
    name: 'fail-signing',
    description: 'Signing fails: Fail URL, and the status says ERROR.',
    signing: { page: 'fails' },
  },
  {
    number: 3,
    name: 'abort-identification',
    description: 'Broken off after the document: Fail URL, but the status never says so.',
    identification: { page: 'breaks-off' },
  },
  {
    number: 4,
    name: 'abort-signing',
    description: 'Broken off while signing: Fail URL, but the status never says so.',
    signing: { page: 'breaks-off' },
  },
  {
    number: 5,
    name: 'expired-identification',
    description: 'The link to the identification has expired: Fail URL at once.',
    identification: { page: 'expired' },
  },
  {
    number: 6,
    name: 'expired-signing',
    description: 'The link to the signing page has expired: Fail URL at once.',
    signing: { page: 'expired' },
  },
  {
    number: 7,
    name: 'slow',
    description: 'PROCESSING for 20 status requests after each page.',
    identification: { polls: 20 },
    signing: { polls: 20 },
  },
  {
    number: 8,
    name: 'stuck-identification',
    description: 'PROCESSING for ever after the identification.',
    identification: { polls: Infinity },
  },
  {
    number: 9,
    name: 'stuck-signing',
    description: 'PROCESSING for ever after signing.',
    signing: { polls: Infinity },
  },
  {
    number: 10,
    name: 'error-identification',
    description: 'Success URL after the identification, then the status says ERROR.',
    identification: { error: 'ERROR' },
  },
  {
    number: 11,
    name: 'error-signing',
    description: 'Success URL after signing, then the status says ERROR.',
    signing: { error: 'ERROR' },
  },
  {
    number: 12,
    name: 'error-code',
    description: 'After the identification the status is a word that nobody has documented.',
    identification: { error: 'SANDBOX_MADE_THIS_UP' },
  },
  {
    number: 13,
    name: 'not-eligible',
    description: 'Initiate answers 400: the user is in a wrong state.',
    refusal: 'wrong-state',
  },
  {
    number: 14,
    name: 'missing-data',
    description: 'Initiate answers 400 until additional data has been added.',
    refusal: 'missing-data',
  },
  {
    number: 15,
    name: 'user-not-found',
    description: '404 wherever the user is named.',
    refusal: 'user-not-found',
  },
  {
    number: 16,
    name: 'provider-down',
    description: 'No identification: initiate answers 500 with an empty body.',
    refusal: 'empty-500',
  },
  {
    number: 17,
    name: 'down-identification',
    description: 'After the identification the status answers 503 for 30 seconds.',
    identification: { downMs: 30_000 },
  },
  {
    number: 18,
    name: 'down-signing',
    description: 'After signing the status answers 503 for 30 seconds.',
    signing: { downMs: 30_000 },
  },
  {
    number: 19,
    name: 'finalize-lost',
    description: 'Finalize takes effect, but its first two answers are 503.',
    losesAnswers: true,
  },
  {
    number: 20,
    name: 'no-status',
    description: 'While it is processing, the status is null.',
    isWordless: true,
  },
  { number: 21, name: 'framed-allowed', description: 'Both hosted pages may be framed.', isFramable: true },
  {
    number: 22,
    name: 'coop',
    description: 'Both hosted pages cut the link to their opener (COOP same-origin).',
    isIsolated: true,
  },
  { number: 23, name: 'onfido', description: 'Identification looks like Onfido’s.', skin: 'onfido' },
  { number: 24, name: 'borica', description: 'Identification looks like Borica’s.', skin: 'borica' },
];

const FIRST_MAGIC_ID = 900_000_000;
const IDS_EACH = 1_000_000;

/**
 * A user id that chooses the scenario.
 *
 * @param nth which of the scenario's million ids, so that every test and visitor can be a new user; wraps
 * around
 * @throws RangeError if no scenario has this name
 */
export function tennpayUserId(scenario: string, nth = 0): number {
  return FIRST_MAGIC_ID + scenarioNamed(scenario).number * IDS_EACH + (nth % IDS_EACH);
}

/** The scenario that a user id chooses. The default for ordinary ids. */
export function scenarioOf(userId: number): TennpayScenario {
  const number = Math.floor((userId - FIRST_MAGIC_ID) / IDS_EACH);
  return tennpayScenarios.find((scenario) => scenario.number === number) ?? tennpayScenarios[0];
}

/**
 * The scenario with this name.
 *
 * @throws RangeError if there is none
 */
export function scenarioNamed(name: string): TennpayScenario {
  const scenario = tennpayScenarios.find((row) => row.name === name);
  if (!scenario) throw new RangeError(`10nPay's sandbox has no scenario "${name}".`);
  return scenario;
}

/** The table, with the first magic id of each scenario. */
export const listedScenarios: readonly ListedScenario[] = tennpayScenarios.map(({ name, description }) => ({
  value: String(tennpayUserId(name)),
  name,
  description,
}));
