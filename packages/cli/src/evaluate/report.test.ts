import { describe, expect, test } from 'vitest';
import { describeReport } from './describe-report.js';
import type { MeasuredClip } from './measure-clip.js';
import type { MetricRecipe } from './metric-kit.js';
import { rankClips } from './rank-clips.js';
import { reportCsv } from './report-csv.js';
import { reportPage } from './report-page.js';
import { reportOf } from './report.js';

const recipe = (name: string): MetricRecipe => ({
  name,
  summary: `Of ${name}.`,
  options: {},
  needs: [],
  create: () => Promise.reject(new Error('Nothing is measured here.')),
});

const clip = (
  name: string,
  values: Readonly<Record<string, number | undefined>>,
  better: 'higher' | 'lower' = 'higher',
): MeasuredClip => ({
  name,
  dressedIn: 'its other garment',
  frames: 4,
  measurements: Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [metric, { value, unit: 'dB', better }]),
  ),
  leftOut: [],
  strip: Uint8Array.of(255, 216, 255),
});

const about = { version: '0', title: 'a <b>', inputs: {}, plugins: null, seed: 1 };
const lpips = { metric: 'lpips', reason: 'its weights are not given' };

function report(clips: readonly MeasuredClip[], names: readonly string[]) {
  const state = { stopped: false, warnings: [] };
  return reportOf({ ...about, ...state }, { recipes: names.map(recipe), leftOut: [lpips] }, clips);
}

describe('reportOf', () => {
  test('A total is the mean over clips; its interval lies within what was measured.', () => {
    const clips = [1, 2, 6].map((value) => clip(`clip ${value}`, { psnr: value }));
    const { psnr } = report(clips, ['psnr']).metrics;
    expect(psnr).toMatchObject({ mean: 3, clips: 3, infinite: 0, unit: 'dB' });
    // One of 27 resamples has the least clip only, one the greatest: more than 2.5 % each.
    expect(psnr).toMatchObject({ low: 1, high: 6 });
  });

  test('One clip has no interval.', () => {
    const { psnr } = report([clip('one', { psnr: 5 })], ['psnr']).metrics;
    expect(psnr).toMatchObject({ mean: 5, low: null, high: null });
  });

  test('A metric that was measured on no clip has no total, one with nothing to measure is named.', () => {
    const { metrics, leftOut } = report(
      [clip('one', { tof: undefined }), clip('two', { tof: 1 })],
      ['psnr', 'tof'],
    );
    expect(Object.keys(metrics)).toEqual(['tof']);
    expect(metrics.tof).toMatchObject({ mean: 1, clips: 1 });
    expect(leftOut).toEqual([
      { ...lpips, clips: 2 },
      { metric: 'tof', reason: expect.stringContaining('nothing to be measured'), clips: 1 },
    ]);
  });

  test('What is infinite is null and says so, and is not in the mean.', () => {
    const whole = report([clip('one', { psnr: Infinity }), clip('two', { psnr: 30 })], ['psnr']);
    const written = JSON.parse(JSON.stringify(whole)) as typeof whole;
    expect(written.clips[0].metrics.psnr).toEqual({ value: null, infinite: true });
    expect(written.metrics.psnr).toMatchObject({ mean: 30, clips: 1, infinite: 1 });
    expect(describeReport(whole)).toContain('psnr: infinite on 1 of 2 clips');
  });
});

describe('rankClips', () => {
  const ranked = (values: readonly number[], better: 'higher' | 'lower') =>
    rankClips(
      report(
        values.map((value, i) => clip(`${i}`, { tof: value }, better)),
        ['tof'],
      ),
    );

  test('The worst and the best come first, at most three each, and none is both.', () => {
    expect(ranked([5, 1, 9, 3, 7, 2, 8], 'higher')).toEqual({
      metric: 'tof',
      worst: [1, 5, 3],
      best: [2, 6, 4],
    });
    expect(ranked([5, 1, 9], 'lower')).toMatchObject({ worst: [2, 0], best: [1] });
    expect(ranked([5], 'lower')).toMatchObject({ worst: [0], best: [] });
  });

  test('An infinite PSNR is the best, and a clip without the metric is not ranked.', () => {
    const clips = [clip('a', { psnr: 20 }), clip('b', { psnr: Infinity }), clip('c', {})];
    expect(rankClips(report(clips, ['psnr']))).toMatchObject({ worst: [0], best: [1] });
  });

  test('The similarity of the garment comes before other metrics.', () => {
    const clips = [clip('a', { ssim: 1, 'garment-ssim': 0 })];
    expect(rankClips(report(clips, ['ssim', 'garment-ssim']))).toMatchObject({
      metric: 'garment-ssim',
    });
    expect(rankClips(report(clips, []))).toBeUndefined();
  });
});

describe('reportCsv', () => {
  test('Names are quoted where they must be; what was not measured is empty.', () => {
    const clips = [
      clip('a, "b"', { psnr: Infinity, tof: 0.5 }),
      clip('plain', { tof: undefined, psnr: 2 }),
    ];
    expect(reportCsv(report(clips, ['psnr', 'tof']))).toBe(
      'clip,frames,psnr,tof\r\n"a, ""b""",4,Infinity,0.5\r\nplain,4,2,\r\n',
    );
  });
});

describe('reportPage', () => {
  const clips = [clip('<script>"x"', { psnr: 1 }), clip('two', { psnr: 2 })];
  const page = reportPage(
    report(clips, ['psnr']),
    clips.map(({ strip }) => strip),
  );

  test('It loads nothing, and shows each of the clips once.', () => {
    expect(page).not.toMatch(/(src|href)="(?!data:)|url\(|@import|<script/);
    expect(page.match(/src="data:image\/jpeg;base64,\/9j\/"/g)).toHaveLength(2);
  });

  test('Names are text, not HTML.', () => {
    expect(page).toContain('&#60;script&#62;&#34;x&#34;');
    expect(page).toContain('<h1>a &#60;b&#62;</h1>');
  });
});
