// The tag in Svelte's templates, which sets properties where the element has them.

import type { HTMLAttributes } from 'svelte/elements';
import type { KycEnrolment } from '../element/kyc-enrolment.js';
import type { AllProperties, Listeners, TemplateAttributes } from './template-attributes.js';

export type SvelteTag = Omit<HTMLAttributes<KycEnrolment>, keyof TemplateAttributes> &
  TemplateAttributes &
  AllProperties &
  Listeners<'on'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'kyc-enrolment': SvelteTag;
  }
}
