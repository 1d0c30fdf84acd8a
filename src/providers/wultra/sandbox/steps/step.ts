// A step is something that the app, a vendor or the server does next. It has one or more ways to go.

import type { ServiceName } from '../../wire/service-paths.js';
import type { Answer } from '../decoding.js';
import type { Device } from '../event-request.js';
import type { OnboardingProcess } from '../process.js';
import type { CallResult } from '../call-service.js';

/** What a step can use. */
export interface Turn {
  readonly process: OnboardingProcess;
  readonly now: () => number;
  readonly randomUUID: () => string;
  readonly randomDigits: (count: number) => string;
  /** The vendors' names, as the Onboarding Server has them configured. */
  readonly documentProvider: string;
  readonly presenceProvider: string;
  readonly sendsExtractedData: boolean;
  readonly device: Device;
  /** Calls one of the merchant's services, with the profile's time limit. */
  readonly call: <T>(call: {
    readonly service: ServiceName;
    readonly body: object;
    readonly decode: (answer: Answer) => T;
    readonly attempt?: number;
  }) => Promise<CallResult<T>>;
}

export interface Step {
  /** Shown on the page. */
  readonly title: string;
  /** The ways it can go, by name. The first is the ordinary one. */
  readonly choices: Readonly<Record<string, (turn: Turn) => void | Promise<void>>>;
}
