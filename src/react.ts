'use client';
// The door for React 18 and 19.

export { KycEnrolment, type KycEnrolmentProps } from './react/enrolment-component.js';
