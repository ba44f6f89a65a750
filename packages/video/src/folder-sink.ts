import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DrapeflowError, type Size, type VideoFrame, type VideoSink } from '@drapeflow/core';
import { assertFrame } from './assert-frame.js';
import { frameName, type Destination } from './destination.js';
import { encodePng } from './encode-png.js';
import { outputError } from './output-error.js';

/** A folder of PNG pictures, one for each frame, numbered from 1. */
export class FolderSink implements VideoSink {
  readonly warnings: readonly string[] = [];
  private previousTime: number | undefined;
  private frames = 0;

  constructor(
    private readonly destination: Destination,
    private readonly size: Size,
  ) {}

  async write(frame: VideoFrame): Promise<void> {
    assertFrame(frame, this.size, this.previousTime);
    const { path, temporary } = this.destination;
    try {
      if (this.frames === 0) await mkdir(temporary);
      await writeFile(join(temporary, frameName(this.frames)), await encodePng(frame.image));
    } catch (cause) {
      throw outputError(path, cause);
    }
    this.previousTime = frame.timestamp;
    this.frames++;
  }

  async finish(): Promise<void> {
    const { path } = this.destination;
    if (this.frames === 0) throw new DrapeflowError('VIDEO_NOTHING_WRITTEN', { path });
    await this.destination.commit();
  }

  abort(): Promise<void> {
    return this.destination.discard();
  }
}
