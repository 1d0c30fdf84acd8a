'use client';
// The component on servers that are no Node: it renders the tag, and there is nothing to register.

import { enrolmentComponent } from './enrolment-component.js';

/** See react/registering-component.ts. */
export const KycEnrolment = enrolmentComponent(() => undefined);
