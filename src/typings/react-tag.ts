// The bare tag in React's JSX. React 19 sets properties and listens by `onkyc-success`; React 18 only writes
// attributes there. `kyc-enrolment/react` has a component that is the same in both.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { KycEnrolment } from '../element/kyc-enrolment.js';
import type { AllProperties, Listeners, TemplateAttributes } from './template-attributes.js';

export type ReactTag = DetailedHTMLProps<HTMLAttributes<KycEnrolment>, KycEnrolment> &
  TemplateAttributes &
  AllProperties &
  Listeners<'on'> & { readonly class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'kyc-enrolment': ReactTag;
    }
  }
}
