// Tags in templates that are compiled to objects of attributes, by Vue and by Svelte: compiled only.

import 'kyc-enrolment/define';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

type VueProps = InstanceType<GlobalComponents['kyc-enrolment']>['$props'];
type SvelteProps = SvelteHTMLElements['kyc-enrolment'];

export const vue: VueProps = {
  class: 'verify',
  'data-testid': 'kyc',
  dataTestid: 'kyc', // as vue-tsc writes it
  'token-endpoint': '/kyc/session',
  crossDevice: false,
  'onKyc-success': ({ detail }) => {
    detail.outcome satisfies 'submitted' | 'approved' | 'review';
  },
  // as vue-tsc writes it, in strict templates
  onKycError: ({ detail }) => {
    detail.retryable satisfies boolean;
  },
};

export const svelte: SvelteProps = {
  class: 'verify',
  'token-endpoint': '/kyc/session',
  requestSession: () => Promise.resolve({}),
  'onkyc-success': ({ detail }) => {
    detail.outcome satisfies 'submitted' | 'approved' | 'review';
  },
};

// @ts-expect-error there is no such display
export const sideways: VueProps = { display: 'sideways' };
// @ts-expect-error there is no such start mode
export const never: SvelteProps = { 'start-mode': 'never' };
