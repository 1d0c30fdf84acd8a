// A page that takes our parameters and posts its end to its frame (docs/providers/trustmatic.md). In a window
// it comes back through a return page.

import { toProviderLanguage } from '../../enrolment/provider-language.js';
import type { Kind } from './kind.js';

export const webEnrolment: Kind = {
  address(url, { language, framed, crossDevice, onlyMobile }) {
    const ours = {
      lang: toProviderLanguage(language),
      iframe: framed,
      crossDevice: framed && crossDevice === false && 'false',
      onlyMobile: framed && onlyMobile,
    };
    const theirs = url.search.slice(1).split('&');
    const result = new URL(url);
    result.search = [
      ...theirs.filter((pair) => pair && !Object.hasOwn(ours, pair.split('=')[0] ?? '')),
      ...Object.entries(ours).flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])),
    ].join('&');
    return result.href;
  },
  features: ['camera'],
  isFramedByItself: true,
  hasOtherDevice: true,
};
