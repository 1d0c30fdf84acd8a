// kyc-enrolment-sandbox: the providers, emulated on this computer.

export { startSandbox, type Sandbox, type SandboxOptions } from './sandbox/start.js';
export {
  createTrustmaticEmulator,
  type TrustmaticEmulator,
  type TrustmaticSandboxOptions,
} from './providers/trustmatic/sandbox.js';
export {
  createTennpayEmulator,
  type TennpayEmulator,
  type TennpayOrigins,
  type TennpaySandboxOptions,
} from './providers/tennpay/sandbox.js';
export {
  createWultraEmulator,
  type WultraEmulator,
  type WultraSandboxOptions,
} from './providers/wultra/sandbox.js';
export { wultraScenarios, type WultraScenario } from './providers/wultra/sandbox/scenarios.js';
export {
  tennpayScenarios,
  tennpayUserId,
  type TennpayScenario,
} from './providers/tennpay/sandbox/scenarios.js';
export { scenarios, type TrustmaticScenario } from './providers/trustmatic/sandbox/scenarios.js';
export type { ListedScenario, Scenario } from './sandbox/scenario.js';
export type { Clock } from './sandbox/clock.js';
export { ConnectionDropped, type Fault } from './sandbox/faults.js';
export type { LoggedRequest } from './sandbox/emulator-log.js';
export type { Delivery } from './sandbox/webhook.js';
export { specimens, type Specimen, type SpecimenName } from './sandbox/specimen/catalogue.js';
export { specimenFile } from './sandbox/specimen/specimen-files.js';
export type { Raster } from './sandbox/specimen/raster.js';
