// <kyc-enrolment> in the templates of every framework that has typings of its own. Whoever uses none of them
// has none of these modules: the build marks the places where they are named, so that TypeScript does not
// ask for them.

export type {} from './preact-tag.js';
export type {} from './react-tag.js';
export type {} from './solid-tag.js';
export type {} from './svelte-tag.js';
export type {} from './vue-tag.js';
