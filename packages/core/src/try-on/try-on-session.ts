import { cropImage } from '../arithmetic/crop-image.js';
import { poseInBox } from '../arithmetic/pose-in-box.js';
import { resizeMask } from '../arithmetic/resize-mask.js';
import type { Garment } from '../contracts/garment.js';
import type { Box, Mask, Point, RgbImage, Size } from '../contracts/image.js';
import type { PluginKind, PluginKinds } from '../contracts/plugin.js';
import type { Pose } from '../contracts/pose.js';
import type { VideoFrame } from '../contracts/video.js';
import type { PreviousFrame } from '../contracts/warp-network.js';
import { CropWindow } from '../tracking/crop-window.js';
import { PersonTracker } from '../tracking/person-tracker.js';
import { smoothPoses } from '../tracking/pose-smoothing.js';
import { buffered } from './buffered.js';
import { callPlugin } from './call-plugin.js';
import {
  problemOfGenerated,
  problemOfMask,
  problemOfMemory,
  problemOfParsing,
  problemOfPose,
  problemOfTorso,
  problemOfWarp,
} from './check-results.js';
import { createCompositor, type Compositor } from './compositor.js';
import { StageClock } from './stage-clock.js';
import type { TryOnFrame, TryOnSteps } from './try-on-frame.js';
import { tryOnKinds, type NamedInstance, type TryOnPlugins } from './try-on-plugins.js';
import { warpGarment } from './warp-garment.js';

export interface TryOnOptions {
  /** What the networks see; what suits the generator unless told otherwise. */
  readonly workingSize?: Size;
  /** In pixels of the frame: whom to dress. The largest person unless told otherwise. */
  readonly personAt?: Point;
  readonly clock?: StageClock;
  /** Composites elsewhere, in a worker for example; disposed with the session. Where it is called, unless told otherwise. */
  readonly compositor?: Compositor;
  /** Runs every stage, those whose result no plugin needs too, so that it can be looked at. */
  readonly everyStep?: boolean;
}

/** A frame, and where the person is in it. */
interface TrackedFrame {
  readonly source: VideoFrame;
  readonly pose: Pose | undefined;
}

/** A tracked frame with all that can be prepared while the frame before it is being dressed. */
interface PreparedFrame {
  readonly source: VideoFrame;
  readonly person: PreparedPerson | undefined;
}

interface PreparedPerson {
  /** In pixels of the frame. */
  readonly pose: Pose;
  readonly crop: Box;
  /** The crop at the working size. */
  readonly image: RgbImage;
  readonly mask: Mask | undefined;
}

/** A frame whose compositing is under way. */
interface DressedFrame {
  readonly source: VideoFrame;
  readonly result: Promise<RgbImage>;
  readonly steps: TryOnSteps | undefined;
}

const usualWorkingSize: Size = { width: 192, height: 256 };
/** How many frames a stage may run ahead of the next one. */
const ahead = 2;

/** One video's try-on. It owns the flow memory and the previous frame; two videos never share state. */
export class TryOnSession {
  readonly clock: StageClock;
  private readonly size: Size;
  private readonly compositor: Compositor;
  private readonly needsTorso: boolean;
  private readonly tracker: PersonTracker;
  private readonly window: CropWindow;
  private previous: PreviousFrame | undefined;
  /** The number of the frame that the tracker is looking at. */
  private tracking = 0;

  constructor(
    private readonly plugins: TryOnPlugins,
    private readonly garment: Garment,
    options: TryOnOptions = {},
  ) {
    this.clock = options.clock ?? new StageClock();
    this.size = options.workingSize ?? plugins.generator.instance.workingSize ?? usualWorkingSize;
    this.compositor = options.compositor ?? createCompositor(garment);
    const { warp, generator } = plugins;
    const isRead = warp.instance.needsTorso || generator.instance.needsTorso;
    this.needsTorso = isRead || options.everyStep === true;
    this.window = new CropWindow(this.size);
    const estimate = (image: RgbImage, region: Box) =>
      this.call('pose', this.tracking, (pose) => pose.estimate(image, region), problemOfPose);
    this.tracker = new PersonTracker({ estimate }, { personAt: options.personAt });
  }

  /** What the chosen plugins and the search for the person say that whoever watches should know, so far. */
  get warnings(): readonly string[] {
    const { warp, generator } = this.plugins;
    const ofPlugins = [warp, generator].flatMap(({ instance }) => instance.warnings ?? []);
    return [...ofPlugins, ...this.tracker.warnings];
  }

