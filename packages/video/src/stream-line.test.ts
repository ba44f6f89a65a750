import { describe, expect, it } from 'vitest';
import { parseAudioStream, parseVideoStream } from './stream-line.js';

/** As ffmpeg 4.1 and 5.1 print them. */
const parsed = (format: string, rest = '640x480, 30 fps') =>
  parseVideoStream(
    `    Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), ${format}, ${rest}`,
  );

describe('parseVideoStream', () => {
  it('reads range and matrix', () => {
    expect(parsed('yuv420p(tv, bt709, progressive)')).toEqual({
      pixelFormat: 'yuv420p',
      colorRange: 'limited',
      colorMatrix: 'bt709',
      highDynamicRange: false,
    });
    expect(parsed('yuvj420p(pc, bt470bg/unknown/unknown)')).toMatchObject({
      colorRange: 'full',
      colorMatrix: 'bt470bg',
    });
    expect(parsed('yuv420p(bt470bg/bt470bg/smpte170m, progressive)')).toMatchObject({
      colorRange: undefined,
      colorMatrix: 'bt470bg',
    });
    expect(parsed('yuv420p(tv, unknown/bt709/bt709)')?.colorMatrix).toBeUndefined();
  });

  it('makes up nothing where nothing is said', () => {
    expect(parsed('yuv420p')).toEqual({
      pixelFormat: 'yuv420p',
      colorRange: undefined,
      colorMatrix: undefined,
      highDynamicRange: false,
    });
    expect(parsed('yuv420p(progressive)')?.colorMatrix).toBeUndefined();
  });

  it('tells high dynamic range', () => {
    const hybridLogGamma = parsed('yuv420p10le(tv, bt2020nc/bt2020/arib-std-b67)');
    expect(hybridLogGamma).toMatchObject({ colorMatrix: 'bt2020nc', highDynamicRange: true });
  });

  it('passes over cover pictures and other streams', () => {
    expect(parsed('yuvj420p(pc)', '300x300 (attached pic)')).toBeUndefined();
    expect(parseVideoStream('Stream #0:1: Audio: aac (LC), 44100 Hz, mono, fltp')).toBeUndefined();
  });
});

describe('parseAudioStream', () => {
  it('reads the codec', () => {
    expect(
      parseAudioStream('    Stream #0:1(und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz'),
    ).toBe('aac');
    expect(parseAudioStream('    Stream #0:0: Video: h264, yuv420p, 64x48')).toBeUndefined();
  });
});
