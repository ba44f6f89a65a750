import { expect, test } from 'vitest';
import { indexPage } from './index-page.js';

const page = indexPage('a <b> & "c"', [
  { file: 'frame-000000.png', title: 'frame 0' },
  { file: 'frame-000007.png', title: 'frame 7' },
]);

test('The page lists every sheet.', () => {
  expect([...page.matchAll(/<option value="([^"]+)">/g)].map((match) => match[1])).toEqual([
    'frame-000000.png',
    'frame-000007.png',
  ]);
});

test('The page loads nothing from a network.', () => {
  expect(page).not.toMatch(/https?:|\/\/[a-z]/);
});

test('What stands in names is text, not markup.', () => {
  expect(page).not.toContain('<b>');
});
