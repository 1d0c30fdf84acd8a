// @vitest-environment jsdom

import { describeDouble } from './double.js';

describeDouble();
