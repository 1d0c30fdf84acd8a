// The page of every screen in every language.

import 'kyc-enrolment/define';
import { followAppearance } from './playground/appearance.js';
import { findElement } from './playground/find-element.js';
import { languageOptions } from './playground/languages.js';
import { screens, showScreen } from './playground/screens.js';

followAppearance(findElement('#appearance'));
const matrix = findElement('#matrix');

/** A page of nearly nine hundred elements draws those that are looked at. */
const drawn = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      drawn.unobserve(target);
      target.append(...screens.map(showScreen));
    }
  },
  { root: matrix, rootMargin: '50% 0px' },
);

for (const { value, text, lang } of languageOptions()) {
  const row = document.createElement('div');
  row.className = 'row';
  const title = Object.assign(document.createElement('h2'), { textContent: `${text} (${value})`, lang });
  const cells = document.createElement('section');
  cells.lang = lang;

  row.append(title, cells);
  matrix.append(row);
  drawn.observe(cells);
}
