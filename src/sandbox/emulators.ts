// The providers that the sandbox plays, one line each. Everything else about an emulator is in its provider's
// folder.

export { trustmaticSandbox as trustmatic } from '../providers/trustmatic/sandbox.js';
export { tennpaySandbox as tennpay } from '../providers/tennpay/sandbox.js';
export { wultraSandbox as wultra } from '../providers/wultra/sandbox.js';
