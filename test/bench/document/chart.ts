// The chart of docs/performance.md, by hand: a dot and its 95 % interval for each contender, at
// both speeds of the processor. It has a ground of its own, so that its words can be read on any page.

import type { ConditionFigures, ContenderFigures, FirstFrameFigures } from '../first-frame/summary.js';

const width = 900;
const rowHeight = 30;
const top = 96;
const nameWidth = 294;
const panelWidth = 270;
const panelGap = 36;
/** Further out is drawn as an arrow at the edge; the figure beside it says how far. */
const scale = { low: 0.7, high: 1.4, step: 0.1 };

const styles = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .ground { fill: #fff; stroke: #d1d9e0 }
  .title { font-size: 16px; font-weight: 600 }
  .quiet { fill: #59636e; font-size: 12px }
  .grid { stroke: #d1d9e0 }
  .limit { stroke: #59636e; stroke-dasharray: 4 3 }
  .mark { fill: #59636e; stroke: #59636e; stroke-width: 2 }
  .ours .mark { fill: #0b57d0; stroke: #0b57d0 }
  .ours text { font-weight: 600; fill: #0b57d0 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .ground { fill: #0d1117; stroke: #3d444d }
    .quiet { fill: #a3acb7 }
    .grid { stroke: #2c333b }
    .limit { stroke: #a3acb7 }
    .mark { fill: #a3acb7; stroke: #a3acb7 }
    .ours .mark { fill: #7cb0ff; stroke: #7cb0ff }
    .ours text { fill: #7cb0ff }
  }`;

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const round = (pixels: number) => Math.round(pixels * 10) / 10;
const within = (ratio: number) => Math.min(scale.high, Math.max(scale.low, ratio));
const panelLeft = (panel: number) => nameWidth + 24 + panel * (panelWidth + panelGap);
const xOf = (panel: number, ratio: number) =>
  round(panelLeft(panel) + ((within(ratio) - scale.low) / (scale.high - scale.low)) * (panelWidth - 56));

/** An element of SVG; attributes are numbers and our own words. */
function svg(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${given.join('')}>${content}</${name}>`;
}

function mark(panel: number, y: number, { toFrame }: ConditionFigures): string {
  const { value, interval } = toFrame;
  const [low, high] = [xOf(panel, interval[0]), xOf(panel, interval[1])];
  const x = xOf(panel, value);
  const right = panelLeft(panel) + panelWidth;
  const figure = svg('text', { x: right, y: y + 4.5, 'text-anchor': 'end' }, value.toFixed(3));
  if (value > scale.high) return `<path class="mark" d="M${x - 8} ${y - 5}l9 5l-9 5z"/>${figure}`;
  const whisker = svg('path', { class: 'mark', d: `M${low} ${y}H${high}` });
  return whisker + svg('circle', { class: 'mark', cx: x, cy: y, r: 4 }) + figure;
}

function grid(panel: number, title: string, bottom: number): string {
  const steps = Math.round((scale.high - scale.low) / scale.step);
  const lines = Array.from({ length: steps + 1 }, (_, index) => {
    const ratio = scale.low + index * scale.step;
    const x = xOf(panel, ratio);
    const isLimit = Math.abs(ratio - 1) < 0.01;
    const line = svg('path', { class: isLimit ? 'limit' : 'grid', d: `M${x} ${top - 12}V${bottom}` });
    const place = { class: 'quiet', x, y: bottom + 16, 'text-anchor': 'middle' };
    return line + svg('text', place, ratio.toFixed(1));
  });
  return `<text x="${panelLeft(panel)}" y="${top - 22}">${escape(title)}</text>${lines.join('')}`;
}

/** What is drawn: elements and scripts that take a customer to a page, by how soon they are at 4x. */
function rowsOf(contenders: readonly ContenderFigures[], panels: readonly number[]) {
  const last = panels.at(-1) ?? 0;
  const bare = ['vanilla-again', 'inline-fetch', 'bare-frame'];
  // of our own ways the usual one, and the quickest that a page can add
  const early = ['ours-prefetch', 'ours-inline-fetch'].find((id) => contenders.some((one) => one.id === id));
  return contenders
    .filter(({ id, isVariant }) => (!isVariant || id === early) && !bare.includes(id))
    .toSorted((one, other) => (one.at[last]?.toFrame.value ?? 0) - (other.at[last]?.toFrame.value ?? 0));
}

/** An SVG of what was measured at this latency, or at the nearest one. */
export function drawChart({ contenders, conditions, rounds }: FirstFrameFigures, wantedMs = 100): string {
  const distance = ({ latencyMs }: { latencyMs: number }) => Math.abs(latencyMs - wantedMs);
  const nearest = Math.min(...conditions.map(distance));
  const panels = conditions.flatMap((condition, index) => (distance(condition) === nearest ? [index] : []));
  const rows = rowsOf(contenders, panels);
  const bottom = top + rows.length * rowHeight;
  const height = bottom + 44;
  const latencyMs = conditions[panels[0] ?? 0]?.latencyMs ?? 0;
  const drawn = rows.map(({ id, label, at }, row) => {
    const y = top + row * rowHeight + 8;
    const marks = panels.map((index, panel) => {
      const figures = at[index];
      return figures ? mark(panel, y, figures) : '';
    });
    const isOurs = id.startsWith('ours');
    const name = svg('text', { x: nameWidth, y: y + 4.5, 'text-anchor': 'end' }, escape(label));
    return svg('g', { class: isOurs ? 'ours' : 'peer' }, name + marks.join(''));
  });
  const titles = panels.map((index, panel) => {
    const rate = conditions[index]?.cpuRate ?? 1;
    return grid(panel, rate === 1 ? 'This processor' : `${rate} times slower`, bottom);
  });
  const said = rows
    .map(
      ({ label, at }) =>
        `${label} ${panels.map((index) => at[index]?.toFrame.value.toFixed(3)).join(' and ')}`,
    )
    .join('; ');
  const box = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const how = `${latencyMs} ms a request, ${rounds} rounds in pairs, median and 95 % interval`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img" aria-labelledby="title said">
<title id="title">Time to the provider's frame by that of the vanilla element</title>
<desc id="said">${escape(said)}</desc>
<style>${styles}
</style>
<rect class="ground" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
<text class="title" x="24" y="32">Time until the provider's page is asked for, ÷ a vanilla element's</text>
<text class="quiet" x="24" y="51">Left is sooner. ${how}</text>
${titles.join('\n')}
${drawn.join('\n')}
</svg>
`;
}
