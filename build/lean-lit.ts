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
      [reactive, /const\{is:i,.*?,d=\(t,s\)=>t,/, 'const{is:i,defineProperty:e}=Object,'],
      [reactive, /Symbol\.metadata\?\?=.*?(?=class y)/, ''],
      [reactive, /static addInitializer\(t\)\{.*?\}(?=static get)/, ''],
      [reactive, /,y\[d\("elementProperties"\)\].*?(?=;export)/, ''],
      [
        html,
        /B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\);const /,
        '',
      ],
      [element, /i\._\$litElement\$=!0.*?\.push\("[^"]+"\);/, 'const n=0;'],
    ],
  },
  {
    unused:
      'Properties in all their forms: one element has some, each with a converter, and without reflection ' +
      'or an accessor of its own.',
    cuts: [
      [reactive, /(?<=,u=)\{toAttribute.*?\}(?=,f=\()/, '{}'],
      [reactive, /(?<=,b=)\{attribute.*?\}(?=;)/, '{}'],
      [reactive, 'this.finalize(),this._$Eh&&', 'this.finalize(),'],
      [
        reactive,
        /static createProperty\(.*?(?=constructor\(\)\{super)/,
        'static finalize(){if(!this._$Eh){this._$Eh=new Map,this.elementStyles=[this.styles];' +
          'for(const[t,{attribute:s}]of Object.entries(this.properties)){const i=Symbol();' +
          's&&this._$Eh.set(s,t),e(this.prototype,t,{get(){return this[i]},' +
          'set(s){const e=this[i];this[i]=s,this.requestUpdate(t,e)},configurable:!0,enumerable:!0})}}}',
      ],
      [
        reactive,
        /constructor\(\)\{super\(\),.*?(?=addController)/,
        'constructor(){super(),this.isUpdatePending=this.hasUpdated=!1,' +
          'this._$ES=new Promise(t=>this.enableUpdating=t),this._$Ep=new Map;' +
          'for(const t of Object.keys(this.constructor.properties))' +
          'this.hasOwnProperty(t)&&(this._$Ep.set(t,this[t]),delete this[t]);this.requestUpdate()}',
      ],
      [reactive, /_\$E_\(\)\{.*?(?=createRenderRoot)/, ''],
      [
        reactive,
        /this\._\$AK\(t,i\)\}_\$ET.*?(?=\}requestUpdate)/,
        'const{_$Eh:e,properties:h}=this.constructor,n=e.get(t);n&&(this[n]=h[n].converter(i))',
      ],
    ],
  },
  {
    unused:
      'Which properties have changed, and a say in whether and when to update: no element of ours asks.',
    cuts: [
      [
        reactive,
        /requestUpdate\(t,s,i,e=!1,h\)\{.*?(?=async _\$EP)/,
        'requestUpdate(t,s){void 0!==t&&i(this[t],s)||this.isUpdatePending||(this._$ES=this._$EP())}',
      ],
      [
        reactive,
        /const t=this\.scheduleUpdate\(\);.*?firstUpdated\(t\)\{\}/,
        'return this.performUpdate(),!this.isUpdatePending}performUpdate(){if(this.isUpdatePending){' +
          'this.hasUpdated||(this.renderRoot??=this.createRenderRoot(),' +
          'this._$Ep.forEach((t,s)=>this[s]=t),this._$Ep.clear());' +
          'try{this._$EO.forEach(t=>t.hostUpdate?.()),this.update()}' +
          'catch(t){throw this.isUpdatePending=!1,t}' +
          'this._$EO.forEach(t=>t.hostUpdated?.()),this.hasUpdated=!0,this.updated()}}' +
          'get updateComplete(){return this._$ES}update(){this.isUpdatePending=!1}',
      ],
    ],
  },
  {
    unused:
      'Roots, styles and controllers in all their forms: the element makes its root itself, has one style ' +
      'sheet, and has a controller from the beginning, whose updates it renders into that root.',
    cuts: [
      [reactive, 'y.elementStyles=[],y.shadowRootOptions={mode:"open"}', ''],
      // without this word the bundler would make a chunk of Lit alone
      [reactive, /createRenderRoot\(\)\{.*?\}(?=connectedCallback)/, 'createRenderRoot(){s}'],
      [reactive, ',void 0!==this.renderRoot&&this.isConnected&&t.hostConnected?.()', ''],
      [reactive, 'removeController(t){this._$EO?.delete(t)}', ''],
      [reactive, 'this._$EO?.forEach(t=>t.hostConnected', 'this._$EO.forEach(t=>t.hostConnected'],
      [reactive, 'this._$EO?.forEach(t=>t.hostDisconnected', 'this._$EO.forEach(t=>t.hostDisconnected'],
      [element, /constructor\(\)\{super.*?(?=update\(t\))/, ''],
      [
        element,
        /(?<=this\.render\(\);)this\.hasUpdated.*?(?=const n=0)/,
        'super.update(),e(r,this.renderRoot,{host:this})}}',
      ],
      [
        html,
        /const e=s\?\.renderBefore\?\?i;.*?(?=\};export)/,
        '(i._$litPart$??=new k(i.appendChild(c()),null,s))._$AI(t)',
      ],
      [html, '(t?.creationScope??l)', 'l'],
    ],
  },
  {
    unused: "Directives: no source imports one, which the house's tests see to.",
    cuts: [
      [html, /function M\(t,i,s=t,e\)\{.*?\}(?=class R)/, ''],
      [html, /(?<=type=2.*)_\$AI\(t,i=this\)\{t=M\(this,t,i\),/, '_$AI(t){'],
      [html, 't=M(this,t,i,0),', ''],
      [html, 'r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
      [html, 't!==this._$AH&&t!==E&&', 't!==this._$AH&&'],
      [html, 't!==this._$AH&&t!==E,', 't!==this._$AH,'],
      [html, /class Z\{.*?\}const j=\{.*?\},/, 'const '],
      [html, 'j as _$LH,', ''],
      [html, 'this._$AP?.(!1,!0,s);', ';'],
    ],
  },
  {
    unused:
      'What a part tells a directive or a part within it: what it is, where it is, whether it is connected.',
    cuts: [
      [html, 'class R{constructor(t,i){', 'class R{constructor(t){'],
      [html, 'this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}', 'this._$AV=[],this._$AD=t}'],
      [html, 'new R(e,this)', 'new R(e)'],
      [html, 'get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
      [
        html,
        /2===r\.type\?i=new k.*?new Z\(h,this,t\)\)/,
        'i=r.ctor?new r.ctor(h,r.name,r.strings,t):new k(h,h.nextSibling,t)',
      ],
      [
        html,
        /void 0!==s&&\(void 0!==s\.strings.*?(?=,i\+\+)/,
        's.strings?(s._$AI(t,i),i+=s.strings.length-2):s._$AI(t[i])',
      ],
      [
        html,
        /get _\$AU\(\)\{return this\._\$AM\?.*?this\._\$Cv=e\?\.isConnected\?\?!0\}/,
        'constructor(t,i,s){this._$AH=A,this._$AA=t,this._$AB=i,this.options=s}',
      ],
      [html, /get parentNode\(\)\{let t=this\._\$AA.*?get endNode\(\)\{return this\._\$AB\}/, ''],
      [
        html,
        'new k(this.O(c()),this.O(c()),this,this.options)',
        'new k(this.O(c()),this.O(c()),this.options)',
      ],
      [html, 'this._$AR(s&&s._$AB.nextSibling,e)', 'this._$AR(s&&s._$AB.nextSibling)'],
      [html, '_$AR(t=this._$AA.nextSibling,s)', '_$AR(t=this._$AA.nextSibling)'],
      [html, 'const s=i(t).nextSibling;i(t).remove(),t=s', 'const s=t.nextSibling;t.remove(),t=s'],
      [html, 'setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
      [
        html,
        /get tagName.*?constructor\(t,i,s,e,h\)\{this\.type=1,this\._\$AH=A,this\._\$AN=void 0,/,
        'constructor(t,i,s,h){',
      ],
      [html, 'this._$AM=e,', ''],
      [html, '_$AI(t,i=this,s,e){', '_$AI(t,s){'],
      [html, 'o&&!e&&', 'o&&'],
      [html, 'constructor(){super(...arguments),this.type=3}', ''],
      [html, 'constructor(){super(...arguments),this.type=4}', ''],
      [
        html,
        /constructor\(t,i,s,e,h\)\{super.*?(?=handleEvent)/,
        '_$AI(t){this._$AH=t,this.element.addEventListener(this.name,this)}',
      ],
    ],
  },
  {
    unused:
      'Templates of SVG and MathML, or compiled ones; in templates, comments, elements of raw text, single ' +
      'quotes, angle brackets in an attribute and a value just before "/>", which the build refuses; ' +
      'values in place of an attribute, and listeners that are no functions.',
    cuts: [
      [html, /f="\[ .*?title\)\$\/i,(?=x=)/, ''],
      [
        html,
        /const N=\(t,i\)=>\{.*?(?=;class S)/,
        // a value is a text's, or begins an attribute, or goes on in one
        'const N=t=>{const i=[];let e="";for(const s of t.slice(0,-1)){' +
          'const t=/([^\\s"=]+)=(?:"[^"]*)?$/.exec(s),n=(e+s).lastIndexOf("<")>(e+s).lastIndexOf(">");' +
          'e+=n?t?(i.push(t[1]),s.slice(0,t.index)+t[1]+h+s.slice(t.index+t[1].length)+o):s+o:s+r}' +
          'return[V(t,e+(t.at(-1)||"<?>")),i]}',
      ],
      [html, 'constructor({strings:t,_$litType$:i},e)', 'constructor({strings:t})'],
      [
        html,
        '=N(t,i);if(this.el=S.createElement(f,e)',
        '=N(t);(this.el=document.createElement("template")).innerHTML=f',
      ],
      [html, /,2===i\|\|3===i\)\{.*?\}(?=for\()/, ';'],
      [html, /static createElement\(t,i\)\{.*?\}(?=\}class R)/, ''],
      [html, 'if(r.hasAttributes())for(', 'for('],
      [html, '{type:1,index:l,name:', '{index:l,name:'],
      [html, /else t\.startsWith\(o\)&&.*?;(?=if\(y)/, ''],
      [html, /if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if)/, ''],
      [html, /else if\(8===r\.nodeType\)if.*?o\.length-1\}(?=l\+\+)/, 'else r.data===n&&d.push({index:l});'],
      [html, /,_\$litType\$:s\}=t,e="number".*?(?=;if\(this\._\$AH)/, '}=t,e=this._$AC(t)'],
      [
        html,
        /"function"==typeof this\._\$AH\?.*?(?=\}\}(?:const|class))/,
        'this._$AH?.call?.(this.options.host,t)',
      ],
    ],
  },
];

/** The code of a file; Lit's own without these parts. */
export const lean = (code: string, id: string): string => cutFrom(code, id, unusedParts);

/** What a template may not have, in a source that has templates. */
const refused = new RegExp(
  [
    /\b(?:svg|mathml)`|<!--|<(?:script|style|textarea|title)\b/,
    /[\w-]='|[\w-]="[^"\n]*[<>][^"\n]*"|\$\{[^`{}]*\}\/>/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

export const leanLit = (): Plugin => ({
  name: 'lean-lit',
  enforce: 'pre',
  apply: (_, { mode }) => mode === 'cdn',
  transform(code, id) {
    if (code.includes('html`') && id.endsWith('.ts') && refused.test(code))
      this.error(`${id}: Lit of the CDN build has no such template (build/lean-lit.ts).`);
    return lean(code, id);
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
