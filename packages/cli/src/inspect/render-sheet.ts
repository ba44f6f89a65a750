import { parsingLabels } from '@drapeflow/core';
import sharp from 'sharp';
import { paintWheel } from './paint-flow.js';
import { parsingColors } from './paint-parsing.js';
import { cssColor, type Panel } from './panel.js';
import { escapeMarkup } from '../escape-markup.js';

const columns = 4;
const cell = { width: 320, height: 384 };
const titleHeight = 28;
const gap = 8;
const legendHeight = 72;
const wheelSide = 56;
const background = { r: 24, g: 24, b: 28 };

interface Place {
  readonly left: number;
  readonly top: number;
}

/**
 * Puts panels side by side, four in a row, with a legend of the parsing's colours and of the flow's.
 * @returns a PNG file
 */
export async function renderSheet(heading: string, panels: readonly Panel[]): Promise<Buffer> {
  const rows = Math.ceil(panels.length / columns);
  const width = columns * (cell.width + gap) + gap;
  const height = titleHeight + rows * (cell.height + titleHeight + gap) + legendHeight;
  const places = panels.map((_, index) => placeOf(index));
  const wheel = paintWheel(wheelSide);
  const pictures = await Promise.all(
    panels.map(async (panel, index) => ({ input: await fitIntoCell(panel), ...places[index]! })),
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <style>text { font: 15px sans-serif; fill: #eee }</style>
    <text x="${gap}" y="20">${escapeMarkup(heading)}</text>
    ${panels.map((panel, index) => drawPanel(panel, places[index]!)).join('')}
    ${drawLegend(height - legendHeight)}</svg>`;
  return sharp({ create: { width, height, channels: 3, background } })
    .composite([
      ...pictures,
      {
        input: Buffer.from(wheel.data),
        raw: { width: wheel.width, height: wheel.height, channels: 3 },
        left: width - wheelSide - gap,
        top: height - wheelSide - gap,
      },
      { input: Buffer.from(drawing), left: 0, top: 0 },
    ])
    .png()
    .toBuffer();
}

function placeOf(index: number): Place {
  const [column, row] = [index % columns, Math.floor(index / columns)];
  return {
    left: gap + column * (cell.width + gap),
    top: 2 * titleHeight + row * (cell.height + titleHeight + gap),
  };
}

function fitIntoCell({ image: { width, height, data } }: Panel): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...cell, fit: 'contain', background })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function drawPanel({ title, image, drawing = '' }: Panel, { left, top }: Place): string {
  const viewBox = `0 0 ${image.width} ${image.height}`;
  return `<text x="${left}" y="${top - 8}">${escapeMarkup(title)}</text>
    <svg x="${left}" y="${top}" width="${cell.width}" height="${cell.height}" viewBox="${viewBox}">${drawing}</svg>`;
}

function drawLegend(top: number): string {
  let left = gap;
  const labels = parsingLabels.map((label) => {
    const x = left;
    left += 44 + 9 * label.length;
    const color = cssColor(parsingColors[label]);
    return `<rect x="${x}" y="${top + 28}" width="18" height="18" fill="${color}" stroke="#888"/>
      <text x="${x + 24}" y="${top + 42}">${label}</text>`;
  });
  const end = columns * (cell.width + gap) - wheelSide - gap;
  const wheel = `<text x="${end}" y="${top + 42}" text-anchor="end">flow: place in the garment</text>`;
  return labels.join('') + wheel;
}
