// How our own camera looks.

import { css } from 'lit';
import { pictureStyles } from './picture-styles.js';
import { stepStyles } from './step-styles.js';
import { viewfinderStyles } from './viewfinder-styles.js';

/** One sheet, so that the element adopts one. */
export const captureStyles = css`${stepStyles}${viewfinderStyles}${pictureStyles}`;
