'use client';
// The door for React 18 and 19.

export { KycEnrolment } from './react/registering-component.js';
export type { KycEnrolmentProps } from './react/enrolment-component.js';
