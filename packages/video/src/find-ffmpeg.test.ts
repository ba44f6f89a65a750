import { chmod, copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import packaged from '@ffmpeg-installer/ffmpeg';
import { describe, expect, it } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.js';
import { temporaryFolder } from './testing/clips.js';

const folder = await temporaryFolder();
const code = (value: string) => expect.objectContaining({ code: value });

describe('findFfmpeg', () => {
  it('takes the one that comes along when there is no other', async () => {
    const found = await findFfmpeg({ PATH: folder });
    expect(found.path).toBe(packaged.path);
    expect(found.origin).toBe('@ffmpeg-installer/ffmpeg');
    expect(found.version).toMatch(/\d/);
    expect(found.frameTimingOption).toBe('-vsync');
  });

  it('prefers the one on the PATH, and before that the one of DRAPEFLOW_FFMPEG', async () => {
    await copyFile(packaged.path, join(folder, 'ffmpeg'));
    const found = await findFfmpeg({ PATH: `/nowhere:${folder}` });
    expect(found).toMatchObject({ path: join(folder, 'ffmpeg'), origin: 'PATH' });
    const chosen = await findFfmpeg({ PATH: folder, DRAPEFLOW_FFMPEG: packaged.path });
    expect(chosen).toMatchObject({ path: packaged.path, origin: 'DRAPEFLOW_FFMPEG' });
  });

  it('knows what newer versions call the option for frame timing', async () => {
    const path = join(folder, 'new');
    const lines = ['ffmpeg version 7.1 Copyright', 'libavutil      59. 39.100 / 59. 39.100'];
    await writeFile(path, `#!/bin/sh\nprintf '${lines.join('\\n')}\\n'\n`);
    await chmod(path, 0o755);
    expect(await findFfmpeg({ DRAPEFLOW_FFMPEG: path })).toMatchObject({
      version: '7.1',
      frameTimingOption: '-fps_mode',
    });
  });

  it('names one that is missing, may not be executed or is something else', async () => {
    const find = (path: string) => findFfmpeg({ DRAPEFLOW_FFMPEG: path });
    await expect(find(join(folder, 'nothing'))).rejects.toEqual(code('FFMPEG_UNUSABLE'));
    const path = join(folder, 'other');
    await writeFile(path, '#!/bin/sh\necho hello\n');
    await expect(find(path)).rejects.toEqual(code('FFMPEG_UNUSABLE'));
    await chmod(path, 0o755);
    await expect(find(path)).rejects.toThrow('does not answer -version');
  });
});
