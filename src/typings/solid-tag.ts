// The tag in Solid's JSX, which listens by `on:kyc-success` and sets properties by `prop:requestSession`.

import type { JSX } from 'solid-js';
import type { KycEnrolment } from '../element/kyc-enrolment.js';
import type { Settings } from '../element/settings.js';
import type { Listeners, TemplateAttributes } from './template-attributes.js';

type PropertyBindings = { readonly [Name in keyof Settings as `prop:${Name}`]?: Settings[Name] | undefined };

export type SolidTag = Omit<JSX.HTMLAttributes<KycEnrolment>, keyof TemplateAttributes> &
  TemplateAttributes &
  PropertyBindings &
  Listeners<'on:'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'kyc-enrolment': SolidTag;
    }
  }
}
