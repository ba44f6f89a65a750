import type { Size, VideoInfo } from '@drapeflow/core';

type Color = Pick<VideoInfo, 'colorMatrix' | 'colorRange'>;

/** What ffmpeg's scale filter calls the matrices that its streams are tagged with. */
const scaleMatrices: Readonly<Record<string, string>> = {
  bt709: 'bt709',
  bt470bg: 'bt601',
  smpte170m: 'bt601',
  smpte240m: 'smpte240m',
  fcc: 'fcc',
  bt2020nc: 'bt2020',
  bt2020c: 'bt2020',
};

/** Rounded well and with chroma at every pixel, so that a frame survives the way to RGB and back. */
const scaleFlags = 'flags=bicubic+accurate_rnd+full_chroma_int';

/** Pixel formats of luminance and chrominance; all others are RGB or grey, which need no matrix. */
const yuvFormat = /^(yuv|yuyv|uyvy|nv|p0|p2|p4|y2)/;

export function isYuv(pixelFormat: string): boolean {
  return yuvFormat.test(pixelFormat);
}

export function isGrey(pixelFormat: string): boolean {
  return /^(gray|y8|ya|mono)/.test(pixelFormat);
}

/** Whether colours under this matrix can be converted exactly. */
export function isKnownMatrix(matrix: string | undefined): boolean {
  return matrix === undefined || matrix === 'gbr' || matrix in scaleMatrices;
}

/** The filter from a video's own colours to RGB of the size as shown. */
export function toRgbFilter(pixelFormat: string, color: Color, size: Size): string {
  const source = isYuv(pixelFormat)
    ? `:in_color_matrix=${matrixFor(color.colorMatrix, size)}:in_range=${rangeFor(color)}`
    : '';
  return `scale=${size.width}:${size.height}${source}:${scaleFlags},format=rgb24`;
}

/** The filter from RGB to the matrix and range that a source's colours had, 4:2:0. */
export function fromRgbFilter(color: Color, size: Size, pixelFormat: string): string {
  const matrix = matrixFor(color.colorMatrix, size);
  return `scale=out_color_matrix=${matrix}:out_range=${rangeFor(color)}:${scaleFlags},format=${pixelFormat}`;
}

/**
 * The options that tag a video with its colours. A source without a tagged matrix stays without one, so that
 * every player shows both alike; what never was YUV (`gbr`) gets a tag.
 */
export function colorTags(color: Color, size: Size): string[] {
  const { colorMatrix } = color;
  const range = color.colorRange ? ['-color_range', rangeFor(color)] : [];
  if (colorMatrix === undefined) return range;
  const matrix = colorMatrix in scaleMatrices ? colorMatrix : isLarge(size) ? 'bt709' : 'smpte170m';
  const primaries = matrix === 'bt709' ? ['-color_primaries', 'bt709', '-color_trc', 'bt709'] : [];
  return [...range, '-colorspace', matrix, ...primaries];
}

function matrixFor(colorMatrix: string | undefined, size: Size): string {
  return scaleMatrices[colorMatrix ?? ''] ?? (isLarge(size) ? 'bt709' : 'bt601');
}

/** RGB fills its range; that says nothing about the YUV that is made of it. */
function rangeFor(color: Color): 'pc' | 'tv' {
  return color.colorRange === 'full' && color.colorMatrix !== 'gbr' ? 'pc' : 'tv';
}

/** The usual rule for untagged video: high definition is BT.709, all below BT.601. */
function isLarge(size: Size): boolean {
  return size.height >= 720;
}
