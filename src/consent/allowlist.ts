// What a consent's text may contain: words, their structure, and links. Both sanitisers use this list.

/** Elements that are kept. Any other element is removed with its content. */
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

/** Elements of older editors. They are removed and their content is kept. */
export const unwrapped = ['font', 'center', 'big', 'tt', 'strike', 'acronym', 'nobr'];

/**
 * Attributes that are kept, on any element. There is no id, name, class or style, because they could be
 * mistaken for something of the page's.
 */
export const attributes = ['href', 'lang', 'dir', 'colspan', 'rowspan', 'start'];
