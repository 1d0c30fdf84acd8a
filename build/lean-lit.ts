// Lit without what this element has no use for, in the CDN build alone: an npm user's bundler shares Lit with
// the rest of the page.

import type { Plugin } from 'vite';
import { cutFrom, type Cut } from './cuts.ts';

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
      [reactive, 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
      [reactive, ',this.constructor.l?.forEach(t=>t(this))', ''],
      [reactive, ',void 0!==t.l&&(this.l=[...t.l])', ''],
      [
        html,
        /B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\);const /,
        '',
      ],
      [element, /,s\.litElementHydrateSupport.*?\.push\("[^"]+"\);/, ';const n=0;'],
      [element, 'i._$litElement$=!0,', ''],
    ],
  },
  {
    unused: 'Properties in all their forms: each of ours has a converter, and no reflection or accessor.',
    cuts: [
      [reactive, /(?<=,u=)\{toAttribute.*?\}(?=,f=\()/, '{}'],
      [reactive, /(?<=,b=)\{attribute.*?\}(?=;)/, '{}'],
      [reactive, /_\$ET\(t,s\)\{.*?\}\}(?=_\$AK)/, ''],
      [reactive, 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
      [
        reactive,
        /if\(s\.state&&.*?(?=\}static getPropertyD)/,
        'this.elementProperties.set(t,s),e(this.prototype,t,this.getPropertyDescriptor(t,Symbol()))',
      ],
      [
        reactive,
        /getPropertyDescriptor\(t,s,i\)\{.*?(?=,configurable)/,
        'getPropertyDescriptor(t,s){return{get(){return this[s]},' +
          'set(i){const e=this[s];this[s]=i,this.requestUpdate(t,e)}',
      ],
      [reactive, 's=[...r(t),...o(t)]', 's=r(t)'],
      [reactive, /const i=s\.attribute;return.*?(?=\}constructor)/, 'return s.attribute||void 0'],
      [reactive, 'this._$Em=null,', ''],
      [
        reactive,
        /if\(void 0!==e&&this\._\$Em!==e\).*?(?=\}requestUpdate)/,
        'void 0!==e&&(this[e]=i.getPropertyOptions(e).converter(s))',
      ],
    ],
  },
  {
    unused:
      'Which properties have changed, and a say in whether and when to update: no element of ours asks.',
    cuts: [
      [
        reactive,
        /requestUpdate\(t,s,i,e=!1,h\)\{.*?(?=!1===this\.isUpdatePending)/,
        'requestUpdate(t,s){if(void 0!==t&&!f(this[t],s))return;',
      ],
      [reactive, /C\(t,s,\{useDefault.*?(?=async _\$EP)/, ''],
      [
        reactive,
        /(?<=this\._\$Ep=void 0\})const t=this\.constructor\.elementProperties;.*?(?=\}let t=!1)/,
        '',
      ],
      [reactive, /(?<=enableUpdating=t\),)this\._\$AL=new Map,/, ''],
      [reactive, /(?<=_\$EM\(\)\{)this\._\$AL=new Map,/, ''],
      [
        reactive,
        /let t=!1;const s=this\._\$AL;try\{.*?(?=\}willUpdate)/,
        'try{this.willUpdate(),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update()}' +
          'catch(t){throw this._$EM(),t}this._$AE()',
      ],
      [
        reactive,
        'this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)',
        'this.hasUpdated=!0,this.updated()',
      ],
      [reactive, /shouldUpdate\(t\)\{return!0\}/, ''],
      [reactive, 'firstUpdated(t){}', ''],
      [reactive, 'const t=this.scheduleUpdate();return null!=t&&await t,!', 'return this.performUpdate(),!'],
      [reactive, 'scheduleUpdate(){return this.performUpdate()}', ''],
      [reactive, 'return this.getUpdateComplete()}getUpdateComplete(){', ''],
    ],
  },
  {
    unused:
      'Roots and styles in all their forms: the element makes its root itself, and has one style sheet.',
    // Of ReactiveElement's createRenderRoot too, but without it the bundler makes a chunk of Lit alone.
    cuts: [
      [reactive, /static finalizeStyles\(s\)\{.*?\}(?=static _\$Eu)/, ''],
      [reactive, 'this.finalizeStyles(this.styles)', '[this.styles]'],
      [reactive, 'y.elementStyles=[],', ''],
      [element, /createRenderRoot\(\)\{const.*?\}(?=update)/, ''],
      [html, 'const e=s?.renderBefore??i;let h=e._$litPart$', 'let h=i._$litPart$'],
      [
        html,
        /const t=s\?\.renderBefore\?\?null;e\._\$litPart\$=h=.*?(?=\}return)/,
        'i._$litPart$=h=new k(i.appendChild(c()),null,void 0,s??{})',
      ],
      [html, '(t?.creationScope??l)', 'l'],
      [reactive, 'removeController(t){this._$EO?.delete(t)}', ''],
      [reactive, ',void 0!==this.renderRoot&&this.isConnected&&t.hostConnected?.()', ''],
    ],
  },
  {
    unused: "Directives: no source imports one, which the house's tests see to.",
    cuts: [
      [html, /function M\(t,i,s=t,e\)\{.*?\}(?=class R)/, ''],
      [html, /(?<=type=2.*)_\$AI\(t,i=this\)\{t=M\(this,t,i\),/, '_$AI(t){'],
      [html, 't=M(this,t,i,0),', ''],
      [html, 'r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
      [html, 'if((t=M(this,t,i,0)??A)===E)return;', 't??=A;'],
      [html, 't!==this._$AH&&t!==E&&', 't!==this._$AH&&'],
      [html, 't!==this._$AH&&t!==E,', 't!==this._$AH,'],
      [element, 'render(){return r}', 'render(){}'],
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
    unused: 'What a part tells a directive: what it is, where it stands, and whether it is connected.',
    cuts: [
      [html, 'get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
      [html, /get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}(?=constructor)/, ''],
      [html, /get parentNode\(\)\{let t=this\._\$AA.*?get endNode\(\)\{return this\._\$AB\}/, ''],
      [html, ',this._$Cv=e?.isConnected??!0', ''],
      [html, 'setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
      [html, 'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
      [html, 'this._$AV=[],this._$AN=void 0,', 'this._$AV=[],'],
      [html, 'this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
      [html, 'this.type=1,this._$AH=A,this._$AN=void 0,', ''],
      [html, 'constructor(){super(...arguments),this.type=3}', ''],
      [html, 'constructor(){super(...arguments),this.type=4}', ''],
      [html, 'constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
      [element, ',this._$Do=void 0', ''],
      [element, 'this._$Do=e(', 'e('],
      [element, /connectedCallback\(\)\{super.*?(?=render\(\))/, ''],
      [element, 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
    ],
  },
  {
    unused:
      'Templates of SVG and MathML, or compiled ones; in templates, comments and elements of raw text, ' +
      'which the build refuses; values in place of an attribute, and listeners that are no functions.',
    cuts: [
      [html, /(?<=,v=)\/<.*?(?=,f?p=RegExp)/, '/<(?:\\/?[a-zA-Z][^>\\s]*|\\/?$)/g'],
      [html, 'y=/^(?:script|style|textarea|title)$/i,', ''],
      [html, /c===v\?"!--"===u\[1\].*?(?=:c===p\?)/, 'c===v?c=p'],
      [html, 'c=n??v', 'c=v'],
      [html, 'c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', 'c=p'],
      [html, 'let n,l=2===i?"<svg>":3===i?"<math>":"",', 'let l="",'],
      [html, '+(2===i?"</svg>":3===i?"</math>":"")', ''],
      [html, 'const N=(t,i)=>{', 'const N=t=>{'],
      [html, 'constructor({strings:t,_$litType$:i},e)', 'constructor({strings:t},e)'],
      [html, '=N(t,i);if(this.el=', '=N(t);this.el='],
      [html, /,2===i\|\|3===i\)\{.*?\}(?=for\()/, ';'],
      [html, /else t\.startsWith\(o\)&&.*?;(?=if\(y)/, ''],
      [html, /if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if)/, ''],
      [
        html,
        /else if\(8===r\.nodeType\)if.*?o\.length-1\}(?=l\+\+)/,
        'else 8===r.nodeType&&r.data===n&&d.push({type:2,index:l});',
      ],
      [html, /,_\$litType\$:s\}=t,e="number".*?(?=;if\(this\._\$AH)/, '}=t,e=this._$AC(t)'],
      [html, '||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
      [html, '"function"==typeof this._$AH?', ''],
      [html, ':this._$AH.handleEvent(t)', ''],
    ],
  },
];

/** What a template may not have, in a source that has templates. */
const refused = /\b(?:svg|mathml)`|<!--|<(?:script|style|textarea|title)\b/;

export const leanLit = (): Plugin => ({
  name: 'lean-lit',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  transform(code, id) {
    if (code.includes('html`') && id.endsWith('.ts') && refused.test(code))
      this.error(`${id}: Lit of the CDN build has no such template (build/lean-lit.ts).`);
    return cutFrom(code, id, unusedParts);
  },
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
