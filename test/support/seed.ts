// Runs before each file of tests in Node. Chance is the same in every run of `npm test`, so that a change is
// blamed for nothing that was there before. `npm run torture` plays longer, from another seed each time.

import fc from 'fast-check';
import { chanceSeed } from './chance-seed.ts';

fc.configureGlobal({ seed: chanceSeed });
