// What a step is: something that the app, a vendor or the server does next, with the ways in which it can go.

import type { ServiceName } from '../../wire.js';
import type { Answer } from '../decoding.js';
import type { Device } from '../event-request.js';
import type { OnboardingProcess } from '../process.js';
import type { CallResult } from '../call-service.js';

/** What a step has at hand. */
export interface Turn {
  readonly process: OnboardingProcess;
  readonly now: () => number;
  readonly randomUUID: () => string;
  readonly randomDigits: (count: number) => string;
  /** Names of the vendors, as the Onboarding Server has them configured. */
  readonly documentProvider: string;
  readonly presenceProvider: string;
  readonly sendsExtractedData: boolean;
  readonly device: Device;
  /** Calls a service of the merchant's, with the profile's patience. */
  readonly call: <T>(call: {
    readonly service: ServiceName;
    readonly body: object;
    readonly decode: (answer: Answer) => T;
    readonly attempt?: number;
  }) => Promise<CallResult<T>>;
}

export interface Step {
  /** For the page. */
  readonly title: string;
  /** The ways it can go, by name; the first is the ordinary one. */
  readonly choices: Readonly<Record<string, (turn: Turn) => void | Promise<void>>>;
}
