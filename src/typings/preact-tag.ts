// The tag in Preact's JSX.

import type { HTMLAttributes } from 'preact';
import type { KycEnrolment } from '../element/kyc-enrolment.js';
import type { AllProperties, Listeners, TemplateAttributes } from './template-attributes.js';

export type PreactTag = HTMLAttributes<KycEnrolment> & TemplateAttributes & AllProperties & Listeners<'on'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'kyc-enrolment': PreactTag;
    }
  }
}
