// No vendor's word stands outside its own folder, so whoever changes a provider need not look anywhere else.

import type { Sources } from './house-rules.ts';

/** A provider's folder and its words: its own names, and the names of the companies whose pages it shows. */
const vendors: Readonly<Record<string, RegExp>> = {
  trustmatic: /trustmatic/i,
  tennpay: /tennpay|10npay|borica|onfido|signhost/i,
  wultra: /wultra/i,
};

/** Files that may name every vendor: the lists, the sandbox's re-exports, and the kinds of pages. */
const mayNameThem =
  /^src\/(providers\/list|doctor\/known-webhooks|sandbox\/emulators|sandbox|presentation\/kinds\/.*)\.ts$/;

/** A comment outside the folder may still cite where a rule comes from. */
const withoutCitations = (line: string) => line.replace(/docs\/(providers\/)?[\w-]+\.md/g, '');

/** Every line of `src` with a vendor's word that does not belong there. */
export const readVendorWords = (sources: Sources): string[] =>
  Object.entries(sources)
    .filter(([path]) => path.startsWith('src/') && !mayNameThem.test(path))
    .flatMap(([path, source]) => {
      const own = /^src\/providers\/([^/]+)\//.exec(path)?.[1];
      const words = Object.entries(vendors).filter(([vendor]) => vendor !== own);
      return source.split('\n').flatMap((line, index) => {
        const found = words
          .map(([, word]) => word.exec(withoutCitations(line))?.[0])
          .filter((word) => word !== undefined);
        return found.map((word) => `${path}:${index + 1} names ${word}`);
      });
    });
