// @vitest-environment jsdom

import { describeRealElement } from './real-element.js';

describeRealElement();
