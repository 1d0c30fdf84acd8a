// What a consent's text may consist of: words, their structure, and links. One list for both sanitisers.

/** Elements that are kept. No other element stays, nor what is in it. */
export const elements = [
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'div',
    'section',
    'article',
    'header',
    'footer',
    'address',
    'blockquote',
    'pre',
    'hr',
    'br',
    'wbr',
  ],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...[
    'a',
    'span',
    'strong',
    'em',
    'b',
    'i',
    'u',
    's',
    'small',
    'mark',
    'sub',
    'sup',
    'q',
    'cite',
    'abbr',
    'dfn',
    'code',
    'bdi',
    'bdo',
    'ins',
    'del',
  ],
];

/** Elements of older editors that give way to what is in them. */
export const unwrapped = ['font', 'center', 'big', 'tt', 'strike', 'acronym', 'nobr'];

/**
 * Attributes that are kept, on any element. No id, name, class or style: they could pass for something of the
 * page's.
 */
export const attributes = ['href', 'lang', 'dir', 'colspan', 'rowspan', 'start'];
