// @vitest-environment happy-dom

import { describeDouble } from './double.js';

describeDouble();
