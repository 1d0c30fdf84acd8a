// How our own camera looks.

import { stepStyles } from './step-styles.js';
import { viewfinderStyles } from './viewfinder-styles.js';

/** In their order; the later ones win. */
export const captureStyles = [stepStyles, viewfinderStyles];
