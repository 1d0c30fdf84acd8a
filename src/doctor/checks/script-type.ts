import { error, shown, type Check } from '../finding.js';

/** The script is a module: a classic script cannot run it. */
export const scriptType: Check = {
  name: 'script-type',
  run({ scripts }) {
    const tags = scripts.filter(({ tag }) => tag !== undefined);
    if (tags.length === 0)
      return { skipped: 'no script tag has the element: a bundle contains it, or another script loads it' };
    return tags
      .filter(({ tag }) => tag?.attributes['type']?.trim().toLowerCase() !== 'module')
      .map(({ tag, url }) =>
        error(
          'nothing-is-shown',
          `The script tag of ${shown(url)} is a classic one, and the script is a module.`,
          `<script type="module" src="${(tag?.attributes['src'] ?? '').replace(/[?#].*/, '')}"></script>`,
        ),
      );
  },
};
