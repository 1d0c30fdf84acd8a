// What the theme editor measures: WCAG 2.2's contrast of the element's colours, as the browser computes them.

type Painted = readonly [red: number, green: number, blue: number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** The pixel of a colour, in any notation, over what is under it, the uppermost first. */
function paint(...layers: readonly string[]): Painted {
  if (!canvas) return [0, 0, 0];
  for (const fill of [...layers].reverse()) {
    canvas.fillStyle = fill;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

const luminance = (color: Painted) =>
  color
    .map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);

/** From 1 to 21. */
function contrast(color: string, ...under: readonly string[]): number {
  const [light = 0, dark = 0] = [luminance(paint(color, ...under)), luminance(paint(...under))].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

export interface Measured {
  readonly what: string;
  readonly ratio: number;
  /** What AA asks for. */
  readonly least: number;
}

/** Measures an element that shows its first screen. Empty while it shows nothing. */
export function measure(element: HTMLElement, ground: string): readonly Measured[] {
  const colorOf = (part: string, property: 'color' | 'backgroundColor' | 'borderTopColor') => {
    const box = element.shadowRoot?.querySelector(`[part~="${part}"]`);
    return box ? getComputedStyle(box)[property] : undefined;
  };
  const [button, accent] = [colorOf('primary', 'color'), colorOf('primary', 'backgroundColor')];
  const [title, icon] = [colorOf('title', 'color'), colorOf('drawing', 'color') ?? colorOf('icon', 'color')];
  const surface = colorOf('base', 'backgroundColor') ?? 'transparent';
  const edge = colorOf('primary', 'borderTopColor') ?? ground; // drawn where the accent alone would be lost
  if (button === undefined || accent === undefined || title === undefined) return [];
  return [
    { what: 'Text on the button', ratio: contrast(button, accent), least: 4.5 },
    {
      what: 'Edge of the button',
      ratio: Math.max(contrast(accent, surface, ground), contrast(edge, surface, ground)),
      least: 3,
    },
    { what: 'Text on the page', ratio: contrast(title, surface, ground), least: 4.5 },
    ...(icon === undefined
      ? []
      : [{ what: 'Drawings on the page', ratio: contrast(icon, surface, ground), least: 3 }]),
  ];
}
