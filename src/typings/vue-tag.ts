// The tag in Vue's templates. Vue listens by `@kyc-success` and binds properties by `.requestSession`.

import type { HTMLAttributes } from 'vue';
import type { KycEnrolment } from '../element/kyc-enrolment.js';
import type { AllProperties, Listeners, TemplateAttributes } from './template-attributes.js';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** Of `@kyc-success` Vue makes `onKyc-success`, and its checker of strict templates `onKycSuccess`. */
export type VueTag = new () => KycEnrolment & {
  $props: Omit<HTMLAttributes, keyof TemplateAttributes> &
    TemplateAttributes &
    AllProperties & {
      readonly [data: `data-${string}` | `data${Capitalize<string>}`]: unknown;
    } & {
      readonly [Name in keyof Listeners<''> as `on${Capitalize<Name> | Pascal<Name>}`]?: Listeners<''>[Name];
    };
};

declare module 'vue' {
  interface GlobalComponents {
    'kyc-enrolment': VueTag;
  }
}