  /** The way of a frame. Stages run side by side; frames come out in order. */
  async *run(frames: AsyncIterable<VideoFrame>): AsyncGenerator<TryOnFrame> {
    await this.call('warp', 0, (warp) => warp.prepare(this.garment, this.size));
    const tracked = buffered(this.track(frames), ahead);
    const prepared = buffered(this.prepare(smoothPoses(tracked)), ahead);
    const dressed = buffered(this.dress(prepared), ahead);
    for await (const { source, result, steps } of dressed) {
      yield { source, result: await result, steps };
    }
  }

  async dispose(): Promise<void> {
    await this.compositor.dispose?.();
    for (const kind of tryOnKinds) await this.plugins[kind].instance.dispose?.();
  }

  /** Finds the person. */
  private async *track(frames: AsyncIterable<VideoFrame>): AsyncGenerator<TrackedFrame> {
    for await (const source of frames) {
      this.tracking = source.index;
      yield { source, pose: await this.tracker.track(source.image) };
    }
  }

  /** Cuts the person out and separates the person from the background. */
  private async *prepare(frames: AsyncIterable<TrackedFrame>): AsyncGenerator<PreparedFrame> {
    const { width, height } = this.size;
    for await (const { source, pose } of frames) {
      if (!pose) {
        yield { source, person: undefined };
        continue;
      }
      const crop = this.window.next(pose);
      const image = cropImage(source.image, crop, width, height, 'edge');
      const mask = this.plugins.parser.instance.needsPersonMask
        ? await this.segment(source, crop)
        : undefined;
      yield { source, person: { pose, crop, image, mask } };
    }
  }

  private async segment({ image, index }: VideoFrame, crop: Box): Promise<Mask> {
    const mask = await this.call(
      'personMask',
      index,
      (segmenter) => segmenter.segment(image, crop),
      problemOfMask,
    );
    return resizeMask(mask, this.size.width, this.size.height);
  }

  /** Puts the garment on; compositing one frame goes on while the next is dressed. */
  private async *dress(frames: AsyncIterable<PreparedFrame>): AsyncGenerator<DressedFrame> {
    for await (const { source, person } of frames) {
      if (!person) {
        yield { source, result: Promise.resolve(source.image), steps: undefined };
        continue;
      }
      const steps = await this.dressPerson(source, person);
      const { crop, image, flow, generated } = steps;
      const result = this.clock.time('composite', () =>
        this.compositor.composite({ frame: source.image, crop, image, flow, generated }),
      );
      // Awaited in order, later: until then a failure must not count as unhandled.
      result.catch(() => undefined);
      yield { source, result, steps };
    }
  }

  /** One step of the method: parse, extract the torso, warp with the flow memory, generate. */
  private async dressPerson(source: VideoFrame, person: PreparedPerson): Promise<TryOnSteps> {
    const { crop, image, mask: personMask } = person;
    const { size, previous } = this;
    const pose = poseInBox(person.pose, crop, size);
    const parsing = await this.call(
      'parser',
      source.index,
      (parser) => parser.parse({ image, pose, personMask }),
      (result) => problemOfParsing(result, size),
    );
    const torso = this.needsTorso
      ? await this.call(
          'torso',
          source.index,
          (extractor) => extractor.extract({ image, pose, parsing }),
          (result) => problemOfTorso(result, size),
        )
      : undefined;
    const memory = await this.call(
      'memory',
      source.index,
      async (policy) => policy.read(),
      problemOfMemory,
    );
    const { flow, lowResolution } = await this.call(
      'warp',
      source.index,
      (warp) => warp.warp({ previous, pose, parsing, torso, memory }),
      problemOfWarp,
    );
    const poseInFlow = poseInBox(pose, { x: 0, y: 0, ...size }, lowResolution);
    await this.call('memory', source.index, async (policy) =>
      policy.push(lowResolution, poseInFlow),
    );
    const warped = warpGarment(this.garment, flow);
    const generated = await this.call(
      'generator',
      source.index,
      (generator) => generator.generate({ previous, image, pose, parsing, torso, warped }),
      (result) => problemOfGenerated(result, size),
    );
    this.previous = { pose, parsing, tryOn: generated.tryOn };
    const inFrame = { pose: person.pose, crop, image, personMask };
    return { ...inFrame, parsing, torso, flow, warped, generated };
  }

  private call<Kind extends (typeof tryOnKinds)[number] & PluginKind, Result>(
    kind: Kind,
    frame: number,
    work: (instance: PluginKinds[Kind]) => Promise<Result>,
    check: (result: Result) => string | undefined = () => undefined,
  ): Promise<Result> {
    const plugin = this.plugins[kind] as unknown as NamedInstance<Kind>;
    // Keeping flows takes no time that is worth a line in a report.
    const clock = kind === 'memory' ? new StageClock() : this.clock;
    return callPlugin({ kind, plugin, frame, clock, work, check });
  }
}
