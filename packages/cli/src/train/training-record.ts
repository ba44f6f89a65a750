import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  lengthAt,
  type RgbImage,
  type TrainingConfiguration,
  type TrainingEvent,
} from '@drapeflow/core';
import { programVersion } from '../program-version.js';
import { evenlyChosen } from './evenly-chosen.js';
import type { LoggedEvent } from './logged-event.js';
import { renderPictureSheet } from './picture-sheet.js';
import type { TrainingFolder } from './training-folder.js';
import type { TrainingLog } from './training-log.js';
import type { PlannedStage } from './training-pace.js';
import { trainingPage } from './training-page.js';
import type { TrainingPicture } from './training-report.js';
import { writing } from './writing.js';

/** The page is written again after so long, and where there is something to look at. */
const secondsBetweenPages = 30;
const mostPictures = 8;

/** Writes down what happens in a training: its log, its pictures, and the page that shows both. */
export class TrainingRecord {
  private readonly begun = performance.now();
  private pageWritten = -Infinity;
  /** Done in the stage at hand. */
  private stepInStage = 0;

  constructor(
    private readonly folder: TrainingFolder,
    private readonly log: TrainingLog,
    private readonly configuration: TrainingConfiguration,
    private readonly runtime: string,
  ) {}

  /** What each step of each stage learns from. */
  get plannedStages(): readonly PlannedStage[] {
    const { stages } = this.configuration;
    return stages.map(({ part, steps }, stage) => ({
      part,
      frames: Array.from({ length: steps }, (_, step) => this.framesOf(stage, step)),
    }));
  }

  /** @returns what the log keeps of the event */
  async add(event: TrainingEvent): Promise<LoggedEvent> {
    const logged = this.logged(event);
    await this.log.append(logged);
    if (event.kind === 'validated') await this.writePictures(event.step, event.pictures);
    const isDue = this.seconds - this.pageWritten > secondsBetweenPages;
    if (isDue || event.kind === 'validated') await this.writePage();
    return logged;
  }

  /** @param problem the message of the error that ended the training */
  async writePage(problem?: string): Promise<void> {
    this.pageWritten = this.seconds;
    const [{ model }] = cpus();
    const page = trainingPage({
      training: this.folder.training,
      events: await this.log.read(),
      pictures: await this.readPictures(),
      machine: { cpu: model.trim(), cores: cpus().length, memory: totalmem() },
      versions: { drapeflow: programVersion, node: process.version, runtime: this.runtime },
      ...(problem === undefined ? {} : { problem }),
      written: new Date().toISOString(),
    });
    const path = join(this.folder.path, 'index.html');
    await writing(path, writeFile(path, page));
  }

  private logged(event: TrainingEvent): LoggedEvent {
    switch (event.kind) {
      case 'stage':
        this.stepInStage = event.stepInStage;
        return event;
      case 'step': {
        const frames = this.framesOf(event.stage, this.stepInStage++);
        return { ...event, seconds: this.seconds, frames };
      }
      case 'validated': {
        const { kind, stage, step, losses, isBest } = event;
        return { kind, stage, step, losses, isBest };
      }
      default:
        return event;
    }
  }

  private async writePictures(step: number, pictures: readonly RgbImage[]): Promise<void> {
    const sheet = await renderPictureSheet(pictures);
    const path = join(this.pictures, `step-${String(step).padStart(8, '0')}.jpg`);
    await writing(path, mkdir(this.pictures, { recursive: true }));
    await writing(path, writeFile(path, sheet));
  }

  private async readPictures(): Promise<TrainingPicture[]> {
    const names = await readdir(this.pictures).catch(() => []);
    const steps = names.flatMap((name) => /^step-(\d+)\.jpg$/.exec(name)?.[1] ?? []).sort();
    return Promise.all(
      evenlyChosen(steps, mostPictures).map(async (step) => ({
        step: Number(step),
        jpeg: await readFile(join(this.pictures, `step-${step}.jpg`)),
      })),
    );
  }

  private get pictures(): string {
    return join(this.folder.path, 'pictures');
  }

  private get seconds(): number {
    return (performance.now() - this.begun) / 1000;
  }

  private framesOf(stage: number, stepInStage: number): number {
    const { seed, batch, accumulate, stages } = this.configuration;
    const { lengths, steps } = stages[stage];
    return batch * accumulate * lengthAt(lengths, stepInStage, steps, seed);
  }
}
