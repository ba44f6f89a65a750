import { expect, test } from 'vitest';
import { curveChart } from './curve-chart.js';

const point = (stage: number, step: number, value: number) => ({ stage, step, value });

test('A curve is drawn to scale, a line for each stage, validations as dots.', () => {
  const curve = {
    name: 'loss',
    newest: 3,
    line: [point(0, 0, 2), point(0, 50, 4), point(1, 100, 3)],
    dots: [point(0, 50, 3)],
  };
  const borders = [
    { step: 0, name: 'warp' },
    { step: 90, name: 'generator' },
  ];
  const chart = curveChart(curve, { lastStep: 100, borders });
  // Steps 0…100 lie at 44…352, and the values 1.9…4.1 at 168…16.
  const y = (value: number) => Math.round(10 * (168 - (152 * (value - 1.9)) / 2.2)) / 10;
  expect(chart).toContain(`d="M44,${y(2)}h0L198,${y(4)}M352,${y(3)}h0"`);
  expect(chart).toContain(`<circle cx="198" cy="${y(3)}"`);
  expect(chart).toContain('d="M321.2,16V168"');
  // The second stage is too narrow for its name.
  expect(chart).toContain('>warp</text>');
  expect(chart).not.toContain('>generator</text>');
});
