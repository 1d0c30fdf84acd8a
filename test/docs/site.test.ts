// The site that `npm run docs` writes from the documents.

import { brokenLinks, pagesOfSite } from '../../build/site/render.mjs';
import { root } from '../support/build.ts';
import { documentPaths } from './read-snippets.ts';

describe('the site of the documents', () => {
  const pages = pagesOfSite(root);

  it('has every document, each at an address of its own', () => {
    expect(pages.length).toBeGreaterThan(documentPaths.length);
    expect(new Set(pages.map(({ address }) => address)).size).toBe(pages.length);
  });

  it('has no link that leads nowhere', () => {
    expect(brokenLinks(pages, root)).toEqual([]);
    const wrong = { address: 'a.html', title: 'A', content: '<a href="b.html">B</a> <a href="#c">C</a>' };
    expect(brokenLinks([wrong], root)).toEqual(['a.html: b.html', 'a.html: #c']);
  });

  it('shows tables, code and notes as such, and no raw markup', () => {
    const front = pages.find(({ address }) => address === 'index.html')?.content ?? '';
    expect(front).toMatch(/<table>.*<a href="docs\/element\.html">/s);
    expect(front).toContain('<strong>IMPORTANT</strong>');
    expect(front).toContain('&lt;kyc-enrolment token-endpoint=');
    expect(front).not.toContain('```');
  });
});
