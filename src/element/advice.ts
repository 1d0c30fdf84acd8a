// What the element tells the merchant's developer, in the console and by `diagnose()`. It must never say a
// value of an answer, a token, or an address with its query. Loaded on demand.

export { diagnose } from './advice/diagnose.js';
export { explainEnd } from './advice/explain-end.js';
export { lookAround } from './advice/look-around.js';
export { tellKeptOut } from './advice/tell-kept-out.js';
export { twoVersions } from './advice/two-versions.js';
export { unknownWord } from './advice/unknown-word.js';
