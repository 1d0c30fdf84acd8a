// @vitest-environment happy-dom

import { describeRealElement } from './real-element.js';

describeRealElement();
