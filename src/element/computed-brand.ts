// The brand's colours for browsers that cannot compute them in a style sheet (before Chrome 131, Firefox 133,
// Safari 18). Loaded on demand by those. It must never write a style attribute: strict policies refuse it.

type Rgb = readonly [red: number, green: number, blue: number];

/** What views-styles.ts derives from the accent and from the text's colour. */
function computeBrand(accent: Rgb, text: Rgb): { readonly mark: Rgb; readonly onAccent: Rgb } {
  const light = luminance(accent);
  const darker = Math.min(1, DARK_ENOUGH / light);
  const whiter = Math.max(0, (LIGHT_ENOUGH - light) / (1 - light));
  const isOnDark = luminance(text) > MIDDLE;
  const mark = accent.map((channel) =>
    toByte(isOnDark ? linear(channel) + (1 - linear(channel)) * whiter : linear(channel) * darker),
  );
  return { mark: mark as unknown as Rgb, onAccent: light > MIDDLE ? [0, 0, 0] : [255, 255, 255] };
}

/** Keeps the colours in step with the page's at every change of state and of the system's scheme. */
export function followBrand(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets.push(sheet);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const compute = () => {
    const box = root.querySelector('[part=base]');
    if (!box) return;
    sheet.replaceSync('.unseen { background: var(--_accent) }');
    const { backgroundColor: accent } = getComputedStyle(root.querySelector('.unseen') ?? box);
    const { mark, onAccent } = computeBrand(read(accent), read(getComputedStyle(box).color));
    sheet.replaceSync(`:host { --_mark: rgb(${mark.join()}); --_on-accent: rgb(${onAccent.join()}) }`);
  };
  root.host.addEventListener('kyc-state', compute);
  scheme.addEventListener('change', function onChange() {
    if (root.host.isConnected) compute();
    else scheme.removeEventListener('change', onChange);
  });
  compute();
}

/** Whatever notation a colour has, a pixel of it has three bytes. */
function read(color: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return [0, 0, 0];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Relative luminance (WCAG 2.2). */
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

function linear(byte: number): number {
  const part = byte / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

const toByte = (part: number): number =>
  Math.round(255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055));

/** Where black and white contrast equally. */
const MIDDLE = 0.179;
/** 4.5:1 on every surface lighter than #e1e1e1. */
const DARK_ENOUGH = 0.13;
/** 4.5:1 on every surface darker than #383838. */
const LIGHT_ENOUGH = 0.35;
