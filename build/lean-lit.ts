// Lit without what this element has no use for, in the CDN build alone: an npm user's bundler shares Lit with
// the rest of the page. Each cut names the exact text of the pinned version. Where that has changed, the
// build stops, and whoever takes the new version looks again.

import type { Plugin } from 'vite';

interface Cut {
  /** What is not used, and how that is sure. */
  readonly unused: string;
  readonly cuts: readonly (readonly [file: string, text: string | RegExp, instead: string])[];
}

const [reactive, html, element] = ['/reactive-element.js', '/lit-html.js', '/lit-element.js'];

const unusedParts: readonly Cut[] = [
  {
    unused:
      'Hooks for polyfills, decorators and version lists: no browser of ours needs them, no source has them.',
    cuts: [
      [reactive, 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
      [reactive, /const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=new Map)/, ''],
      [
        reactive,
        /,p\?\.\(\{ReactiveElement:y\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/,
        '',
      ],
      [reactive, ',p=a.reactiveElementPolyfillSupport', ''],
      [
        html,
        /B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\);const /,
        '',
      ],
      [element, /,s\.litElementHydrateSupport.*?\.push\("[^"]+"\);/, ';const n=0;'],
    ],
  },
  {
    unused:
      'Converters and reflection: each attribute has its converter, and the type of settings no reflection.',
    cuts: [
      [reactive, /(?<=,u=)\{toAttribute.*?\}(?=,f=\()/, '{}'],
      [reactive, /_\$ET\(t,s\)\{.*?\}\}(?=_\$AK)/, ''],
      [reactive, 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
      [reactive, ',!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t)', ''],
      [reactive, '||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
      [
        reactive,
        'i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||',
        '',
      ],
      [reactive, 'r??this._$Ej?.get(e)??r', 'r'],
    ],
  },
  {
    unused: "Directives: no source imports one, which the house's tests see to.",
    cuts: [
      [html, /function M\(t,i,s=t,e\)\{.*?\}(?=class R)/, 'const M=(t,i)=>i;'],
      [
        html,
        ':1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))',
        ':i=new r.ctor(h,r.name,r.strings,this,t)',
      ],
      [html, /class Z\{.*?\}const j=\{.*?\},/, 'const '],
      [html, 'j as _$LH,', ''],
      [html, 'this._$AP?.(!1,!0,s);', ';'],
    ],
  },
  {
    unused: 'What a part tells a directive: where it stands, and whether it is connected.',
    cuts: [
      [html, 'get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
      [html, /get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}(?=constructor)/, ''],
      [html, /get parentNode\(\)\{let t=this\._\$AA.*?get endNode\(\)\{return this\._\$AB\}/, ''],
      [html, ',this._$Cv=e?.isConnected??!0', ''],
      [html, 'setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
      [html, 'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
      [element, ',this._$Do?.setConnected(!0)', ''],
      [element, ',this._$Do?.setConnected(!1)', ''],
      [element, 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    ],
  },
];

/** @throws Error where a text is not there exactly once */
function cutOut(code: string, [file, text, instead]: Cut['cuts'][number]): string {
  const [before, ...after] = code.split(text);
  if (before === undefined || after.length !== 1)
    throw new Error(
      `Lit has changed in ${file}: ${String(text)} is there ${after.length} times (build/lean-lit.ts).`,
    );
  return before + instead + after.join('');
}

export const leanLit = (): Plugin => ({
  name: 'lean-lit',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  transform: (code, id) =>
    unusedParts.flatMap(({ cuts }) => cuts.filter(([file]) => id.endsWith(file))).reduce(cutOut, code),
});

/**
 * Lit's tag for styles also serves browsers that cannot share a style sheet. None of them has
 * ElementInternals, which our element needs, so the CDN build leaves that part out.
 */
export const leanCssTag = (): Plugin => ({
  name: 'lean-css-tag',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  resolveId: (source, importer) =>
    source === './css-tag.js' && importer?.includes('/@lit/reactive-element/') ? '\0css-tag' : undefined,
  load: (id) =>
    id === '\0css-tag'
      ? `
        export const css = ([text]) => {
          let sheet;
          return {
            get styleSheet() {
              if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(text);
              return sheet;
            },
          };
        };
        export { css as unsafeCSS, css as CSSResult }; // names that Lit hands on, and nobody uses
        export const supportsAdoptingStyleSheets = true;
        export const getCompatibleStyle = (style) => style;
        export const adoptStyles = (root, styles) => {
          root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
        };`
      : undefined,
});
