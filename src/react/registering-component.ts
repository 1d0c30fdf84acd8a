'use client';
// The component in pages and in Node, where it brings the element with it.

import { register } from '../element/register.js';
import { enrolmentComponent } from './enrolment-component.js';

/**
 * `<kyc-enrolment>` for React 18 and 19. Its handlers also fire for an element that a server rendered. `ref`
 * is the element itself, with `start()`, `restart()` and `cancel()`.
 */
export const KycEnrolment = enrolmentComponent(register);
