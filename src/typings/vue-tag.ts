// The tag in Vue's templates. Vue listens by `@kyc-success` and binds properties by `.requestSession`.

import type { HTMLAttributes } from 'vue';
import type { KycEnrolment } from '../element/kyc-enrolment.js';
import type { AllProperties, Listeners, TemplateAttributes } from './template-attributes.js';

export type VueTag = new () => KycEnrolment & {
  $props: Omit<HTMLAttributes, keyof TemplateAttributes> &
    TemplateAttributes &
    AllProperties & {
      readonly [Name in keyof Listeners<''> as `on${Capitalize<Name>}`]?: Listeners<''>[Name];
    };
};

declare module 'vue' {
  interface GlobalComponents {
    'kyc-enrolment': VueTag;
  }
}
